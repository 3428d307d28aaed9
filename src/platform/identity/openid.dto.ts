// SPDX-License-Identifier: AGPL-3.0-or-later
import { Optional, Text } from '../http/fields.js';

export class OpenIdDto {
  /** "Accedi con …"; null where there is no provider. */
  label: string | null;
}

export class OpenIdStartQuery {
  /** The page of the platform to go on with; anything else is the first page. */
  @Optional() @Text(2000)
  returnTo?: string;
}
