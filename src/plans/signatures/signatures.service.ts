// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { Db } from '../../platform/database/db.js';
import { decodeCursor, pageOf } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import { assertFactorFresh } from '../../platform/identity/factor-due.js';
import { planProblem } from '../plan-problems.js';
import { statusAfter, type PlanStatus } from '../plan-status.js';
import { methodErrors, type Mark } from './mark.js';
import { signatureProblem } from './signature-problems.js';
import { MARK_SQL, REFUSE_SQL, REPRESENTATIVE_LACKS_SQL, SCAN_SQL, SEAT_SQL, SEATS_SQL, SIGN_SQL } from './signatories.queries.js';
import { PlanSignatureMark } from './signatory.entity.js';
import type { MarkDto, RefuseDto, RefusedDto, SeatDetailDto, SeatDto, SeatPageDto, SeatsQuery, SignDto } from './signatures.dto.js';

/** Where a mark stands, for its encryption. */
const MARKS = 'plan_signature_mark';

/** What signatories decide. Whoever signs for an organisation sees its own part of the plan, and signs the hash of all of it. */
@Injectable()
export class SignaturesService {
  constructor(
    private readonly db: Db,
    private readonly cipher: FieldCipher,
  ) {}

  async list({ limit = 20, cursor, status, planId, mine = false }: SeatsQuery): Promise<SeatPageDto> {
    const [askedAt, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<SeatDto & { key: string }>(SEATS_SQL, [askedAt, id, status ?? null, planId ?? null, mine, limit + 1]);
    const page = pageOf(rows, limit, (row) => [row.key, row.id], ({ key: _, ...seat }) => seat);
    this.db.noteRead('PlanSignatory', page.items.map((s) => s.id), page.items.map((s) => s.personId));
    return page;
  }

  async get(id: string): Promise<SeatDetailDto> {
    const seat = await this.db.one<SeatDetailDto>(SEAT_SQL, [id]);
    if (!seat) throw Problem.notFound();
    this.db.noteRead('PlanSignatory', [id], [seat.personId]);
    return seat;
  }

  async mark(id: string): Promise<MarkDto> {
    const row = await this.db.one<{ id: string; personId: string; cipher: Buffer; keyVersion: number; madeAt: string; attestedByName: string }>(MARK_SQL, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('PlanMark', [row.id], [row.personId]);
    const mark = JSON.parse(this.cipher.decrypt(row, { table: MARKS, row: row.id })) as Mark;
    return { id: row.id, ...mark, attestedByName: row.attestedByName, madeAt: row.madeAt };
  }

  async sign(id: string, body: SignDto): Promise<SeatDetailDto> {
    const seat = await this.take(id, 'sign');
    await assertFactorFresh(this.db);
    if (seat.contentHash !== body.hash) throw signatureProblem('signature.other-content', {}, ['/hash']);
    const errors = methodErrors(seat.kind, body);
    if (errors.length > 0) throw new Problem(errors[0].code.startsWith('signature.') ? errors[0].code : 'invalid', {}, errors);
    await this.assertAble(seat, body.documentId ?? null);
    const { accountId } = this.db.actor;
    if (!(await this.db.execute(SIGN_SQL, [id, body.method, body.hash, body.documentId ?? null, accountId]))) throw Problem.forbidden();
    if (body.method === 'screen') await this.keep(seat, { drawing: body.drawing ?? null, typedName: body.typedName ?? null });
    await this.settle(seat.planId);
    return this.get(id);
  }

  async refuse(id: string, { reason }: RefuseDto): Promise<RefusedDto> {
    const { planId } = await this.take(id, 'refuse');
    if (!(await this.db.execute(REFUSE_SQL, [id, reason, this.db.actor.accountId]))) throw Problem.forbidden();
    await this.db.query('select plans.return_to_draft($1)', [planId]);
    return { id, planId, status: 'refused', reason, planStatus: statusAfter('proposed', 'return')! };
  }

  /** Holds the version, then reads it: decisions come one after the other, on what stands. */
  private async take(id: string, decision: 'sign' | 'refuse'): Promise<SeatDetailDto> {
    await this.get(id);
    const held = (await this.db.one<{ status: PlanStatus | null }>('select plans.hold($1) as status', [id]))!.status;
    if (held === null) throw signatureProblem('signature.not-yours');
    // What somebody else decided meanwhile may have taken it out of sight.
    const seat = await this.get(id);
    if (seat.status !== 'pending') throw signatureProblem('signature.decided');
    // A version does not wait for optional signatures: they may come when it is active, and change nothing of it.
    if (!statusAfter(held, 'return') && !(decision === 'sign' && held === 'active' && !seat.mandatory)) throw planProblem('plan.not-proposed');
    return seat;
  }

  /** On the day of the signature: a representative's act and powers, and the scan of a paper. */
  private async assertAble({ id, kind, personId }: SeatDto, documentId: string | null): Promise<void> {
    if (kind === 'representative') {
      const representative = await this.db.one<{ lacks: string | null; name: string }>(REPRESENTATIVE_LACKS_SQL, [id]);
      if (!representative || representative.lacks !== null) {
        throw signatureProblem('signature.representative-not-valid', { name: representative?.name }, ['/method']);
      }
    }
    if (documentId) {
      const scan = await this.db.one<{ known: boolean }>(SCAN_SQL, [documentId, personId]);
      if (!scan?.known) throw signatureProblem('signature.scan-unknown', {}, ['/documentId']);
    }
  }

  private async keep({ id, planId, personId, contentHash }: SeatDto, mark: Mark): Promise<void> {
    const markId = uuid();
    const { cipher, keyVersion } = this.cipher.encrypt(JSON.stringify(mark), { table: MARKS, row: markId });
    await this.db.insert(PlanSignatureMark, {
      id: markId, planId, personId, signatoryId: id, signedHash: Buffer.from(contentHash, 'hex'), markCipher: cipher, markKeyVersion: keyVersion,
    });
  }

  private async settle(planId: string): Promise<void> {
    // Read before: a refused statement leaves nothing to be read after it.
    const lines = await this.db.query<{ id: string; item: string }>('select id, item from plan_line where plan_id = $1', [planId]);
    await this.db.query('select plans.settle($1)', [planId]).catch((error: unknown) => { throw explained(error, lines); });
  }
}

/** The ledger's guard tells what is left and for which line; to whoever does not see that line, only that there is too little. */
function explained(error: unknown, seen: readonly { id: string; item: string }[]): unknown {
  const { code, detail, hint: left, column } = error as { code?: string; detail?: string; hint?: string; column?: string };
  if (code !== 'VS001' || detail !== 'commitment.beyond-allocation') return error;
  const line = seen.find(({ id }) => id === column);
  return line ? planProblem('plan-line.beyond-allocation', { item: line.item, left }) : signatureProblem('signature.money-short');
}
