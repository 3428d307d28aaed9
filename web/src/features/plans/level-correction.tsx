// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { api, ok, versioned } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { RadioField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField } from '../../ui/form/value-fields.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { etagOf, matching } from '../person-file/model.js';
import { useToday } from '../session/session.js';
import { levelOptions } from './level-options.js';
import { useTexts } from './texts.js';
import type { Level, Words } from './words.js';

const valuesOf = ({ level, assessedOn }: Level) => ({ level: String(level), assessedOn });

/** A level or a day written by mistake, put right. */
export function LevelCorrection({ level, personId, words, onClose }: { level: Level; personId: string; words: Words; onClose: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const today = useToday();
  const queries = useQueryClient();
  const form = useRecordForm({
    values: valuesOf(level),
    etag: etagOf(level),
    draftKey: `/livelli/${level.id}`,
    about: { personId },
    reload: async () => {
      const { items } = await ok(api.GET('/api/v1/cases/{id}/axis-levels', { params: { path: { id: level.caseId } } }));
      const now = items.find(({ id }) => id === level.id) ?? level;
      return { values: valuesOf(now), etag: etagOf(now) };
    },
    save: ({ level: value, assessedOn }, headers) =>
      versioned(api.PATCH('/api/v1/axis-levels/{id}', { params: { path: { id: level.id }, header: matching(headers) }, body: { level: Number(value), assessedOn }, headers })),
    onSaved: async () => {
      await Promise.all([['axis-levels', level.caseId], ['people']].map(queryKey => queries.invalidateQueries({ queryKey })));
      onClose();
      notify('success', t('levels.corrected'));
    },
  });
  return (
    <Dialog title={t('levels.correctTitle', { axis: words.axis(level.axis), moment: t(`levels.${level.moment}`) })} onClose={onClose}>
      <RecordForm form={form} submitLabel={t('levels.correctSubmit')} cancel={<button type="button" className="btn btn-outline-primary" onClick={onClose}>{ui('cancel')}</button>}>
        <RadioField name="level" label={t('levels.value')} required options={levelOptions(words, level.axis)} />
        <DateField name="assessedOn" label={t('levels.on')} required max={today} />
      </RecordForm>
    </Dialog>
  );
}
