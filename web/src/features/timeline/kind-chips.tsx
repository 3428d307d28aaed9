// SPDX-License-Identifier: AGPL-3.0-or-later
import { useSearchParams } from 'react-router';
import { useCan } from '../../ui/can.js';
import type { Subject } from '../../ui/can.js';
import { useTexts } from './texts.js';

/** What a timeline is narrowed by, and what one must be able to read for it to hold anything. */
const chips = [
  ['note', 'Note'], ['document', 'Document'], ['activity', 'Activity'], ['plan', 'Plan'], ['assessment', 'Assessment'], ['appointment', 'Appointment'], ['report', 'SocialReport'], ['level', 'AxisLevel'], ['case', 'Case'],
  ['enrolment', 'Enrolment'], ['assignment', 'Assignment'], ['consent', 'Consent'], ['referral', 'Referral'],
] as const satisfies readonly (readonly [string, Subject])[];

const param = 'tipi';
const readingsParam = 'letture';

/** Whether the address asks for who read the file, too. */
export const readingsIn = (search: URLSearchParams): boolean => search.get(readingsParam) === 'si';

/** The kinds chosen in the address; none means all. */
export const kindsIn = (search: URLSearchParams): string[] => {
  const chosen = search.get(param)?.split(',') ?? [];
  return chips.map(([kind]) => kind).filter(kind => chosen.includes(kind));
};

/** One button for each kind, pressed or not; the address holds which. */
export function KindChips() {
  const t = useTexts();
  const may = useCan();
  const [search, setSearch] = useSearchParams();
  const chosen = kindsIn(search);
  const choose = (kinds: readonly string[]) => {
    const next = new URLSearchParams(search);
    if (kinds.length > 0) next.set(param, kinds.join(','));
    else next.delete(param);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  const shown = readingsIn(search);
  const toggleReadings = () => {
    const next = new URLSearchParams(search);
    if (shown) next.delete(readingsParam);
    else next.set(readingsParam, 'si');
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  return (
    <div className="app-chips d-print-none" role="group" aria-label={t('filter')}>
      <button type="button" className="app-chip" aria-pressed={chosen.length === 0} onClick={() => choose([])}>
        {t('everything')}
      </button>
      {chips
        .filter(([, subject]) => may('read', subject))
        .map(([kind]) => (
          <button
            key={kind}
            type="button"
            className="app-chip"
            aria-pressed={chosen.includes(kind)}
            onClick={() => choose(chosen.includes(kind) ? chosen.filter(other => other !== kind) : [...chosen, kind])}
          >
            {t(`kind.${kind}`)}
          </button>
        ))}
      {may('read', 'Reading') && (
        <button type="button" className="app-chip" aria-pressed={shown} onClick={toggleReadings}>
          {t('kind.reading')}
        </button>
      )}
    </div>
  );
}
