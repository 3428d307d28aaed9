// SPDX-License-Identifier: AGPL-3.0-or-later
import { Choice, CivilDate, Text, Whole } from '../platform/http/fields.js';
import { ExtensionDto } from './programme.dto.js';

/** More time, by an act of the Comune that is signed. */
export class NewExtensionDto {
  @Choice(['proroga'])
  kind: string;

  /** One of the lengths that the setting `proroga_steps` allows. */
  @Whole(1, 600)
  months: number;

  @Text(60)
  actNumber: string;

  /** Date of the act; not in the future. */
  @CivilDate()
  actDate: string;
}

export class ExtensionPageDto {
  items: ExtensionDto[];
  nextCursor: string | null;
}
