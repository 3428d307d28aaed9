// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { renderPdf } from '../../platform/pdf/pdf.js';
import { PlansService } from '../../plans/plans.service.js';
import { personCopy, planDocument } from './plan-document.js';
import type { PlanPrintQuery } from './plan-print.dto.js';

const NAMES_SQL = `
  select coalesce(nullif(concat_ws(' ', p.given_name, p.family_name), ''), p.alias) as name, access.staff_name(c.case_manager_id) as manager, access.today() as today
    from case_file c join person p on p.id = c.person_id where c.id = $1`;

/** The Budget di Salute on paper: whole, or the person's own two pages. Read as whoever asks, lines they may not see left out. */
@Injectable()
export class PlanPrintService {
  constructor(
    private readonly db: Db,
    private readonly plans: PlansService,
  ) {}

  async print(id: string, { copy = 'full', size }: PlanPrintQuery): Promise<Buffer> {
    const plan = await this.plans.get(id);
    const names = (await this.db.one<{ name: string; manager: string; today: string }>(NAMES_SQL, [plan.caseId]))!;
    const printing = { plan, personName: names.name, caseManager: names.manager, today: names.today, largePrint: size === 'large', madeAt: new Date() };
    return renderPdf(copy === 'person' ? personCopy(printing) : planDocument(printing));
  }
}
