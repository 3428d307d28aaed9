// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Sent } from '../../api/types.js';
import type { Appointment } from './model.js';

type Seat = NonNullable<Sent<'/api/v1/people/{id}/appointments', 'post'>['participants']>[number];
export type Participant = Appointment['participants'][number];

/** A colleague at a meeting. */
export interface Colleague {
  accountId: string;
  name: string;
}

/** Who takes part, as the form holds it: colleagues who are chosen, and guests by name, one a line. */
export interface ParticipantValues {
  colleagues: Colleague[];
  guests: string;
}

/** One person a line; what follows a comma is the body that they sit for. */
function namedIn(text: string): { name: string; body: string | null }[] {
  return text.split('\n').flatMap(line => {
    const [name = '', ...body] = line.split(',').map(part => part.trim());
    return name ? [{ name, body: body.join(', ') || null }] : [];
  });
}

/** A participant in words. */
export const lineOf = ({ name, body }: Pick<Participant, 'name' | 'body'>): string => [name, body].filter(Boolean).join(', ');

export function valuesOf(participants: readonly Participant[]): ParticipantValues {
  return {
    colleagues: participants.flatMap(({ accountId, name }) => (accountId ? [{ accountId, name }] : [])),
    guests: participants.filter(({ accountId }) => !accountId).map(lineOf).join('\n'),
  };
}

/** What is sent: whoever stays keeps what was said of their presence. */
export function seatsOf({ colleagues, guests }: ParticipantValues, before: readonly Participant[] = []): Seat[] {
  const presenceOf = (same: (one: Participant) => boolean) => before.find(same)?.present ?? null;
  return [
    ...colleagues.map(({ accountId }) => ({ accountId, present: presenceOf(one => one.accountId === accountId) })),
    ...namedIn(guests).map(guest => ({ ...guest, present: presenceOf(one => !one.accountId && lineOf(one) === lineOf(guest)) })),
  ];
}

/** Tells participants apart across readings of a meeting; a name of a form's field, so without dots. */
export function keysOf(participants: readonly Participant[]): string[] {
  const keys = participants.map(({ accountId, name, body }) => accountId ?? lineOf({ name, body }).replaceAll(/[^\p{L}\d]/gu, '_'));
  // Two guests of one name are two.
  return keys.map((key, i) => [key, ...keys.slice(0, i).filter(other => other === key)].join('_'));
}
