// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProperty } from '@nestjs/swagger';
import { Choice, CivilDate, Nullable, Optional, Text, YesNo } from '../../platform/http/fields.js';
import { CONTACT_KINDS, type ContactKind } from './record-terms.js';

class ContactDetailsDto {
  /** "chiamare dopo le 17". */
  @Nullable() @Text(300)
  note?: string | null;

  /** Whether whoever answers there may be told who called. */
  @Optional() @YesNo()
  safeToLeaveMessage?: boolean;

  /** The one to try first; the others are no longer. */
  @Optional() @YesNo()
  preferred?: boolean;

  /** Not in the future; today unless told. */
  @Optional() @CivilDate()
  validFrom?: string;

  /** Last day on which it reaches the person. */
  @Nullable() @CivilDate()
  validTo?: string | null;
}

export class NewContactDto extends ContactDetailsDto {
  @Choice(CONTACT_KINDS)
  kind: ContactKind;

  /** A number (Italian unless it begins with + or 00), an e-mail address, an address, or whatever else reaches the person. */
  @Text(300)
  value: string;
}

export class ChangeContactDto extends ContactDetailsDto {
  @Optional() @Choice(CONTACT_KINDS)
  kind?: ContactKind;

  /** Judged by its kind, as in a new contact. */
  @Optional() @Text(300)
  value?: string;
}

export class ContactDto {
  id: string;
  personId: string;
  @ApiProperty({ enum: CONTACT_KINDS })
  kind: ContactKind;
  /** As it was written. */
  value: string;
  /** Of a telephone number: with its country code, to be dialled. */
  dial: string | null;
  note: string | null;
  safeToLeaveMessage: boolean;
  preferred: boolean;
  validFrom: string;
  validTo: string | null;
  version: number;
}

/** The preferred one first, those that no longer reach the person last; there are few, so they come on one page. */
export class ContactsDto {
  items: ContactDto[];
  nextCursor: string | null;
}
