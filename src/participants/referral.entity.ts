// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReferralStatus } from './referral-status.js';
import type { Awareness, SourceKind, Urgency } from './referral-terms.js';

@Entity('referral')
export class Referral {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') convenzioneId: string;
  /** null: whoever refers is no service of the directory. */
  @Column('uuid') serviceId: string | null;
  @Column('text') sourceKind: SourceKind;
  @Column('smallint') municipio: number | null;
  @Column('boolean') onBehalf: boolean;
  @Column('uuid', { array: true }) areaIds: string[];
  /** general or judicial; a trigger makes judicial what comes from judicial sources or is for Carcere/REMS. */
  @Column('text') compartment: 'general' | 'judicial';
  @Column('text') personName: string;
  @Column('text') givenName: string | null;
  @Column('text') familyName: string | null;
  @Column('text') alias: string | null;
  @Column('date') birthDate: string | null;
  @Column('smallint') approximateAge: number | null;
  @Column('bytea') contactsCipher: Buffer | null;
  @Column('int') contactsKeyVersion: number | null;
  @Column('text') reason: string;
  @Column('text') urgency: Urgency;
  @Column('text') awareness: Awareness | null;
  @Column('text') status: ReferralStatus;
  @Column('date') sentOn: string;
  @Column('uuid') sentBy: string;
  @Column('date') evaluatedOn: string | null;
  @Column('uuid') evaluatedBy: string | null;
  @Column('date') firstAppointmentOn: string | null;
  @Column('date') decidedOn: string | null;
  @Column('uuid') decidedBy: string | null;
  @Column('text') declineReason: string | null;
  @Column('date') withdrawnOn: string | null;
  @Column('text') withdrawReason: string | null;
  @Column('uuid') personId: string | null;
  @Column('int') version: number;
}
