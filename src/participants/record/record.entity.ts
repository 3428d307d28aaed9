// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContactKind, Power, RelationKind, RepresentativeKind } from './record-terms.js';

@Entity('person_contact')
export class PersonContact {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('text') kind: ContactKind;
  @Column('bytea') valueCipher: Buffer;
  @Column('bytea') noteCipher: Buffer | null;
  @Column('int') keyVersion: number;
  @Column('bytea') phoneHmac: Buffer | null;
  @Column('boolean') safeToLeaveMessage: boolean;
  @Column('boolean') preferred: boolean;
  @Column('date') validFrom: string;
  @Column('date') validTo: string | null;
  @Column('uuid') recordedBy: string;
  @Column('int') version: number;
}

@Entity('person_relation')
export class PersonRelation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('text') kind: RelationKind;
  @Column('text') kindWords: string | null;
  @Column('text') name: string;
  @Column('bytea') phoneCipher: Buffer | null;
  @Column('int') keyVersion: number | null;
  @Column('bytea') phoneHmac: Buffer | null;
  @Column('boolean') livesWith: boolean;
  @Column('boolean') supports: boolean;
  @Column('boolean') isInformed: boolean;
  @Column('uuid') recordedBy: string;
  @Column('int') version: number;
}

@Entity('representative')
export class Representative {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('text') kind: RepresentativeKind;
  @Column('text') name: string;
  @Column('text', { array: true }) powers: Power[];
  @Column('text') actNumber: string | null;
  @Column('date') actDate: string | null;
  @Column('text') court: string | null;
  @Column('date') validFrom: string;
  @Column('date') validTo: string | null;
  @Column('text') endedReason: string | null;
  @Column('uuid') recordedBy: string;
  @Column('int') version: number;
}
