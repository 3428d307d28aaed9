// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { Problem, type FieldError } from '../../platform/http/problem.js';
import { DraftsService, sentOf } from '../drafts.service.js';
import { planProblem } from '../plan-problems.js';
import type { PlanDto, PlanRow } from '../plans.dto.js';
import { PlansService } from '../plans.service.js';
import type { ChangeSignatoryDto, NewSignatoryDto, SignatoryDto } from './signatories.dto.js';
import { SIGNATORY_CONTEXT_SQL } from './signatories.queries.js';
import { PlanSignatory } from './signatory.entity.js';
import { signatureProblem } from './signature-problems.js';
import { isOrganisation, type SignatoryKind } from './signature-terms.js';

/** A plan that needs more signatures than these would never be signed. */
const MOST_SIGNATORIES = 30;

interface Context {
  personId: string;
  caseManagerId: string;
  count: number;
  next: number;
  named: boolean;
  organisationKnown: boolean;
  representativeKnown: boolean;
  onlyComune: string | null;
}

/** Who has to agree, and on what of their own: written while the plan is a draft. */
@Injectable()
export class SignatoriesService {
  constructor(
    private readonly db: Db,
    private readonly plans: PlansService,
    private readonly drafts: DraftsService,
  ) {}

  async add(planId: string, body: NewSignatoryDto): Promise<SignatoryDto> {
    await this.drafts.take(planId);
    const { kind, representativeId = null, name = null, mandatory = true, commitment = null } = body;
    const organisationId = body.organisationId ?? (kind === 'comune' ? await this.comune(planId) : null);
    const context = await this.context(planId, kind, organisationId, representativeId);
    if (context.count >= MOST_SIGNATORIES) throw planProblem('plan.too-long', { max: MOST_SIGNATORIES });
    assertSound({ ...body, organisationId }, context);
    const id = uuid();
    await this.db.insert(PlanSignatory, {
      id, planId, personId: context.personId, lineageId: uuid(), kind, organisationId, representativeId, name, mandatory, commitment,
      accountId: kind === 'case_manager' ? context.caseManagerId : null, position: context.next,
    });
    return (await this.plans.row(planId)).signatories.find((one) => one.id === id)!;
  }

  async change(planId: string, id: string, ifMatch: number, body: ChangeSignatoryDto): Promise<PlanDto> {
    const { part } = await this.drafts.takePart(planId, ifMatch, signatoryOf(id), body);
    if (body.name !== undefined && part.kind !== 'family') throw signatureProblem('signatory.not-expected', {}, ['/name']);
    if (body.mandatory === false && part.kind === 'case_manager') throw signatureProblem('signatory.always-mandatory', {}, ['/mandatory']);
    await this.drafts.write(PlanSignatory, planId, id, sentOf(body));
    return this.plans.get(planId);
  }

  async remove(planId: string, id: string, ifMatch: number): Promise<PlanDto> {
    await this.drafts.takePart(planId, ifMatch, signatoryOf(id));
    if (!(await this.db.execute('delete from plan_signatory where id = $1 and plan_id = $2', [id, planId]))) throw Problem.notFound();
    return this.plans.get(planId);
  }

  private async context(planId: string, kind: SignatoryKind, organisationId: string | null, representativeId: string | null): Promise<Context> {
    return (await this.db.one<Context>(SIGNATORY_CONTEXT_SQL, [planId, kind, organisationId, representativeId]))!;
  }

  /** One's own Comune, or the only one there is. */
  private async comune(planId: string): Promise<string | null> {
    const { organisationId, organisationKind } = this.db.actor;
    return organisationKind === 'comune' ? organisationId : (await this.context(planId, 'comune', null, null)).onlyComune;
  }
}

const signatoryOf = (id: string) => (plan: PlanRow): SignatoryDto | undefined => plan.signatories.find((one) => one.id === id);

function assertSound({ kind, organisationId, representativeId, name, mandatory }: NewSignatoryDto, context: Context): void {
  const errors: FieldError[] = [
    ...expected('/organisationId', organisationId, isOrganisation(kind)),
    ...expected('/representativeId', representativeId, kind === 'representative'),
    ...expected('/name', name, kind === 'family'),
  ];
  if (!context.organisationKnown) errors.push({ pointer: '/organisationId', code: 'signatory.organisation-unknown' });
  if (!context.representativeKnown) errors.push({ pointer: '/representativeId', code: 'signatory.representative-unknown' });
  if (context.named) errors.push({ pointer: '/kind', code: 'signatory.named' });
  if (mandatory === false && kind === 'case_manager') errors.push({ pointer: '/mandatory', code: 'signatory.always-mandatory' });
  if (errors.length > 0) throw new Problem('invalid', {}, errors);
}

function expected(pointer: string, value: string | null | undefined, isExpected: boolean): FieldError[] {
  if (isExpected && !value) return [{ pointer, code: 'field.required' }];
  if (!isExpected && value) return [{ pointer, code: 'signatory.not-expected' }];
  return [];
}
