// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { useLocalText } from '../../ui/local-text.js';
import { useCan } from '../../ui/can.js';
import { useToday } from '../session/session.js';
import { isOpen } from '../person-file/model.js';
import type { EntryField, Person } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';

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

function useTasks(person: Person): Task[] {
  const t = useTexts();
  const local = useLocalText();
  const term = useTerms();
  const may = useCan();
  const today = useToday();
  const { id, missing, warnings, consents, enrolments, assignments } = person;
  const at = (allowed: boolean, to: string) => (allowed ? to : undefined);
  const open = enrolments.filter(enrolment => enrolment.admission !== 'declined' && isOpen(enrolment, today));
  const assigned = new Set(assignments.filter(assignment => isOpen(assignment, today)).map(({ enrolmentId }) => enrolmentId));
  const shares = consents?.some(consent => consent.purpose === 'sharing_with_partners' && !consent.withdrawnOn) ?? true;
  const tasks: Task[] = [];
  if (missing && missing.length > 0) {
    const fields = (missing as EntryField[]).map(field => term(`field.${field}`)).join(', ');
    tasks.push({ text: t('due.entry', { fields }), to: at(may('update', 'Person'), `/persone/${id}/modifica`), fix: t('due.entryFix') });
  }
  if (warnings && warnings.length > 0) {
    tasks.push({ text: t('due.code'), to: at(may('update', 'Person'), `/persone/${id}/modifica`), fix: t('due.codeFix') });
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
