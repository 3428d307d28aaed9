// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { refuse } from '../../participants/civil-rules.js';
import { Places, type Compartment, type Place } from '../../participants/compartments.js';
import { Db } from '../../platform/database/db.js';
import { assertVersion } from '../../platform/http/params.js';
import { defineProblems, Problem } from '../../platform/http/problem.js';
import { COMPARTMENTS_SQL } from '../timeline/timeline.queries.js';
import { SocialReport } from './social-report.entity.js';
import { allows } from './social-report-status.js';
import type { ChangeReportDto, NewReportDto, ReportDto, ReportsDto } from './social-reports.dto.js';

const reportProblem = defineProblems({
  'report.finished': { status: 409, it: 'La relazione è conclusa e non cambia più: apri una nuova versione.', en: 'The report is finished and changes no more: open a new version.' },
  'report.still-draft': { status: 409, it: 'C’è già una bozza di questa relazione: continua in quella.', en: 'There is a draft of this report already: go on in that one.' },
  'report.recipient-name': { status: 422, it: 'Scrivi a chi è destinata la relazione.', en: 'Write whom the report is for.' },
  'report.source-gone': { status: 422, it: 'Una delle voci scelte non c’è più, o non puoi più vederla: ricarica l’elenco e scegli di nuovo.', en: 'One of the chosen entries is gone, or you may see it no more: reload the list and choose again.' },
  'report.source-closed': { status: 422, it: 'Una delle voci scelte parla di dati riservati, e il consenso della persona a usarli non è in vigore: toglila.', en: 'One of the chosen entries is about reserved data, and the person’s consent to using them is not in force: leave it out.' },
});

const REPORT = `
  select r.id, r.person_id as "personId", r.lineage_id as "lineageId", r.number, r.recipient, r.recipient_name as "recipientName", r.title, r.sections, r.compartments,
         r.status, access.staff_name(r.written_by) as "writtenBy", (r.created_at at time zone 'Europe/Rome')::date as "createdOn",
         (r.finished_at at time zone 'Europe/Rome')::date as "finishedOn", not exists (select from social_report n where n.lineage_id = r.lineage_id and n.number > r.number) as latest, r.version
    from social_report r`;

@Injectable()
export class SocialReportsService {
  constructor(
    private readonly db: Db,
    private readonly places: Places,
  ) {}

  /** A person's reports, the newest first, every version. */
  async list(personId: string): Promise<ReportsDto> {
    await this.places.of(personId);
    const items = await this.db.query<ReportDto>(`${REPORT} where r.person_id = $1 order by r.created_at desc, r.id desc`, [personId]);
    this.db.noteRead('SocialReport', items.map(({ id }) => id), [personId]);
    return { items, nextCursor: null };
  }

  async get(id: string): Promise<ReportDto> {
    const row = await this.db.one<ReportDto>(`${REPORT} where r.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('SocialReport', [id], [row.personId]);
    return row;
  }

  async write(personId: string, { recipient, recipientName = null, title, sections, sources = [] }: NewReportDto): Promise<ReportDto> {
    const place = await this.places.of(personId);
    refuse(recipient === 'other' && !recipientName ? [{ pointer: '/recipientName', code: 'report.recipient-name' }] : []);
    await this.hold(personId);
    const compartments = await this.compartmentsOf(personId, sources, place);
    const id = uuid();
    await this.db.insert(SocialReport, { id, personId, caseId: place.caseId, lineageId: id, number: 1, recipient, recipientName, title, sections: plain(sections), sources, compartments, status: 'draft', writtenBy: this.db.actor.accountId });
    return this.get(id);
  }

  async change(id: string, ifMatch: number, { recipientName, title, sections }: ChangeReportDto): Promise<ReportDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { title, recipientName });
    if (!allows(current.status, 'change')) throw reportProblem('report.finished');
    refuse(current.recipient === 'other' && recipientName === null ? [{ pointer: '/recipientName', code: 'report.recipient-name' }] : []);
    const next = { ...(recipientName !== undefined && { recipientName }), ...(title && { title }), ...(sections && { sections: plain(sections) }) };
    if (!(await this.db.change(SocialReport, id, ifMatch, next))) assertVersion(await this.get(id), ifMatch, { title });
    return this.get(id);
  }

  async finish(id: string, ifMatch: number): Promise<ReportDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch);
    if (!allows(current.status, 'finish')) throw reportProblem('report.finished');
    if (!(await this.db.change(SocialReport, id, ifMatch, { status: 'final', finishedAt: () => 'now()' }))) assertVersion(await this.get(id), ifMatch);
    return this.get(id);
  }

  /** A draft of the next version, that begins as the finished one ends. */
  async revise(id: string, ifMatch: number): Promise<ReportDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch);
    const last = await this.db.one<{ id: string; number: number; status: 'draft' | 'final' }>('select id, number, status from social_report where lineage_id = $1 order by number desc limit 1', [current.lineageId]);
    if (!allows(current.status, 'revise') || last?.status === 'draft') throw reportProblem('report.still-draft');
    const next = uuid();
    await this.hold(current.personId);
    await this.db.execute(
      `insert into social_report (id, person_id, case_id, lineage_id, number, recipient, recipient_name, title, sections, sources, compartments, written_by)
       select $1, person_id, case_id, lineage_id, $3, recipient, recipient_name, title, sections, sources, compartments, $4 from social_report where id = $2`,
      [next, id, (last?.number ?? current.number) + 1, this.db.actor.accountId]);
    return this.get(next);
  }

  async discard(id: string, ifMatch: number): Promise<void> {
    const current = await this.get(id);
    assertVersion(current, ifMatch);
    if (!allows(current.status, 'discard')) throw reportProblem('report.finished');
    if ((await this.db.execute('delete from social_report where id = $1 and version = $2', [id, ifMatch])) !== 1) assertVersion(await this.get(id), ifMatch);
  }

  /** A source that is moved meanwhile is moved before, or after and takes the report along (src/reports/sql). */
  private async hold(personId: string): Promise<void> {
    await this.db.query('select pg_advisory_xact_lock(hashtextextended($1, 16))', [personId]);
  }

  /** Of everything that it is composed from: a report tells what its sources tell. The timeline says where each of them stands. */
  private async compartmentsOf(personId: string, sources: readonly string[], { open }: Place): Promise<Compartment[]> {
    const ids = [...new Set(sources)];
    const found = await this.db.query<{ compartments: Compartment[] }>(COMPARTMENTS_SQL, [personId, ids]);
    if (found.length < ids.length) throw reportProblem('report.source-gone', {}, ['/sources']);
    const all = [...new Set<Compartment>(['general', ...found.flatMap(({ compartments }) => compartments)])].sort();
    refuse(all.every((one) => open.includes(one)) ? [] : [{ pointer: '/sources', code: 'report.source-closed' }]);
    return all;
  }
}

const plain = (sections: NewReportDto['sections']): NewReportDto['sections'] => sections.map(({ heading, text }) => ({ heading, text }));
