// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Priority, WaitingStatus } from './waiting-status.js';

/** How many people an action, or a partner within it, takes at a time in a period: a version of that number. */
@Entity('action_places')
export class ActionPlaces {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') convenzioneId: string;
  @Column('uuid') areaId: string;
  @Column('uuid') actionId: string;
  /** null: of the action as a whole. */
  @Column('uuid') partnerId: string | null;
  @Column('uuid') periodId: string;
  @Column('int') places: number;
  @Column('date') setOn: string;
  @Column('uuid') setBy: string;
  @Column('text') note: string | null;
  @Column('date') supersededOn: string | null;
  @Column('int') version: number;
}

@Entity('waiting_entry')
export class WaitingEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('uuid') caseId: string;
  @Column('uuid') convenzioneId: string;
  @Column('uuid') areaId: string;
  @Column('uuid') actionId: string;
  @Column('uuid') targetGroupId: string;
  @Column('text') priority: Priority;
  /** Needed with a high priority. */
  @Column('text') priorityReason: string | null;
  @Column('text') note: string | null;
  @Column('date') requestedOn: string;
  @Column('uuid') requestedBy: string;
  @Column('text') status: WaitingStatus;
  @Column('date') offeredOn: string | null;
  /** Why a place was offered although none was free. */
  @Column('text') offerReason: string | null;
  @Column('date') closedOn: string | null;
  @Column('uuid') closedBy: string | null;
  @Column('text') closeReason: string | null;
  @Column('uuid') enrolmentId: string | null;
  @Column('int') version: number;
}
