// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok, versioned } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { formatDate } from '../../ui/format.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { etagOf, matching } from '../person-file/model.js';
import type { Case } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { useForgetPeople } from '../person-file/use-person.js';
import { useToday } from '../session/session.js';
import { useTexts } from './texts.js';

/** Moves the case to one of the phases that may follow, from a day on. */
export function PhaseDialog({ current, onClose }: { current: Case; onClose: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const term = useTerms();
  const today = useToday();
  const forget = useForgetPeople();
  const values = { phase: current.nextPhases.length === 1 ? (current.nextPhases[0] as string) : '', phaseOn: today };
  const facts = ({ status, phase, phaseOn, caseManager }: Pick<Case, 'status' | 'phase' | 'phaseOn' | 'caseManager'>) => [
    { label: t('standing'), value: term(`caseStatus.${status}`) },
    { label: t('phase'), value: `${term(`phase.${phase}`)}, ${formatDate(phaseOn)}` },
    { label: t('heldBy'), value: caseManager },
  ];
  const form = useRecordForm({
    values,
    etag: etagOf(current),
    draftKey: false,
    facts: facts(current),
    reload: async () => {
      const { data, etag } = await versioned(api.GET('/api/v1/cases/{id}', { params: { path: { id: current.id } } }));
      return { values, etag, facts: facts(data) };
    },
    save: ({ phase, phaseOn }, headers) =>
      ok(api.PATCH('/api/v1/cases/{id}', { params: { path: { id: current.id }, header: matching(headers) }, body: { phase: phase as Case['phase'], phaseOn }, headers })),
    onSaved: async () => {
      await forget();
      onClose();
      notify('success', t('moved'));
    },
  });
  return (
    <Dialog title={t('moveTitle')} onClose={onClose}>
      <RecordForm
        form={form}
        submitLabel={t('move')}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        <RadioField name="phase" label={t('movePhase')} required options={current.nextPhases.map(phase => ({ value: phase, label: term(`phase.${phase}`) }))} />
        <DateField name="phaseOn" label={t('moveOn')} required min={current.phaseOn} max={today} />
      </RecordForm>
    </Dialog>
  );
}
