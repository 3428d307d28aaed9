// SPDX-License-Identifier: AGPL-3.0-or-later
import { SetMetadata } from '@nestjs/common';

export const LOCATED_AT = 'vsm:located-at';

/** What is created under one address and stands at another: `LocatedAt('notes')` for POST /people/:id/notes. */
export const LocatedAt = (collection: string) => SetMetadata(LOCATED_AT, collection);
