// SPDX-License-Identifier: AGPL-3.0-or-later
import { Choice, Optional } from '../../platform/http/fields.js';
import { PrintQuery } from '../print.js';

export class PlanPrintQuery extends PrintQuery {
  /** `full`: the whole document; `person`: two pages in plain language. Left out: full. */
  @Optional() @Choice(['full', 'person'])
  copy?: 'full' | 'person';
}
