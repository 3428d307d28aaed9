// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { explainConstraint } from '../../platform/database/sqlstate.js';
import { decodeCursor, pageOf } from '../../platform/http/page.js';
import { assertVersion } from '../../platform/http/params.js';
import { defineProblems, Problem } from '../../platform/http/problem.js';
import { dayMistakes, Frames, refuse } from '../civil-rules.js';
import { Places } from '../compartments.js';
import type { DecideRetentionDto, NewRetentionProposalDto, RetentionPageDto, RetentionProposalDto, RetentionQuery } from './retention.dto.js';
import { RetentionProposal } from './retention.entity.js';
import { mayBecome } from './retention-status.js';

const retentionProblem = defineProblems({
  'retention.case-open': { status: 409, it: 'La persona è ancora in carico: prima si conclude la presa in carico, poi si propone la cancellazione.', en: 'The person is still in charge: conclude the case first, then propose the erasure.' },
  'retention.erased': { status: 409, it: 'I dati di questa persona sono appena stati cancellati: se torna, registrala di nuovo.', en: 'This person’s data have just been erased: if they come back, register them anew.' },
  'retention.already-proposed': { status: 409, it: 'C’è già una proposta di cancellazione per questa persona: attendi che sia decisa.', en: 'There is a proposal of erasure for this person already: wait until it is decided.' },
  'retention.illegal-step': { status: 409, it: 'La proposta non è più in questo stato: ricarica la pagina.', en: 'The proposal is in that state no more: reload the page.' },
  'retention.act-needed': { status: 422, it: 'Per autorizzare servono numero e data dell’atto.', en: 'To authorise, number and date of the act are needed.' },
  'retention.reason-needed': { status: 422, it: 'Scrivi perché la proposta non è accolta.', en: 'Write why the proposal is declined.' },
  'retention.blocked': { status: 409, it: 'Qualcosa impedisce la cancellazione, che non è avvenuta: avvisa chi amministra la piattaforma.', en: 'Something keeps the erasure from being done, and nothing was erased: tell whoever administers the platform.' },
});
explainConstraint('retention_proposal_open', 'retention.already-proposed');

const PROPOSAL = `
  select r.id, r.number::int as number, (select p.id from person p where p.id = r.person_id) as "personId", r.reason,
         case when exists (select from person p where p.id = r.person_id) then r.note end as note, r.status,
         access.staff_name(r.proposed_by) as "proposedBy", r.proposed_on as "proposedOn", access.staff_name(r.decided_by) as "decidedBy", r.decided_on as "decidedOn",
         r.act_number as "actNumber", r.act_date as "actDate", r.decline_reason as "declineReason", r.erased_on as "erasedOn", r.lapsed_on as "lapsedOn", r.lapsed_reason as "lapsedReason",
         (select jsonb_agg(jsonb_build_object('table', c.key, 'erased', c.value -> 'erased', 'kept', c.value -> 'kept') order by c.key) from jsonb_each(r.certificate) c) as certificate,
         encode(r.certificate_hash, 'hex') as "certificateHash", r.version
    from retention_proposal r`;

/** The right to be forgotten, and the end of retention: a proposal, an authorisation by act, an erasure with its certificate. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
    private readonly places: Places,
  ) {}

  /** The newest first: the office's by number alone, or those of people in reach. */
  async list({ limit = 20, cursor, status }: RetentionQuery): Promise<RetentionPageDto> {
    const [number] = decodeCursor(cursor, ['number']) ?? [null];
    const rows = await this.db.query<RetentionProposalDto>(`${PROPOSAL} where ($1::bigint is null or r.number < $1) and ($2::text is null or r.status = $2) order by r.number desc limit $3`, [number, status ?? null, limit + 1]);
    const page = pageOf(rows, limit, (row) => [row.number], (row) => row);
    this.db.noteRead('RetentionProposal', page.items.map(({ id }) => id), page.items.map(({ personId }) => personId));
    return page;
  }

  async get(id: string): Promise<RetentionProposalDto> {
    const row = await this.db.one<RetentionProposalDto>(`${PROPOSAL} where r.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('RetentionProposal', [id], [row.personId]);
    return row;
  }

  async propose(personId: string, { reason, note = null }: NewRetentionProposalDto): Promise<RetentionProposalDto> {
    await this.places.of(personId);
    const found = (await this.db.one<{ open: boolean; proposed: boolean; today: string }>(
      `select exists (select from case_file c where c.person_id = $1 and c.status = 'open') as open,
              exists (select from retention_proposal r where r.person_id = $1 and r.status in ('proposed', 'authorised')) as proposed, access.today() as today`, [personId]))!;
    if (found.open) throw retentionProblem('retention.case-open');
    if (found.proposed) throw retentionProblem('retention.already-proposed');
    const id = uuid();
    await this.db.insert(RetentionProposal, { id, personId, convenzioneId: this.db.actor.convenzioneId!, reason, note, status: 'proposed', proposedBy: this.db.actor.accountId, proposedOn: found.today });
    return this.get(id);
  }

  async decide(id: string, ifMatch: number, { decision, actNumber, actDate, declineReason }: DecideRetentionDto): Promise<RetentionProposalDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { status: decision });
    if (!mayBecome(current.status, decision)) throw retentionProblem('retention.illegal-step');
    const { today } = await this.frames.current();
    refuse([
      ...(decision === 'authorised' && (!actNumber || !actDate) ? [{ pointer: actNumber ? '/actDate' : '/actNumber', code: 'retention.act-needed' }] : []),
      ...(decision === 'declined' && !declineReason ? [{ pointer: '/declineReason', code: 'retention.reason-needed' }] : []),
      ...dayMistakes('/actDate', actDate, { today }),
    ]);
    const words = decision === 'authorised' ? { actNumber, actDate } : { declineReason };
    if (!(await this.db.change(RetentionProposal, id, ifMatch, { status: decision, decidedBy: this.db.actor.accountId, decidedOn: today, ...words }))) {
      assertVersion(await this.get(id), ifMatch, { status: decision });
    }
    return this.get(id);
  }

  /** Erases, once and for all; what figures are counted from stays, without anybody. Answers the certificate. */
  async erase(id: string, ifMatch: number): Promise<RetentionProposalDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch);
    if (!mayBecome(current.status, 'erased')) throw retentionProblem('retention.illegal-step');
    await this.db.query('select retention.erase($1)', [id]);
    return this.get(id);
  }
}
