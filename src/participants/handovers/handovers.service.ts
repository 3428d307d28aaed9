// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { explainConstraint } from '../../platform/database/sqlstate.js';
import { decodeCursor, pageOf } from '../../platform/http/page.js';
import { assertVersion } from '../../platform/http/params.js';
import { defineProblems, Problem } from '../../platform/http/problem.js';
import { addDays } from '../../platform/time/civil-date.js';
import { settingDays } from '../../programme/setting-days.js';
import { caseProblem } from '../cases.service.js';
import { dayMistakes, Frames, refuse } from '../civil-rules.js';
import { PERSON_NAME } from '../participants.queries.js';
import { mayBecome } from './handover-status.js';
import { Handover } from './handover.entity.js';
import type { AnswerHandoverDto, HandedPersonDto, HandoverDto, HandoverPageDto, HandoversQuery, NewHandoverDto } from './handovers.dto.js';

const handoverProblem = defineProblems({
  'handover.open': { status: 409, it: 'Per questa persona è già proposto un passaggio: aspetta la risposta, oppure ritiralo.', en: 'A hand-over of this person is proposed already: wait for the answer, or take it back.' },
  'handover.to-holder': { status: 422, it: 'Questa persona di riferimento ha già il caso: scegli un’altra persona.', en: 'This case manager holds the case already: choose somebody else.' },
  'handover.not-holder': { status: 422, it: 'Il caso è di un’altra persona: lo passa chi lo tiene, o il coordinamento dell’area.', en: 'Somebody else holds the case: they hand it over, or the area’s coordinator does.' },
  'handover.holder-acts': { status: 422, it: 'Chi tiene il caso può ancora agire: chiedi a lei o a lui di proporre il passaggio. Se non può, chi amministra gli accessi disattiva l’account o chiude l’incarico, e poi lo proponi tu.', en: 'Whoever holds the case can still act: ask them to propose the hand-over. If they cannot, the administrator of accounts disables the account or ends the role, and then you propose it.' },
  'handover.holder-back': { status: 409, it: 'Intanto chi tiene il caso può di nuovo agire: il passaggio non vale più. Se serve ancora, lo propone chi tiene il caso.', en: 'Whoever holds the case can act again meanwhile: the hand-over no longer holds. If it is still needed, they propose it.' },
  'handover.only-waiting': { status: 422, it: 'Questa persona aspetta solo un posto nella tua area: il passaggio lo propone il coordinamento di un’area in cui è inserita.', en: 'This person only waits for a place in your area: the coordinator of an area in which they are enrolled proposes the hand-over.' },
  'handover.to-yourself': { status: 422, it: 'Non puoi proporre il passaggio a te: scegli un’altra persona, oppure chiedi a un altro coordinamento di proporlo.', en: 'You cannot propose the hand-over to yourself: choose somebody else, or ask another coordinator to propose it.' },
  'handover.own-proposal': { status: 409, it: 'Questo passaggio lo hai proposto tu: non puoi anche accettarlo. Chiedi a un altro coordinamento di proporlo.', en: 'You proposed this hand-over yourself: you cannot accept it too. Ask another coordinator to propose it.' },
  'handover.receiver': { status: 422, it: 'Scegli una persona che tiene casi in questa convenzione, dall’elenco.', en: 'Choose somebody who holds cases in this convenzione, from the list.' },
  'handover.answered': { status: 409, it: 'A questo passaggio è già stata data risposta: ricarica l’elenco.', en: 'This hand-over has been answered already: reload the list.' },
  'handover.moved': { status: 409, it: 'Intanto il caso è passato a un’altra persona: il passaggio non vale più.', en: 'The case has gone to somebody else meanwhile: the hand-over no longer holds.' },
  'handover.reason-needed': { status: 422, it: 'Scrivi perché non puoi prendere la persona.', en: 'Write why you cannot take the person over.' },
  'handover.reason-not-expected': { status: 422, it: 'Il motivo si scrive solo quando non accetti: toglilo.', en: 'A reason is written only when you decline: remove it.' },
});
explainConstraint('handover_open', 'handover.open');

/** The person is a sub-select: before the answer, who is asked to take over reads nobody. */
const HANDOVER_SQL = `
  select h.id, (select c.id from case_file c where c.id = h.case_id) as "caseId", (select ${PERSON_NAME} from person p where p.id = h.person_id) as person,
         h.from_account_id as "fromAccountId", access.staff_name(h.from_account_id) as "from", h.to_account_id as "toAccountId", access.staff_name(h.to_account_id) as "to",
         access.staff_name(h.proposed_by) as "proposedBy", h.reason, h.overlap_until as "overlapUntil", h.status, h.proposed_on as "proposedOn",
         h.decided_on as "decidedOn", h.decline_reason as "declineReason", h.version,
         array_remove(array[case when h.status = 'proposed' and h.to_account_id = $1 then 'answer' end,
                            case when h.status = 'proposed' and h.proposed_by = $1 then 'take-back' end], null) as actions
    from handover h`;

const FACTS_SQL = `
  select c.person_id as "personId", c.status, c.case_manager_id as "managerId", access.holds_cases($2, $3) as receives,
         access.holds_cases(c.case_manager_id, c.convenzione_id) as acts, access.follows(c.person_id) as follows,
         exists (select from handover h where h.case_id = c.id and h.status = 'proposed') as proposed,
         ${settingDays('days_of_overlap_at_most')} as "overlapDays"
    from case_file c where c.id = $1`;

interface Facts {
  personId: string;
  status: 'open' | 'concluded';
  managerId: string;
  /** The account holds cases in the same convenzione. */
  receives: boolean;
  /** Whoever holds the case still holds cases. */
  acts: boolean;
  /** By more than a request for a place. */
  follows: boolean;
  proposed: boolean;
  /** For how many days both may follow the person; null: not at all. */
  overlapDays: number | null;
}

/** A coordinator hands over what somebody else holds only when that one holds cases no more (decision 22). */
function assertMayStep({ acts, follows }: Facts, toThemselves: boolean): void {
  if (!follows) throw handoverProblem('handover.only-waiting', {}, ['/caseId']);
  if (acts) throw handoverProblem('handover.holder-acts', {}, ['/caseId']);
  if (toThemselves) throw handoverProblem('handover.to-yourself', {}, ['/toAccountId']);
}

@Injectable()
export class HandoversService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
  ) {}

  /** Newest first: of people one follows, and those that one is asked to accept. */
  async list({ limit = 20, cursor, status, caseId }: HandoversQuery): Promise<HandoverPageDto> {
    const [day, id] = decodeCursor(cursor, ['string', 'string']) ?? [null, null];
    const rows = await this.db.query<HandoverDto>(
      `${HANDOVER_SQL} where ($2::date is null or (h.proposed_on, h.id) < ($2, $3::uuid)) and ($4::text is null or h.status = $4) and ($5::uuid is null or h.case_id = $5)
        order by h.proposed_on desc, h.id desc limit $6`,
      [this.db.actor.accountId, day, id, status ?? null, caseId ?? null, limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.proposedOn, row.id], (row) => row);
    return { ...page, items: await this.summarised(page.items) };
  }

  async get(id: string): Promise<HandoverDto> {
    const row = await this.db.one<HandoverDto>(`${HANDOVER_SQL} where h.id = $2`, [this.db.actor.accountId, id]);
    if (!row) throw Problem.notFound();
    const [item] = await this.summarised([row]);
    return item;
  }

  /** Asks a colleague to take over a case. Nothing changes until they accept. */
  async propose({ caseId, toAccountId, reason, overlapUntil }: NewHandoverDto): Promise<HandoverDto> {
    const { accountId, convenzioneId, role } = this.db.actor;
    const facts = await this.db.one<Facts>(FACTS_SQL, [caseId, toAccountId, convenzioneId]);
    if (!facts) throw Problem.field('/caseId', 'field.id');
    if (facts.status !== 'open') throw caseProblem('case.concluded', {}, ['/caseId']);
    if (role === 'case_manager' && facts.managerId !== accountId) throw handoverProblem('handover.not-holder', {}, ['/caseId']);
    if (role === 'case_coordinator') assertMayStep(facts, toAccountId === accountId);
    if (!facts.receives) throw handoverProblem('handover.receiver', {}, ['/toAccountId']);
    if (toAccountId === facts.managerId) throw handoverProblem('handover.to-holder', {}, ['/toAccountId']);
    if (facts.proposed) throw handoverProblem('handover.open', {}, ['/caseId']);
    const { today } = await this.frames.current();
    refuse(dayMistakes('/overlapUntil', overlapUntil, { earliest: addDays(today, 1), latest: addDays(today, facts.overlapDays ?? 0) }));
    const id = uuid();
    await this.db.insert(Handover, {
      id, caseId, personId: facts.personId, convenzioneId: convenzioneId!, fromAccountId: facts.managerId, toAccountId, proposedBy: accountId, reason: reason.trim(), overlapUntil,
      proposedOn: today,
    });
    return this.get(id);
  }

  /** Accepting passes the case at once: the database does it as a whole, for who accepts reaches nobody before. */
  async answer(id: string, ifMatch: number, { decision, reason }: AnswerHandoverDto): Promise<HandoverDto> {
    const current = await this.proposed(id, ifMatch, decision);
    if (!current.actions.includes('answer')) throw Problem.notFound();
    if (decision === 'accepted' && reason) throw handoverProblem('handover.reason-not-expected', {}, ['/reason']);
    if (decision === 'declined' && !reason) throw handoverProblem('handover.reason-needed', {}, ['/reason']);
    if (decision === 'accepted') {
      const done = await this.db.one<{ answer: 'done' | 'stale' | 'moved' | 'concluded' | 'own' | 'back' }>('select participants.accept_handover($1, $2, $3) as answer', [id, ifMatch, uuid()]);
      if (done!.answer === 'stale') assertVersion(await this.get(id), ifMatch, { status: decision });
      if (done!.answer === 'moved') throw handoverProblem('handover.moved');
      if (done!.answer === 'own') throw handoverProblem('handover.own-proposal');
      if (done!.answer === 'back') throw handoverProblem('handover.holder-back');
      if (done!.answer === 'concluded') throw caseProblem('case.concluded');
      return this.get(id);
    }
    const { today } = await this.frames.current();
    return this.changed(id, ifMatch, { status: 'declined', decidedOn: today, declineReason: reason!.trim() });
  }

  async takeBack(id: string, ifMatch: number): Promise<HandoverDto> {
    const current = await this.proposed(id, ifMatch, 'taken_back');
    if (!current.actions.includes('take-back')) throw Problem.notFound();
    const { today } = await this.frames.current();
    return this.changed(id, ifMatch, { status: 'taken_back', decidedOn: today });
  }

  private async proposed(id: string, ifMatch: number, to: 'accepted' | 'declined' | 'taken_back'): Promise<HandoverDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { status: to });
    if (!mayBecome(current.status, to)) throw handoverProblem('handover.answered');
    return current;
  }

  private async changed(id: string, ifMatch: number, values: Partial<Handover>): Promise<HandoverDto> {
    if (!(await this.db.change(Handover, id, ifMatch, values))) assertVersion(await this.get(id), ifMatch, { status: values.status });
    return this.get(id);
  }

  /** What may be known of those whom the reader is asked to take over; the database notes that it was told. */
  private async summarised(items: HandoverDto[]): Promise<HandoverDto[]> {
    this.db.noteRead('Handover', items.map(({ id }) => id), items.map(({ person }) => person?.id ?? null));
    if (!items.some(({ actions }) => actions.includes('answer'))) return items.map((item) => ({ ...item, summary: null }));
    const known = await this.db.query<HandedPersonDto & { id: string }>(
      `select handover_id as id, initials, age, phase, opened_on as "openedOn", area_ids as "areaIds" from participants.handed_to_me()`,
    );
    return items.map((item) => {
      const found = known.find(({ id }) => id === item.id);
      if (!found) return { ...item, summary: null };
      const { id: _, ...summary } = found;
      return { ...item, summary };
    });
  }
}
