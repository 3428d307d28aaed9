// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { areaLabel, useProgramme } from '../../api/programme.js';
import type { Answer } from '../../api/types.js';
import { AreaTag } from '../../ui/area-tag.js';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useTexts } from './texts.js';

type Partner = Answer<'/api/v1/partners/{id}', 'get'>;

/** One partner: registration, areas, groupings with every share. */
export default function PartnerPage() {
  const t = useTexts();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['partners', id], queryFn: ({ signal }) => ok(api.GET('/api/v1/partners/{id}', { params: { path: { id } }, signal })) });
  const areas = (useProgramme().data?.areas ?? []).map(area => ({ id: area.id, ...areaLabel(area) }));
  return (
    <Loaded query={query} page>
      {partner => (
        <Page title={partner.name} lead={<p>{t(`sections.${partner.runtsSection}`)}</p>}>
          <p className="app-tags mb-4">
            {partner.areas.map(({ id: areaId, number, key }) => (
              <AreaTag key={areaId} area={{ number, name: areas.find(area => area.id === areaId)?.name ?? key }} />
            ))}
          </p>
          <Facts
            blank={t('blank')}
            facts={[
              { label: t('taxCode'), value: partner.taxCode },
              { label: t('runtsNumber'), value: partner.runtsNumber },
              { label: t('registeredOn'), value: formatDate(partner.runtsRegisteredOn) },
              { label: t('checkedOn'), value: formatDate(partner.runtsCheckedOn) },
              { label: t('representative'), value: partner.legalRepresentative },
            ]}
          />
          <Groupings partner={partner} />
          <Can do="read" on="Allocation">
            <p>
              <Link to={`/assegnazioni?partner=${partner.id}`}>{t('allocations')}</Link>
            </p>
          </Can>
        </Page>
      )}
    </Loaded>
  );
}

function Groupings({ partner }: { partner: Partner }) {
  const t = useTexts();
  return (
    <section className="app-section" aria-labelledby="groupings">
      <h2 id="groupings">{t('groupings')}</h2>
      {partner.groupings.length === 0 && <p>{t('noGroupings')}</p>}
      {partner.groupings.map(grouping => (
        <div key={grouping.id}>
          <h3 className="h5">{`${t(`kinds.${grouping.kind}`)} · ${grouping.name}`}</h3>
          <DataTable
            caption={grouping.name}
            rows={grouping.members}
            rowKey={member => member.partnerId}
            rowTo={member => `/partner/${member.partnerId}`}
            columns={[
              { key: 'member', header: t('member'), cell: member => (member.lead ? `${member.name} (${t('lead_partner')})` : member.name) },
              { key: 'share', header: t('share'), align: 'end', cell: member => `${formatNumber(member.shareBasisPoints / 100)}%` },
            ]}
          />
        </div>
      ))}
    </section>
  );
}
