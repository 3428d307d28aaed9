// SPDX-License-Identifier: AGPL-3.0-or-later
export const APPOINTMENT_STATUSES = ['planned', 'held', 'missed', 'cancelled'] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

/** An appointment is planned until it is told how it went. What was told by mistake is planned again. */
const NEXT: Record<AppointmentStatus, readonly AppointmentStatus[]> = {
  planned: ['held', 'missed', 'cancelled'],
  held: ['planned'],
  missed: ['planned'],
  cancelled: ['planned'],
};

export const mayBecome = (from: AppointmentStatus, to: AppointmentStatus): boolean => NEXT[from].includes(to);

/** Held and missed are facts: they cannot lie ahead. */
export const isFact = (status: AppointmentStatus): boolean => status === 'held' || status === 'missed';
