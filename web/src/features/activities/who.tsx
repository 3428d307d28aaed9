// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import { api, ok } from '../../api/client.js';
import { localText } from '../../api/programme.js';
import type { Answer } from '../../api/types.js';
import { NumberField } from '../../ui/form/value-fields.js';
import { expectedAt } from './expected.js';
import type { Assignment, Expected, Known } from './expected.js';
import type { ActivityValues } from './form-values.js';
import { PresenceField } from './presence-field.js';
import { useTexts } from './texts.js';


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

/** Who was there: people by name, or counts by group, as the chosen action asks. */
export function Who({ known }: { known: Known }) {
  const t = useTexts();
  const [actionId, heldOn] = useWatch<ActivityValues, ['actionId', 'heldOn']>({ name: ['actionId', 'heldOn'] });
  const action = known.actions.find(one => one.id === actionId);
  const { people, groups } = expectedAt({ actionId, heldOn }, known);
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

function People({ people }: { people: Expected['people'] }) {
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
