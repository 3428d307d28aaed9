// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { PlansService } from '../plans.service.js';
import { changesBetween, type Change } from './changes.js';
import type { ChangesDto } from './changes.dto.js';
import { sentenceOf } from './sentences.js';

/** What is different since the last signed version, in words. */
@Injectable()
export class ChangesService {
  constructor(private readonly plans: PlansService) {}

  async since(planId: string): Promise<ChangesDto> {
    const after = await this.plans.get(planId);
    if (after.previousId === null) return { planId, sinceId: null, sinceNumber: null, changes: [] };
    const before = await this.plans.get(after.previousId);
    const changes = changesBetween(before, after).map((change) => ({ of: change.of, kind: kindOf(change), ...sentenceOf(change) }));
    return { planId, sinceId: before.id, sinceNumber: before.number, changes };
  }
}

function kindOf(change: Change): 'added' | 'removed' | 'changed' {
  if (change.of === 'plan') return 'changed';
  if (change.before === null) return 'added';
  return change.after === null ? 'removed' : 'changed';
}
