// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Item } from '../../api/types.js';
import { formatMinutes, formatNumber } from '../../ui/format.js';
import { useLocalText } from '../../ui/local-text.js';
import { useTerms } from '../person-file/terms.js';
import { useTexts } from './texts.js';

export type TimelineItem = Item<'/api/v1/people/{id}/timeline'>;
type Term = Parameters<ReturnType<typeof useTerms>>[0];
type Text = Parameters<ReturnType<typeof useTexts>>[0];
interface Local {
  it: string;
  en: string;
}

/** What an item says in one line. A kind of event that this client does not know yet is told without details. */
export function useWords(): (item: TimelineItem) => string {
  const t = useTexts();
  const term = useTerms();
  const local = useLocalText();
  return ({ event, detail }) => {
    const text = (key: string): string => (typeof detail[key] === 'string' || typeof detail[key] === 'number' ? String(detail[key]) : '');
    // Codes become keys of the term lists; the client's types cannot know which the server sends.
    const of = (list: string, key: string): string => (text(key) ? term(`${list}.${text(key)}` as Term) : '');
    const one = (list: string, code: string): string => t(`${list}.${code}` as Text);
    const named = (key: string): string => (isLocal(detail[key]) ? local(detail[key]) : '');
    const action = (): string => {
      const { code, name } = (detail['action'] ?? {}) as { code?: string; name?: Local };
      return name ? `${code ?? ''} ${local(name)}`.trim() : '';
    };
    switch (event) {
      case 'note':
        return t(detail['corrects'] ? 'event.noteCorrects' : detail['corrected'] ? 'event.noteCorrected' : 'event.note', { noteKind: of('noteKind', 'noteKind') });
      case 'document_added':
      case 'document_replaced':
      case 'document_withdrawn':
        return t(`event.${event}`, { title: text('title'), documentKind: of('documentKind', 'documentKind') });
      case 'consent_given':
      case 'consent_withdrawn':
        return t(`event.${event}`, { purpose: of('purpose', 'purpose') });
      case 'case_opened':
        return t('event.case_opened');
      case 'case_phase':
        return t('event.case_phase', { phase: of('phase', 'phase') });
      case 'case_concluded':
        return t('event.case_concluded', { outcome: of('outcome', 'outcome') });
      case 'handover_accepted':
        return t('event.handover_accepted', { from: text('from'), to: text('to') });
      case 'referral':
        return text('service') ? t('event.referral', { service: text('service') }) : t('event.referralBySelf');
      case 'enrolment_started':
      case 'enrolment_waiting':
      case 'enrolment_declined':
      case 'enrolment_ended':
      case 'waiting_requested':
        return t(`event.${event}`, { action: action() });
      case 'assignment_started':
      case 'assignment_ended':
        return t(`event.${event}`, { action: action(), partner: text('partner') });
      case 'activity':
        return t(detail['present'] ? 'event.activity' : 'event.activityAbsent', { title: text('title'), partner: text('partner'), minutes: formatMinutes(Number(detail['minutes'])) });
      case 'plan_opened':
      case 'plan_proposed':
      case 'plan_signed':
      case 'plan_refused':
      case 'plan_taken_back':
      case 'plan_activated':
      case 'plan_superseded':
      case 'plan_closed':
        return t(`event.${event}`, { number: text('number'), signatory: one('signatory', text('signatory') || 'nobody') });
      case 'plan_review':
        return t('event.plan_review', { decision: one('decision', text('decision')) });
      case 'levels': {
        const levels = detail['levels'] as { axis: string; level: number }[];
        return t('event.levels', { moment: one('moment', text('moment')), levels: levels.map(({ axis, level }) => `${term(`axis.${axis}` as Term)} ${level}`).join(', ') });
      }
      case 'assessment':
        return detail['total'] === null
          ? t('event.assessmentScored', { instrument: named('instrument') })
          : t('event.assessment', { instrument: named('instrument'), total: formatNumber(Number(detail['total'])) });
      case 'appointment':
        return t('event.appointment', { what: one('appointmentKind', text('appointmentKind')), status: one('appointmentStatus', text('status')) });
      case 'report_drafted':
      case 'report_finished':
        return t(`event.${event}`, { title: text('title') });
      default:
        return t('event.other');
    }
  };
}

const isLocal = (value: unknown): value is Local => typeof value === 'object' && value !== null && 'it' in value && 'en' in value;
