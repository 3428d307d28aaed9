// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { renderPdf } from '../../platform/pdf/pdf.js';
import { reportDocument } from './social-report-pdf.js';
import { SocialReportsService } from './social-reports.service.js';

@Injectable()
export class SocialReportPrinter {
  constructor(
    private readonly db: Db,
    private readonly reports: SocialReportsService,
  ) {}

  async print(id: string, largePrint: boolean): Promise<Buffer> {
    const report = await this.reports.get(id);
    const person = await this.db.one<{ name: string; birthDate: string | null }>(
      `select coalesce(nullif(concat_ws(' ', p.given_name, p.family_name), ''), p.alias) as name, i.birth_date as "birthDate"
         from person p left join person_identity i on i.person_id = p.id where p.id = $1`, [report.personId]);
    return renderPdf(reportDocument({ report, personName: person!.name, birthDate: person!.birthDate, largePrint, madeAt: new Date() }));
  }
}
