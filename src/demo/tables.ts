// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Decision, VersionCopy } from './plan-signatory-rows.js';

/** What a column takes: instants and civil dates as text, jsonb as text, uuid[] as a list. */
export type Value = string | number | boolean | null | Buffer | readonly string[];

/** The tables that the demo fills and their columns, each after those it refers to. What is not named takes its default. */
export const TABLES = {
  'access.organisation': ['id', 'kind', 'name'],
  'access.account': ['id', 'email', 'given_name', 'family_name', 'password_hash', 'demo', 'created_at'],
  'access.account_role': ['id', 'account_id', 'role', 'organisation_id', 'convenzione_id', 'area_ids', 'valid_from'],
  'access.mail': ['id', 'account_id', 'email', 'locale', 'kind', 'params', 'status', 'error', 'attempts', 'queued_at', 'taken_at', 'settled_at'],
  'access.invitation': ['id', 'account_id', 'token_hash', 'mail_id', 'status', 'invited_by', 'invited_at', 'expires_at', 'settled_at'],
  service: ['id', 'kind', 'name', 'municipio', 'address', 'phone', 'email', 'opening_hours', 'notes', 'checked_on'],
  partner: ['id', 'convenzione_id', 'name', 'tax_code', 'runts_number', 'runts_section', 'runts_registered_on', 'runts_checked_on', 'legal_representative', 'area_ids'],
  partner_grouping: ['id', 'convenzione_id', 'kind', 'name', 'lead_partner_id'],
  grouping_member: ['grouping_id', 'partner_id', 'share_basis_points'],
  convenzione_extension: ['id', 'convenzione_id', 'kind', 'months', 'starts_on', 'ends_on', 'act_number', 'act_date'],
  period: ['id', 'convenzione_id', 'basis', 'number', 'starts_on', 'ends_on'],
  ceiling: ['id', 'area_id', 'period_id', 'amount_cents', 'recorded_at', 'reason', 'act_number', 'act_date'],
  intensity_band: ['id', 'set_id', 'convenzione_id', 'level', 'from_cents_per_day', 'to_cents_per_day', 'valid_from', 'valid_to', 'act_number', 'act_date'],
  allocation: ['id', 'convenzione_id', 'area_id', 'action_id', 'partner_id', 'period_id', 'amount_cents', 'co_financing_cents'],
  person: ['id', 'given_name', 'family_name', 'alias', 'created_by', 'created_at'],
  person_identity: ['person_id', 'birth_date', 'sex', 'citizenship', 'code_kind', 'code_cipher', 'code_hmac', 'code_key_version'],
  person_characteristics: ['person_id', 'employment_status', 'unemployed_months', 'education', 'disability', 'foreign_background', 'minority', 'homeless', 'rural'],
  consent: ['id', 'person_id', 'purpose', 'legal_basis', 'given_on', 'expires_on', 'information_version', 'information_given_on', 'recorded_by'],
  person_history: [
    'id', 'person_id', 'field', 'kind', 'given_name', 'family_name', 'alias', 'value', 'code_kind', 'code_cipher', 'code_hmac', 'code_key_version', 'valid_to', 'changed_by', 'changed_at',
  ],
  person_contact: [
    'id', 'person_id', 'kind', 'value_cipher', 'note_cipher', 'key_version', 'phone_hmac', 'safe_to_leave_message', 'preferred', 'valid_from', 'valid_to', 'recorded_by',
  ],
  person_relation: [
    'id', 'person_id', 'kind', 'kind_words', 'name', 'phone_cipher', 'key_version', 'phone_hmac', 'lives_with', 'supports', 'is_informed', 'recorded_by',
  ],
  person_link: ['relation_id', 'person_id', 'other_person_id'],
  duplicate_pair: ['id', 'person_id', 'other_person_id', 'score', 'reasons', 'status', 'found_on', 'note', 'decided_on', 'decided_by'],
  representative: ['id', 'person_id', 'kind', 'name', 'powers', 'act_number', 'act_date', 'court', 'valid_from', 'valid_to', 'ended_reason', 'recorded_by'],
  representative_contact: ['representative_id', 'person_id', 'value_cipher', 'key_version'],
  case_file: ['id', 'person_id', 'convenzione_id', 'case_manager_id', 'status', 'phase', 'phase_on', 'opened_on', 'concluded_on', 'outcome', 'referral_id'],
  case_phase: ['case_id', 'person_id', 'phase', 'entered_on', 'left_on', 'recorded_by', 'recorded_at'],
  care_team: ['id', 'case_id', 'person_id', 'account_id', 'role_words', 'starts_on', 'ends_on'],
  participation: [
    'id', 'person_id', 'operation_id', 'convenzione_id', 'entered_on', 'sex', 'birth_date', 'citizenship', 'employment_status', 'unemployed_months', 'education', 'disability',
    'foreign_background', 'minority', 'homeless', 'rural', 'exited_on',
  ],
  enrolment: [
    'id', 'case_id', 'person_id', 'convenzione_id', 'area_id', 'action_id', 'target_group_id', 'participation_id', 'starts_on', 'ends_on', 'outside_reason', 'outside_admitted_by',
    'outside_declined_on',
  ],
  assignment: ['id', 'enrolment_id', 'person_id', 'convenzione_id', 'area_id', 'action_id', 'partner_id', 'purpose', 'starts_on', 'ends_on'],
  axis_level: ['id', 'case_id', 'person_id', 'axis', 'moment', 'level', 'assessed_on', 'assessed_by'],
  conclusion_evidence: ['id', 'case_id', 'person_id', 'convenzione_id', 'concluded_on', 'outcome', 'axes', 'attendance', 'frozen_at', 'frozen_by'],
  referral: [
    'id', 'convenzione_id', 'service_id', 'source_kind', 'municipio', 'on_behalf', 'area_ids', 'person_name', 'given_name', 'family_name', 'alias', 'birth_date', 'approximate_age',
    'contacts_cipher', 'contacts_key_version', 'reason', 'urgency', 'awareness', 'status', 'sent_on', 'sent_by', 'evaluated_on', 'evaluated_by', 'first_appointment_on', 'decided_on',
    'decided_by', 'decline_reason', 'withdrawn_on', 'withdraw_reason', 'person_id',
  ],
  handover: [
    'id', 'case_id', 'person_id', 'convenzione_id', 'from_account_id', 'to_account_id', 'proposed_by', 'reason', 'overlap_until', 'status', 'proposed_on', 'decided_on', 'decline_reason',
  ],
  waiting_entry: [
    'id', 'person_id', 'case_id', 'convenzione_id', 'area_id', 'action_id', 'target_group_id', 'priority', 'priority_reason', 'note', 'requested_on', 'requested_by', 'status',
    'offered_on', 'offer_reason', 'closed_on', 'closed_by', 'close_reason', 'enrolment_id',
  ],
  'access.substitution': ['id', 'convenzione_id', 'absent_account_id', 'substitute_account_id', 'starts_on', 'ends_on', 'reason', 'handover_note', 'created_at', 'ended_at'],
  action_places: ['id', 'convenzione_id', 'area_id', 'action_id', 'partner_id', 'period_id', 'places', 'set_on', 'set_by', 'note', 'superseded_on', 'version'],
  note: ['id', 'person_id', 'case_id', 'kind', 'happened_on', 'happened_at', 'minutes', 'text', 'compartment', 'next_contact_on', 'author_id', 'corrects_id', 'written_at', 'version'],
  note_version: ['id', 'note_id', 'person_id', 'compartment', 'number', 'kind', 'happened_on', 'happened_at', 'minutes', 'text', 'next_contact_on', 'replaced_at'],
  document: [
    'id', 'person_id', 'case_id', 'kind', 'title', 'dated_on', 'compartment', 'file_name', 'media_type', 'bytes', 'sha256', 'lineage_id', 'number', 'replaces_id', 'replaced_at',
    'uploaded_by', 'uploaded_at', 'withdrawn_at', 'withdrawn_by', 'withdrawn_reason', 'version',
  ],
  document_content: ['document_id', 'person_id', 'compartment', 'cipher', 'key_version'],
  plan: [
    'id', 'case_id', 'person_id', 'convenzione_id', 'status', 'wishes', 'history', 'team_evaluation', 'crisis_plan', 'review_months', 'agreed_total_cents', 'starts_on', 'ends_on', 'review_on',
    'activated_at', 'number', 'previous_id', 'proposed_at', 'ended_on',
  ],
  plan_goal: ['id', 'lineage_id', 'plan_id', 'person_id', 'axis', 'description', 'baseline_level', 'baseline', 'expected_level', 'position'],
  plan_intervention: [
    'id', 'lineage_id', 'plan_id', 'person_id', 'axis', 'description', 'kind', 'enrolment_id', 'partner_id', 'service_id', 'provider', 'planned_minutes', 'place', 'starts_on', 'ends_on', 'position',
  ],
  plan_line: [
    'id', 'lineage_id', 'plan_id', 'person_id', 'axis', 'item', 'source', 'enrolment_id', 'partner_id', 'service_id', 'allocation_id', 'intervention_id', 'starts_on', 'ends_on', 'quantity', 'unit',
    'unit_cost_cents', 'position',
  ],
  plan_risk: ['id', 'lineage_id', 'plan_id', 'person_id', 'description', 'signs', 'response', 'position'],
  plan_signatory: ['id', 'lineage_id', 'plan_id', 'person_id', 'kind', 'organisation_id', 'account_id', 'representative_id', 'name', 'mandatory', 'commitment', 'position', 'asked_at'],
  plan_event: ['id', 'plan_id', 'person_id', 'signatory_id', 'kind', 'reason', 'method', 'at', 'account_id'],
  plan_review: ['id', 'plan_id', 'person_id', 'kind', 'held_on', 'event', 'notes', 'decision', 'next_review_on', 'recorded_by', 'recorded_at'],
  plan_review_goal: ['id', 'review_id', 'person_id', 'goal_id', 'evaluation', 'level', 'note'],
  plan_review_commitment: ['id', 'review_id', 'person_id', 'signatory_id', 'kept', 'note'],
  plan_spending: ['id', 'plan_id', 'line_id', 'person_id', 'amount_cents', 'spent_on', 'note', 'declared_by', 'declared_at'],
  ledger_entry: ['id', 'allocation_id', 'convenzione_id', 'area_id', 'partner_id', 'kind', 'amount_cents', 'source', 'source_id', 'posted_at', 'posted_by'],
  activity: [
    'id', 'convenzione_id', 'partner_id', 'area_id', 'action_id', 'kind', 'title', 'held_on', 'starts_at', 'minutes', 'place', 'status', 'operator_id', 'submitted_at', 'decided_at',
    'decided_by', 'return_reason', 'created_at',
  ],
  activity_note: ['activity_id', 'partner_id', 'area_id', 'text'],
  attendance: [
    'id', 'activity_id', 'convenzione_id', 'partner_id', 'area_id', 'action_id', 'enrolment_id', 'person_id', 'held_on', 'present', 'minutes', 'validated_at', 'validated_by',
  ],
  headcount: ['id', 'activity_id', 'convenzione_id', 'partner_id', 'area_id', 'target_group_id', 'people'],
} as const satisfies Record<string, readonly string[]>;

export type Table = keyof typeof TABLES;
export type Row<T extends Table> = Readonly<Record<(typeof TABLES)[T][number], Value>>;
export const TABLE_NAMES = Object.keys(TABLES) as Table[];

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One field in the text format of COPY. */
function field(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (special) => ESCAPES[special]);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  return `{${value.join(',')}}`;
}

/** A withdrawal of consent: an update of its own, because it is what ends the sharing that rested on it. */
export interface Withdrawal {
  consentId: string;
  on: string;
}

/** Rows of a part of the demo, ready to be copied. */
export class Rows {
  private readonly lines = new Map<Table, string[]>();
  readonly withdrawals: Withdrawal[] = [];
  readonly copies: VersionCopy[] = [];
  readonly decisions: Decision[] = [];

  add<T extends Table>(table: T, row: Row<T>): void {
    const columns: readonly (keyof Row<T>)[] = TABLES[table];
    let lines = this.lines.get(table);
    if (lines === undefined) this.lines.set(table, (lines = []));
    lines.push(columns.map((column) => field(row[column])).join('\t'));
  }

  /** The rows of a table in COPY's text format, without line ends. */
  of(table: Table): readonly string[] {
    return this.lines.get(table) ?? [];
  }
}
