// SPDX-License-Identifier: AGPL-3.0-or-later
import { civil, instant, timeOfDay } from './calendar.js';
import type { Random } from './random.js';
import type { SessionStory } from './sessions.js';
import type { Rows } from './tables.js';
import { MEETING_PLACES } from './vocabulary/places.js';
import { NOTES, RETURN_REASONS, TITLES } from './vocabulary/texts.js';
import type { World } from './world.js';

const EVENING = 17 * 60;

/** Writes what partners did, with who was there. */
export function writeSessions(world: World, random: Random, rows: Rows, sessions: readonly SessionStory[]): void {
  const convenzione_id = world.programme.convenzioneId;
  for (const session of sessions) {
    const { id: activity_id, action, partnerId: partner_id, heldOn, status, submittedOn, decidedOn, minutes } = session;
    const { id: action_id, area } = action;
    const area_id = area.id;
    const coordinator = world.cast.coordinators.get(area.key)!;
    const held_on = civil(heldOn);
    const decided_at = decidedOn === null ? null : instant(decidedOn, EVENING + 30 + random.below(60));
    rows.add('activity', {
      id: activity_id, convenzione_id, partner_id, area_id, action_id, kind: session.kind, title: random.pick(TITLES[action.key]), held_on, starts_at: timeOfDay(session.startMinute), minutes,
      place: action.key === 'abitare 1.1' || action.key === 'abitare 1.2' ? 'A casa' : random.pick(MEETING_PLACES), status, operator_id: world.cast.operatorOf(partner_id, area.key),
      submitted_at: submittedOn === null ? null : instant(submittedOn, EVENING), decided_at, decided_by: decidedOn === null ? null : coordinator,
      return_reason: status === 'returned' ? random.pick(RETURN_REASONS) : null, created_at: instant(heldOn, EVENING - 30),
    });
    if (random.chance(12)) rows.add('activity_note', { activity_id, partner_id, area_id, text: random.pick(NOTES) });
    for (const { seat, present, minutes: attended } of session.attendees) {
      const stamped = status === 'validated' && present;
      rows.add('attendance', {
        id: random.id(heldOn), activity_id, convenzione_id, partner_id, area_id, action_id, enrolment_id: seat.assignment.enrolment.id, person_id: seat.person.id, held_on, present,
        minutes: attended, validated_at: stamped ? decided_at : null, validated_by: stamped ? coordinator : null,
      });
    }
    for (const { groupId, people } of session.headcounts) {
      rows.add('headcount', { id: random.id(heldOn), activity_id, convenzione_id, partner_id, area_id, target_group_id: groupId, people });
    }
  }
}
