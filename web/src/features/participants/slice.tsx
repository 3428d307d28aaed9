// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { AreaTag } from '../../ui/area-tag.js';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatEuro, formatNumber } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { useLocalText } from '../../ui/local-text.js';
import { Page } from '../../ui/page.js';
import { ActivitiesSection } from './activities-section.js';
import { usePeriod } from './enrolments-section.js';
import { areaOf, fullName } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import './participants.css';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';

/** What a partner sees of a person: the name, and what is assigned to it. */
export function Slice({ person }: { person: Person }) {
  const t = useTexts();
  const local = useLocalText();
  const period = usePeriod();
  return (
    <Page
      title={fullName(person)}
      personal
      lead={<p>{t('slice.lead')}</p>}
      actions={
        <Can do="create" on="Activity">
          <Link className="btn btn-primary" to={`/attivita/nuova?personId=${person.id}`}>
            {t('slice.report')}
          </Link>
        </Can>
      }
    >
      <section aria-labelledby="slice">
        <h2 className="h4" id="slice">
          {t('slice.title')}
        </h2>
        {person.assignments.map(assignment => {
          const { id, area, action, purpose } = assignment;
          return (
            <article className="app-card" key={id} aria-label={`${action.code} ${local(action.name)}`}>
              <p className="mb-1">
                <AreaTag area={areaOf(area.key)} />
              </p>
              <h3 className="h5">{`${action.code} ${local(action.name)}`}</h3>
              <Facts
                facts={[
                  { label: t('slice.purpose'), value: purpose },
                  { label: t('slice.period'), value: period(assignment) },
                ]}
              />
            </article>
          );
        })}
      </section>
      <Lines personId={person.id} />
      <ActivitiesSection personId={person.id} />
    </Page>
  );
}

/** The lines of the person's budget that the partner provides. */
function Lines({ personId }: { personId: string }) {
  const t = useTexts();
  const term = useTerms();
  const period = usePeriod();
  const query = useQuery({
    queryKey: ['plan-lines', personId],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/plan-lines', { params: { query: { personId, limit: 100 } }, signal })),
  });
  return (
    <section aria-labelledby="lines">
      <h2 className="h4" id="lines">
        {t('slice.lines')}
      </h2>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('slice.noLines')}</p>
          ) : (
            <DataTable
              caption={t('slice.lines')}
              rows={items}
              rowKey={line => line.id}
              columns={[
                { key: 'item', header: t('slice.item'), cell: line => line.item },
                { key: 'quantity', header: t('slice.quantity'), align: 'end', cell: line => `${formatNumber(Number(line.quantity), 3)} ${term(`unit.${line.unit}`)}` },
                { key: 'period', header: t('slice.period'), cell: period },
                { key: 'amount', header: t('slice.amount'), align: 'end', cell: line => formatEuro(line.amountCents) },
              ]}
            />
          )
        }
      </Loaded>
    </section>
  );
}
