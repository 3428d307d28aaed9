// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Link, useNavigate, useParams } from 'react-router';
import { api, versioned } from '../../api/client.js';
import { useLanguage } from '../../i18n/index.js';
import { RadioField, SelectField } from '../../ui/form/choice-fields.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { DateField, NumberField } from '../../ui/form/value-fields.js';
import { formatNumber } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { notify } from '../../ui/toasts.js';
import { fullName } from '../person-file/model.js';
import type { Person } from '../person-file/model.js';
import { usePerson } from '../person-file/use-person.js';
import { useToday } from '../session/session.js';
import './assessments.css';
import { measuresOf, raters, useInstruments } from './model.js';
import type { Assessment, Instrument } from './model.js';
import { useTexts } from './texts.js';

type Values = { instrumentId: string; assessedOn: string; rater: string; note: string; compartment: string; scores: Record<string, number | null> };

/** Records an assessment: the instrument decides which scores are asked. */
export default function NewAssessment() {
  const { id = '' } = useParams();
  const person = usePerson(id);
  const instruments = useInstruments();
  return (
    <Loaded query={person} page>
      {({ data }) => <Loaded query={instruments} page>{({ items }) => <Form person={data} instruments={items} />}</Loaded>}
    </Loaded>
  );
}

function Form({ person, instruments }: { person: Person; instruments: readonly Instrument[] }) {
  const t = useTexts();
  const language = useLanguage();
  const today = useToday();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const back = `/persone/${person.id}/valutazioni`;
  const chosen = (id: string) => instruments.find(one => one.id === id);
  const form = useRecordForm<Values, unknown>({
    values: { instrumentId: '', assessedOn: today, rater: 'operator', note: '', compartment: 'general', scores: {} },
    about: ({ compartment }) => ({ personId: person.id, compartments: [compartment] }),
    save: ({ instrumentId, assessedOn, rater, note, compartment, scores }, headers) =>
      versioned(
        api.POST('/api/v1/people/{id}/assessments', {
          params: { path: { id: person.id } },
          body: {
            instrumentId, assessedOn, rater: rater as Assessment['rater'], note: note || null, compartment: compartment as Assessment['compartment'],
            scores: sent(chosen(instrumentId), scores),
          },
          headers,
        }),
      ),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['assessments'] });
      notify('success', t('form.saved'));
      await navigate(back);
    },
  });
  const [instrumentId, scores] = useWatch({ control: form.methods.control, name: ['instrumentId', 'scores'] });
  const instrument = chosen(instrumentId);
  const measures = instrument ? measuresOf(instrument) : [];
  const places = person.compartments ?? ['general'];
  return (
    <Page title={t('form.title', { name: fullName(person) })} personal lead={t('form.lead')}>
      <RecordForm form={form} submitLabel={t('form.submit')} cancel={<Link className="btn btn-outline-primary" to={back}>{t('form.cancel')}</Link>}>
        <SelectField name="instrumentId" label={t('form.instrument')} hint={instrument?.note?.[language]} required options={instruments.map(one => ({ value: one.id, label: one.name[language] }))} />
        <DateField name="assessedOn" label={t('form.on')} required max={today} />
        <RadioField name="rater" label={t('form.rater')} required options={raters.map(value => ({ value, label: t(`raters.${value}`) }))} />
        {measures.length > 0 && (
          <fieldset>
            <legend className="h5">{t('form.scores')}</legend>
            <p role="status">{t('form.soFar', { done: measures.filter(({ key }) => scores[key] !== null && scores[key] !== undefined).length, all: measures.length })}</p>
            <div className="app-scores">
              {measures.map(({ key, name, min, max, whole }) => (
                <NumberField
                  key={`${instrumentId}${key}`}
                  name={`scores.${key}`}
                  label={name?.[language] ?? (key === 'total' ? t('total') : t('form.item', { number: key }))}
                  hint={t('form.range', { min: formatNumber(min), max: formatNumber(max) })}
                  required
                  decimals={whole ? 0 : 2}
                  min={min}
                  max={max}
                />
              ))}
            </div>
          </fieldset>
        )}
        <TextField name="note" label={t('form.note')} rows={3} maxLength={2000} />
        {places.length > 1 && <RadioField name="compartment" label={t('form.compartment')} hint={t('form.compartmentHint')} options={places.map(value => ({ value, label: t(`compartments.${value}`) }))} />}
      </RecordForm>
    </Page>
  );
}

/** Scores of the chosen instrument alone: those typed for another one before are left behind. */
function sent(instrument: Instrument | undefined, scores: Values['scores']): { key: string; value: number }[] {
  if (!instrument) return [];
  return measuresOf(instrument).flatMap(({ key }) => {
    const value = scores[key];
    return value === null || value === undefined ? [] : [{ key, value }];
  });
}
