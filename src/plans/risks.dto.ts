// SPDX-License-Identifier: AGPL-3.0-or-later
import { Nullable, Optional, Text } from '../platform/http/fields.js';

export class NewRiskDto {
  /** What may go wrong. */
  @Text(1000)
  description: string;

  /** How it announces itself. */
  @Nullable() @Text(1000)
  signs?: string | null;

  /** What is done then, and by whom. */
  @Text(2000)
  response: string;
}

export class ChangeRiskDto {
  /** What may go wrong. */
  @Optional() @Text(1000)
  description?: string;

  /** How it announces itself. */
  @Nullable() @Text(1000)
  signs?: string | null;

  /** What is done then, and by whom. */
  @Optional() @Text(2000)
  response?: string;
}

export class RiskDto {
  id: string;
  /** The same risk keeps it from version to version of the plan. */
  lineageId: string;
  description: string;
  signs: string | null;
  response: string;
}
