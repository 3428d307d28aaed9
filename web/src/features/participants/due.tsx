// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import type { Item } from '../../api/types.js';
import { useCan } from '../../ui/can.js';
import type { Subject, Verb } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { useLocalText } from '../../ui/local-text.js';
import { isOpen } from '../person-file/model.js';
import type { EntryField, Person, Purpose } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useToday } from '../session/session.js';
import { useTexts } from './texts.js';

type Missing = Item<'/api/v1/people/{id}/tasks'>;

interface Task {
  text: string;
  /** Where it is put right, for who may. */
  to?: string | undefined;
  fix?: string;
}

/** What a person's file still lacks, each with the way to put it right: first what something depends on. */
export function Due({ person }: { person: Person }) {
  const t = useTexts();
  const open = person.cases?.[0]?.status === 'open';
  const query = useQuery({
    queryKey: ['people', person.id, 'tasks'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/people/{id}/tasks', { params: { path: { id: person.id } }, signal })),
    enabled: open,
  });
  if (!open) return null;
  return (
    <section className="app-due" aria-labelledby="due">
      <h2 className="h4" id="due">
        {t('due.title')}
      </h2>
      <Loaded query={query}>{({ items }) => <Tasks person={person} items={items} />}</Loaded>
    </section>
  );
}

function Tasks({ person, items }: { person: Person; items: Missing[] }) {
  const t = useTexts();
  const taskOf = useTaskOf(person);
  const work = useWork(person);
  const needed = [...items.filter(item => item.needed).map(taskOf), ...work];
  const also = items.filter(item => !item.needed).map(taskOf);
  return (
    <>
      {needed.length === 0 && <p className={also.length === 0 ? 'mb-0' : ''}>{t('due.none')}</p>}
      <List tasks={needed} />
      {also.length > 0 && (
        <>
          <h3 className="h6">{t('due.also')}</h3>
          <List tasks={also} />
        </>
      )}
    </>
  );
}

function List({ tasks }: { tasks: readonly Task[] }) {
  if (tasks.length === 0) return null;
  return (
    <ul>
      {tasks.map(({ text, to, fix }) => (
        <li key={text}>
          {text} {to && <Link to={to}>{fix}</Link>}
        </li>
      ))}
    </ul>
  );
}

/** Where something that is missing is put right, and what one must be allowed to do for it. */
const PLACES: Record<Missing['code'], { page: string; verb: [Verb, Subject] }> = {
  name: { page: 'modifica', verb: ['update', 'Person'] },
  reporting: { page: 'modifica', verb: ['update', 'Person'] },
  unasked: { page: 'modifica', verb: ['update', 'Person'] },
  tax_code: { page: 'modifica', verb: ['update', 'Person'] },
  participation: { page: 'percorso', verb: ['update', 'Participation'] },
  contact: { page: 'anagrafica', verb: ['create', 'PersonContact'] },
  taking_in_charge: { page: 'consensi', verb: ['create', 'Consent'] },
  consent_expired: { page: 'consensi', verb: ['create', 'Consent'] },
  consent_expiring: { page: 'consensi', verb: ['create', 'Consent'] },
  representative: { page: 'rete', verb: ['create', 'Representative'] },
  representative_act: { page: 'rete', verb: ['create', 'Representative'] },
  representative_ending: { page: 'rete', verb: ['create', 'Representative'] },
};

/** A task in words, with where to put it right. */
function useTaskOf(person: Person): (item: Missing) => Task {
  const t = useTexts();
  const term = useTerms();
  const may = useCan();
  const lacking = person.participations?.find(({ missing }) => missing.length > 0);
  return ({ code, fields, purpose, on }) => {
    const { page, verb } = PLACES[code];
    const at = code === 'participation' && lacking ? `partecipazioni/${lacking.id}` : page;
    return {
      text: t(`due.${code}`, {
        fields: fields.map(field => (code === 'name' || code === 'tax_code' ? t(`due.fields.${field as 'givenName'}`) : term(`field.${field as EntryField}`))).join(', '),
        purpose: purpose ? term(`purpose.${purpose as Purpose}`) : '',
        date: formatDate(on),
      }),
      to: may(...verb) ? `/persone/${person.id}/${at}` : undefined,
      fix: t(`due.${code}_fix`),
    };
  };
}

/** What follows from how the work stands: a code that disagrees, sharing, enrolments, assignments. */
function useWork(person: Person): Task[] {
  const t = useTexts();
  const local = useLocalText();
  const may = useCan();
  const today = useToday();
  const { id, warnings, consents, enrolments, assignments } = person;
  const at = (allowed: boolean, to: string) => (allowed ? to : undefined);
  const open = enrolments.filter(enrolment => enrolment.admission !== 'declined' && isOpen(enrolment, today));
  const assigned = new Set(assignments.filter(assignment => isOpen(assignment, today)).map(({ enrolmentId }) => enrolmentId));
  const shares = consents?.some(consent => consent.purpose === 'sharing_with_partners' && consent.state === 'in_force') ?? true;
  const expired = consents?.some(consent => consent.purpose === 'sharing_with_partners' && consent.state === 'expired') ?? false;
  const tasks: Task[] = [];
  if (warnings && warnings.length > 0) {
    tasks.push({ text: t('due.code'), to: at(may('update', 'Person'), `/persone/${id}/modifica`), fix: t('due.codeFix') });
  }
  // A consent that ran out is a task of its own.
  if (!shares && !expired) tasks.push({ text: t('due.sharing'), to: at(may('create', 'Consent'), `/persone/${id}/consensi`), fix: t('due.sharingFix') });
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
