// SPDX-License-Identifier: AGPL-3.0-or-later
import { SelectField } from '../../ui/form/choice-fields.js';
import { TextField } from '../../ui/form/text-field.js';
import { DateField, EuroField } from '../../ui/form/value-fields.js';
import { useContentsTexts } from './contents-texts.js';
import { useTexts } from './texts.js';

const MONTHS = [3, 6, 1, 2, 4, 5, 7, 8, 9, 10, 11, 12];

// A type and not an interface: react-hook-form asks for an index signature.
export type PlanValues = {
  startsOn: string;
  endsOn: string;
  reviewOn: string;
  wishes: string;
  history: string;
  teamEvaluation: string;
  crisisPlan: string;
  reviewMonths: string;
  agreedTotalCents: number | null;
};

export const BLANK_PLAN: PlanValues = { startsOn: '', endsOn: '', reviewOn: '', wishes: '', history: '', teamEvaluation: '', crisisPlan: '', reviewMonths: '6', agreedTotalCents: null };

const text = (value: string) => value.trim() || null;

export const toBody = ({ startsOn, endsOn, reviewOn, wishes, history, teamEvaluation, crisisPlan, reviewMonths, agreedTotalCents }: PlanValues) => ({
  startsOn,
  endsOn: endsOn || null,
  reviewOn: reviewOn || null,
  wishes: text(wishes),
  history: text(history),
  teamEvaluation: text(teamEvaluation),
  crisisPlan: text(crisisPlan),
  reviewMonths: Number(reviewMonths),
  agreedTotalCents,
});

/** Dates of a plan, the person in their own words, and what the team says. */
export function PlanFields({ opening = false }: { /** Only what is needed to begin. */ opening?: boolean }) {
  const t = useTexts();
  const c = useContentsTexts();
  return (
    <>
      <DateField name="startsOn" label={t('form.starts')} hint={t('form.startsHint')} required />
      <DateField name="endsOn" label={t('form.ends')} hint={t('form.endsHint')} />
      <DateField name="reviewOn" label={t('form.review')} hint={t('form.reviewHint')} />
      <SelectField name="reviewMonths" label={c('fields.months')} required options={MONTHS.map(count => ({ value: String(count), label: c('fields.monthsOption', { count }) }))} />
      <TextField name="wishes" label={t('form.wishes')} hint={t('form.wishesHint')} rows={5} maxLength={4000} />
      {!opening && (
        <>
          <TextField name="history" label={c('fields.history')} hint={c('fields.historyHint')} rows={5} maxLength={8000} />
          <TextField name="teamEvaluation" label={c('fields.evaluation')} rows={5} maxLength={8000} />
          <TextField name="crisisPlan" label={c('fields.crisis')} hint={c('fields.crisisHint')} rows={5} maxLength={8000} />
          <EuroField name="agreedTotalCents" label={c('fields.agreed')} hint={c('fields.agreedHint')} />
        </>
      )}
    </>
  );
}
