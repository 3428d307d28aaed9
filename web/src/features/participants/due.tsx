// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { useLocalText } from '../../ui/local-text.js';
import { useCan } from '../../ui/can.js';
import type { Subject, Verb } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import { useToday } from '../session/session.js';
import { isOpen } from '../person-file/model.js';
import type { EntryField, Person } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';

type DueKind = NonNullable<Person['due']>[number]['kind'];

interface Task {
  text: string;
  /** Where it is put right, for who may. */
  to?: string | undefined;
  fix?: string;
}

/** What a person's file still lacks, each with the way to put it right. */
export function Due({ person }: { person: Person }) {
  const t = useTexts();
  const tasks = useTasks(person);
  if (person.cases?.[0]?.status !== 'open') return null;
  return (
    <section className="app-due" aria-labelledby="due">
      <h2 className="h4" id="due">
        {t('due.title')}
      </h2>
      {tasks.length === 0 && <p className="mb-0">{t('due.none')}</p>}
      {tasks.length > 0 && (
        <ul>
          {tasks.map(({ text, to, fix }) => (
            <li key={text}>
              {text} {to && <Link to={to}>{fix}</Link>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Where something that is due is put right, and what one must be allowed to do for it. */
function placeOf(kind: DueKind): { page: string; verb: [Verb, Subject] } {
  if (kind === 'contact') return { page: 'anagrafica', verb: ['create', 'PersonContact'] };
  if (kind.startsWith('representative')) return { page: 'rete', verb: ['create', 'Representative'] };
  return { page: 'consensi', verb: ['create', 'Consent'] };
}

function useTasks(person: Person): Task[] {
  const t = useTexts();
  const local = useLocalText();
  const term = useTerms();
  const may = useCan();
  const today = useToday();
  const { id, missing, warnings, due, consents, enrolments, assignments } = person;
  const at = (allowed: boolean, to: string) => (allowed ? to : undefined);
  const open = enrolments.filter(enrolment => enrolment.admission !== 'declined' && isOpen(enrolment, today));
  const assigned = new Set(assignments.filter(assignment => isOpen(assignment, today)).map(({ enrolmentId }) => enrolmentId));
  const shares = consents?.some(consent => consent.purpose === 'sharing_with_partners' && consent.state === 'in_force') ?? true;
  const tasks: Task[] = [];
  if (missing && missing.length > 0) {
    const fields = (missing as EntryField[]).map(field => term(`field.${field}`)).join(', ');
    tasks.push({ text: t('due.entry', { fields }), to: at(may('update', 'Person'), `/persone/${id}/modifica`), fix: t('due.entryFix') });
  }
  if (warnings && warnings.length > 0) {
    tasks.push({ text: t('due.code'), to: at(may('update', 'Person'), `/persone/${id}/modifica`), fix: t('due.codeFix') });
  }
  for (const { kind, purpose, on } of due ?? []) {
    // The birth date is among what is missing for reporting, and a consent to share has a line of its own.
    if (kind === 'birth_date' || (kind === 'consent_expired' && purpose === 'sharing_with_partners')) continue;
    const place = placeOf(kind);
    tasks.push({
      text: t(`due.${kind}`, { purpose: purpose ? term(`purpose.${purpose}`) : '', date: formatDate(on) }),
      to: at(may(...place.verb), `/persone/${id}/${place.page}`),
      fix: t(`due.${kind}_fix`),
    });
  }
  if (!shares) tasks.push({ text: t('due.sharing'), to: at(may('create', 'Consent'), `/persone/${id}/consensi`), fix: t('due.sharingFix') });
  if (open.length === 0) {
    tasks.push({ text: t('due.enrolment'), to: at(may('create', 'Enrolment'), `/persone/${id}/iscrizioni/nuova`), fix: t('due.enrolmentFix') });
  }
  for (const enrolment of open) {
    const action = local(enrolment.action.name);
    if (enrolment.admission === 'waiting') tasks.push({ text: t('due.waiting', { action }) });
    else if (!assigned.has(enrolment.id) && shares) {
      const to = `/persone/${id}/iscrizioni/${enrolment.id}/affidamento`;
      tasks.push({ text: t('due.assignment', { action }), to: at(may('create', 'Assignment'), to), fix: t('due.assignmentFix') });
    }
  }
  return tasks;
}
