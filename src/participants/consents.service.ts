// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { explainConstraint } from '../platform/database/sqlstate.js';
import { assertVersion } from '../platform/http/params.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import { dayMistakes, Frames, refuse } from './civil-rules.js';
import type { ConsentDto, NewConsentDto, WithdrawConsentDto } from './consents.dto.js';
import { CONSENT } from './participants.queries.js';
import { Consent } from './person.entity.js';

const consentProblem = defineProblems({
  'consent.in-force': { status: 409, it: 'Per questa finalità c’è già un consenso in vigore: registrane prima la revoca.', en: 'A consent for this purpose is in force already: record its withdrawal first.' },
  'consent.withdrawn': { status: 409, it: 'Questo consenso è già stato revocato.', en: 'This consent was withdrawn already.' },
});
explainConstraint('consent_in_force', 'consent.in-force');

@Injectable()
export class ConsentsService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
  ) {}

  async record(personId: string, { purpose, legalBasis, givenOn }: NewConsentDto): Promise<ConsentDto> {
    const known = await this.db.one<{ inForce: boolean }>(
      `select exists (select from consent k where k.person_id = p.id and k.purpose = $2 and k.withdrawn_on is null) as "inForce" from person p where p.id = $1`,
      [personId, purpose],
    );
    if (!known) throw Problem.notFound();
    const { today } = await this.frames.current();
    refuse(dayMistakes('/givenOn', givenOn, { today }));
    if (known.inForce) throw consentProblem('consent.in-force', {}, ['/purpose']);
    const id = uuid();
    await this.db.insert(Consent, { id, personId, purpose, legalBasis, givenOn, recordedBy: this.db.actor.accountId });
    return this.get(id);
  }

  /** Sharing with partners ends with the transaction: their next request finds nobody. What was done before stays. */
  async withdraw(id: string, ifMatch: number, { withdrawnOn }: WithdrawConsentDto): Promise<ConsentDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, { withdrawnOn });
    if (current.withdrawnOn) throw consentProblem('consent.withdrawn');
    const { today } = await this.frames.current();
    refuse(dayMistakes('/withdrawnOn', withdrawnOn, { earliest: current.givenOn, today }));
    if (!(await this.db.change(Consent, id, ifMatch, { withdrawnOn }))) assertVersion(await this.get(id), ifMatch, { withdrawnOn });
    if (current.purpose === 'sharing_with_partners') await this.db.query('select participants.end_sharing($1)', [current.personId]);
    return this.get(id);
  }

  private async get(id: string): Promise<ConsentDto> {
    const row = await this.db.one<{ item: ConsentDto }>(`select ${CONSENT} as item from consent k where k.id = $1`, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Consent', [id], [row.item.personId]);
    return row.item;
  }
}
