// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { pointGuard } from '../../platform/database/sqlstate.js';
import { assertVersion } from '../../platform/http/params.js';
import { defineProblems, Problem } from '../../platform/http/problem.js';
import { PersonCodes, readCode, type CodeColumns, type StoredCode } from '../person-code.js';
import type { MergeDto, MergesDto, NewMergeDto, UndoMergeDto } from './merges.dto.js';

const mergeProblem = defineProblems({
  'merge.same': { status: 422, it: 'Sono la stessa scheda: scegline un’altra.', en: 'They are the same record: choose another one.' },
  'merge.followed-elsewhere': { status: 409, it: 'Una delle due persone è seguita anche da altri: da qui non si possono unire. Rivolgiti al coordinamento dell’area.', en: 'One of the two is followed by others too: they cannot be merged from here. Ask the area’s coordinator.' },
  'merge.overlapping-enrolments': { status: 409, it: 'Le due persone sono iscritte alla stessa azione negli stessi giorni: chiudi prima una delle due iscrizioni.', en: 'Both are enrolled in the same action on the same days: end one of the two enrolments first.' },
  'merge.two-plans': { status: 409, it: 'Tutte e due hanno un Budget di Salute nella presa in carico aperta: concludi prima una delle due prese in carico.', en: 'Both have a Budget di Salute in their open case: conclude one of the two cases first.' },
  'merge.plan-in-signing': { status: 409, it: 'Il Budget di Salute della scheda da unire è in firma: riportalo in bozza o attendi le firme.', en: 'The Budget di Salute of the record to be merged is being signed: take it back to draft or wait for the signatures.' },
  'merge.consents-differ': { status: 409, it: 'In una scheda la persona ha dato un consenso che nell’altra ha poi revocato: chiedile quale vale e registralo in tutte e due.', en: 'In one record the person gave a consent that they withdrew later in the other: ask which holds, and record it in both.' },
  'merge.handover-open': { status: 409, it: 'C’è un passaggio di consegne in attesa per una delle due: va prima accettato o rifiutato.', en: 'A hand-over is waiting for one of the two: it has to be accepted or declined first.' },
  'merge.blocked': { status: 409, it: 'Qualcosa di queste due schede non si può unire da solo. Segnalalo a chi gestisce la piattaforma.', en: 'Something of these two records cannot be merged by itself. Tell whoever runs the platform.' },
  'merge.undone': { status: 409, it: 'Questa unione è già stata annullata.', en: 'This merge has been undone already.' },
  'merge.later-stands': { status: 409, it: 'Dopo questa è stata unita un’altra scheda: annulla prima quella.', en: 'Another record was merged after this one: undo that one first.' },
  'merge.undo-blocked': { status: 409, it: 'Dopo l’unione è stato aggiunto qualcosa che le due schede non possono avere insieme, per esempio un’iscrizione negli stessi giorni: toglilo e riprova.', en: 'Since the merge something was added that the two records cannot both have, an enrolment on the same days for example: remove it and try again.' },
});
for (const code of ['followed-elsewhere', 'overlapping-enrolments', 'two-plans', 'plan-in-signing', 'consents-differ', 'handover-open']) pointGuard(`merge.${code}`, '/otherId');

const instant = (column: string): string => `to_char(m.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const MERGE = `m.id, m.person_id as "personId", matching.merged_as(m.id) as merged, m.reason, ${instant('merged_at')} as "mergedAt", access.staff_name(m.merged_by) as "mergedBy",
  ${instant('undone_at')} as "undoneAt", access.staff_name(m.undone_by) as "undoneBy", m.undo_reason as "undoReason", m.version,
  m.undone_at is null and not exists (select from person_merge l where l.person_id = m.person_id and l.undone_at is null and (l.merged_at, l.id) > (m.merged_at, m.id)) as "mayBeUndone"`;
const MERGE_SQL = `select ${MERGE} from person_merge m where m.id = $1`;
const MERGES_SQL = `select ${MERGE} from person_merge m where m.person_id = $1 order by m.merged_at desc, m.id desc`;
const CODES_SQL = 'select p.id, i.code_cipher as "codeCipher", i.code_key_version as "codeKeyVersion" from person p left join person_identity i on i.person_id = p.id where p.id in ($1, $2)';

@Injectable()
export class MergesService {
  constructor(
    private readonly db: Db,
    private readonly codes: PersonCodes,
  ) {}

  async list(personId: string): Promise<MergesDto> {
    if (!(await this.db.one('select from person where id = $1', [personId]))) throw Problem.notFound();
    const items = await this.db.query<MergeDto>(MERGES_SQL, [personId]);
    this.db.noteRead('Merge', items.map(({ id }) => id), [personId, ...items.map(({ merged }) => merged.id)]);
    return { items };
  }

  async get(id: string): Promise<MergeDto> {
    const merge = await this.db.one<MergeDto>(MERGE_SQL, [id]);
    if (!merge) throw Problem.notFound();
    this.db.noteRead('Merge', [id], [merge.personId, merge.merged.id]);
    return merge;
  }

  /** Joins another record to a person's. What is in the way, and what moves, is the database's to know: sql/25-merge.sql. */
  async merge(personId: string, { otherId, reason }: NewMergeDto): Promise<MergeDto> {
    const rows = await this.db.query<StoredCode & { id: string }>(CODES_SQL, [personId, otherId]);
    const [mine, theirs] = [personId, otherId].map((id) => rows.find((row) => row.id === id));
    if (!mine) throw Problem.notFound();
    if (personId === otherId) throw mergeProblem('merge.same', {}, ['/otherId']);
    if (!theirs) throw Problem.field('/otherId', 'field.id');
    const id = uuid();
    const code = mine.codeCipher ? null : this.codeFor(personId, theirs);
    await this.db.query('select matching.merge($1, $2, $3, $4, $5)', [id, personId, otherId, reason.trim(), code && JSON.stringify(asJson(code))]);
    return this.get(id);
  }

  /** Two people again. */
  async undo(id: string, ifMatch: number, { reason }: UndoMergeDto): Promise<MergeDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { reason });
    await this.db.query('select matching.undo($1, $2)', [id, reason.trim()]);
    return this.get(id);
  }

  /** A code is encrypted for the record it stands in: for another record it is encrypted anew. */
  private codeFor(personId: string, stored: StoredCode & { id: string }): CodeColumns | null {
    const plain = this.codes.open(stored, stored.id);
    return plain === null ? null : this.codes.columnsOf(readCode(plain).code, personId);
  }
}

/** As the database writes bytes inside JSON. */
const asJson = (columns: CodeColumns): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).map(([name, value]: [string, unknown]) => [name, Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value]));
