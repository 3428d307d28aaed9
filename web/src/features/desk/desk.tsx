// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { Can, useCan } from '../../ui/can.js';
import { formatDate, formatDateTime } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { personName } from '../../ui/person-name.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { addressOf } from '../person-file/leads-to.js';
import { useSignedIn, useToday } from '../session/session.js';
import { roleName } from '../session/texts.js';
import { CaseloadSection } from './caseloads.js';
import './desk.css';
import { useChangeWords, useDesk } from './model.js';
import type { Desk } from './model.js';
import { useTexts } from './texts.js';

/** What somebody finds on landing: what is theirs to do. */
export default function DeskPage() {
  const t = useTexts();
  const { account, role } = useSignedIn();
  const query = useDesk();
  const holdsCases = useCan()('read', 'Appointment');
  return (
    <Loaded query={query} page>
      {desk => (
        <Page
          title={t('hello', { name: account.name })}
          personal
          lead={
            <p>
              {t('leadNone', { role: roleName(role.role) })}{' '}
              {desk.people > 0 && <Link to="/persone">{t('people', { count: desk.people })}</Link>}
            </p>
          }
          actions={
            <Can do="create" on="Note">
              <Link className="btn btn-primary" to="/nota">{t('note')}</Link>
            </Can>
          }
        >
          <div className="app-desk">
            <DueSection due={desk.due} />
            <Can do="read" on="Caseload">
              <CaseloadSection />
            </Can>
            {holdsCases && <AgendaSection agenda={desk.agenda} />}
            {holdsCases && desk.lastVisitAt && <ChangesSection desk={desk} at={desk.lastVisitAt} />}
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function DueSection({ due }: { due: Desk['due'] }) {
  const t = useTexts();
  return (
    <section aria-labelledby="due">
      <h2 id="due" className="h4">{t('due')}</h2>
      {due.length === 0 ? (
        <p>{t('dueNone')}</p>
      ) : (
        <>
          <ul>
            {due.map(({ kind, count, overdue }) => (
              <li key={kind}>
                <Link to={`/scadenze?kind=${kind}`}>{t(`count.${kind}`, { count })}</Link>{' '}
                {overdue > 0 && <StatusBadge tone="warning">{t('overdue', { count: overdue })}</StatusBadge>}
              </li>
            ))}
          </ul>
          <p className="mt-3">
            <Link className="btn btn-outline-primary btn-sm" to="/scadenze">{t('dueAll')}</Link>
          </p>
        </>
      )}
    </section>
  );
}

function AgendaSection({ agenda }: { agenda: Desk['agenda'] }) {
  const t = useTexts();
  const today = useToday();
  const days = [...new Set(agenda.map(({ heldOn }) => heldOn))];
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda" className="h4">{t('agenda')}</h2>
      {agenda.length === 0 && <p>{t('agendaNone')}</p>}
      {days.map(day => (
        <div key={day}>
          <h3 className="h6 mt-3 mb-0">{day === today ? `${t('today')}, ${formatDate(day)}` : formatDate(day)}</h3>
          <ul>
            {agenda.filter(({ heldOn }) => heldOn === day).map(one => (
              <li key={one.id}>
                <span className="app-desk-time">{one.startsAt}</span>{' '}
                <Link to={`/appuntamenti/${one.id}`}>{`${t(`kinds.${one.kind}`)}: ${personName(one.person)}`}</Link>
                {one.place && <span className="d-block text-secondary">{one.place}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="mt-3">
        <Link className="btn btn-outline-primary btn-sm" to="/agenda">{t('agendaAll')}</Link>
      </p>
    </section>
  );
}

function ChangesSection({ desk: { changes, changeCount }, at }: { desk: Desk; at: string }) {
  const t = useTexts();
  const words = useChangeWords();
  return (
    <section aria-labelledby="changes" className="app-desk-wide">
      <h2 id="changes" className="h4">{t('changes')}</h2>
      {changes.length === 0 ? (
        <p>{t('changesNone')}</p>
      ) : (
        <>
          <p>{t('changesLead', { date: formatDateTime(at) })}</p>
          <ul>
            {changes.map(change => (
              <li key={`${change.kind}${change.key}`}>
                <Link to={addressOf(change.leadsTo, change.personId) ?? '/persone'}>{change.person ? personName(change.person) : ''}</Link>{' '}
                {words(change)} <span className="text-secondary">{formatDateTime(change.at)}</span>
              </li>
            ))}
          </ul>
          {changeCount > changes.length && (
            <p className="mt-3">
              <Link className="btn btn-outline-primary btn-sm" to="/novita">{t('changesAll', { count: changeCount })}</Link>
            </p>
          )}
        </>
      )}
    </section>
  );
}
