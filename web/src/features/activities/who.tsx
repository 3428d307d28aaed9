// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { api, ok } from '../../api/client.js';
import { localText } from '../../api/programme.js';
import type { ProgrammeAction } from '../../api/programme.js';
import type { Answer, Item } from '../../api/types.js';
import { NumberField } from '../../ui/form/value-fields.js';
import { personName } from '../../ui/person-name.js';
import type { Activity } from './activity.js';
import type { ActivityValues, Shown } from './form-values.js';
import { PresenceField } from './presence-field.js';
import { useTexts } from './texts.js';

type Assignment = Item<'/api/v1/assignments'>;

/** Everybody who is assigned to one's organisation now, whole: whom to mark present is chosen among them. */
export function useAssignments() {
  return useQuery({ queryKey: ['assignments', 'all'], queryFn: ({ signal }) => allAssignments(signal) });
}

async function allAssignments(signal: AbortSignal): Promise<Assignment[]> {
  const all: Assignment[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor && { cursor }) };
    const page: Answer<'/api/v1/assignments', 'get'> = await ok(api.GET('/api/v1/assignments', { params: { query }, signal }));
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return all;
}

interface WhoProps {
  actions: readonly ProgrammeAction[];
  assignments: readonly Assignment[];
  /** Who stands in the activity that is corrected. */
  attendances: Activity['attendances'];
  /** Told what is on the page, for the sending. */
  shown: Shown;
}

/** Who was there: people by name, or counts by group, as the chosen action asks. */
export function Who({ actions, assignments, attendances, shown }: WhoProps) {
  const t = useTexts();
  const [actionId, heldOn] = useWatch<ActivityValues, ['actionId', 'heldOn']>({ name: ['actionId', 'heldOn'] });
  const action = actions.find(one => one.id === actionId);
  const people = action?.namedParticipants ? expected(action, heldOn, assignments, attendances, t('detail.unnamed')) : [];
  const groups = action?.countedAudience ? action.targetGroups.filter(group => group.kind === 'audience') : [];
  useEffect(() => {
    shown.enrolmentIds = people.map(person => person.enrolmentId);
    shown.groupIds = groups.map(group => group.id);
  });
  if (!action) {
    return (
      <section>
        <h2>{t('form.who')}</h2>
        <p>{t('form.pickAction')}</p>
      </section>
    );
  }
  return (
    <>
      {action.namedParticipants && (
        <section>
          <h2>{t('form.who')}</h2>
          {people.length === 0 ? <p>{t('form.nobody')}</p> : <People people={people} />}
        </section>
      )}
      {groups.length > 0 && (
        <section>
          <h2>{t('form.counts')}</h2>
          <p className="app-form-note">{t('form.countsHint')}</p>
          {groups.map(group => (
            <NumberField key={group.id} name={`groups.${group.id}`} label={localText(group.name)} min={0} max={100_000} />
          ))}
        </section>
      )}
    </>
  );
}

interface Expected {
  enrolmentId: string;
  name: string;
}

/** Those assigned for the action on the day, and those who stand in the activity already. */
function expected(action: ProgrammeAction, heldOn: string, assignments: readonly Assignment[], attendances: Activity['attendances'], unnamed: string): Expected[] {
  const assigned = assignments
    .filter(one => one.action.id === action.id && one.startsOn <= heldOn && (!one.endsOn || heldOn <= one.endsOn))
    .map(one => ({ enrolmentId: one.enrolmentId, name: one.person ? personName(one.person) : unnamed }));
  const known = new Set(assigned.map(one => one.enrolmentId));
  const former = attendances
    .filter(one => !known.has(one.enrolmentId))
    .map(one => ({ enrolmentId: one.enrolmentId, name: one.person ? personName(one.person) : unnamed }));
  return [...assigned.sort((a, b) => a.name.localeCompare(b.name, 'it')), ...former];
}

function People({ people }: { people: readonly Expected[] }) {
  const t = useTexts();
  const { setValue } = useFormContext<ActivityValues>();
  const entries = useWatch<ActivityValues, 'people'>({ name: 'people' });
  const markAll = () => people.forEach(({ enrolmentId }) => setValue(`people.${enrolmentId}.presence`, 'present', { shouldDirty: true }));
  return (
    <>
      <p className="app-form-note">{t('form.whoHint')}</p>
      {people.length > 1 && (
        <button type="button" className="btn btn-outline-primary btn-sm mb-4" onClick={markAll}>
          {t('form.allPresent')}
        </button>
      )}
      {people.map(({ enrolmentId, name }) => (
        <div className="app-person-line" key={enrolmentId}>
          <PresenceField name={`people.${enrolmentId}.presence`} label={name} />
          {entries?.[enrolmentId]?.presence === 'present' && (
            <NumberField name={`people.${enrolmentId}.minutes`} label={t('form.minutesOf', { name })} min={1} max={1440} suffix={t('form.minutesSuffix')} />
          )}
        </div>
      ))}
    </>
  );
}
