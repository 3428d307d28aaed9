// SPDX-License-Identifier: AGPL-3.0-or-later
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConsentPurpose, LegalBasis } from './participants-terms.js';

/** Names only; identity and characteristics stand in tables of their own, which fewer roles read. */
@Entity('person')
export class Person {
  @PrimaryColumn('uuid') id: string;
  @Column('text') givenName: string | null;
  @Column('text') familyName: string | null;
  @Column('text') alias: string | null;
  @Column('uuid') createdBy: string;
  @Column('int') version: number;
}

@Entity('consent')
export class Consent {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('text') purpose: ConsentPurpose;
  @Column('text') legalBasis: LegalBasis;
  @Column('date') givenOn: string;
  @Column('date') expiresOn: string | null;
  @Column('date') withdrawnOn: string | null;
  @Column('text') informationVersion: string | null;
  @Column('date') informationGivenOn: string | null;
  @Column('uuid') recordedBy: string;
  @Column('int') version: number;
}
