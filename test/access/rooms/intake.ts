// SPDX-License-Identifier: AGPL-3.0-or-later
import { v7 as uuid } from 'uuid';
import { TODAY } from '../../support/arrange.js';
import { action, addAccount, area, CONVENZIONE, period, targetGroup } from '../../support/people.js';
import { second } from '../../support/second-convenzione.js';
import { byId, list, type Room } from '../room.js';

/**
 * Referrals are their sender's and, while they are open, of whoever may take the person in charge; then of the file. A hand-over is
 * of who proposes it, who is asked, and who follows the person; before agreeing, who is asked learns initials and no name. Leave is of
 * the two whom it concerns. Waiting lists are the area's; a case manager sees the requests about people whom they follow.
 *
 * referral      judicial: from an UEPE, sent by our referrer's service · evaluated: another manager looks into it · behalf: the manager
 *               entered it for a family
 * handover      own: proposed by the manager · asked: the manager is asked to take "other" over · former: accepted, of somebody whom the
 *               manager followed · other: between strangers
 * substitution  own: the manager will be away · standing: will stand in · other: between strangers
 * waitingEntry  own: offered, in Abitare · hidden: of the same person, in Carcere/REMS · former, sealed, other: about those people ·
 *               closed: declined, of "concluded"
 */
export const INTAKE: Room = {
  kinds: ['handover', 'substitution', 'places', 'waitingEntry'],
  status: `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /referrals
  list              200 403 200 403 403 403 403 403 403 403 403 403
GET /referrals/:id
  own               200 403 200 403 403 403 403 403 403 403 403 403
  general           200 403 404 403 403 403 403 403 403 403 403 403
  accepted          200 403 200 403 403 403 403 403 403 403 403 403
  evaluated         200 403 200 403 403 403 403 403 403 403 403 403
  behalf            200 403 404 403 403 403 403 403 403 403 403 403
  judicial          404 403 200 403 403 403 403 403 403 403 403 403
  other             404 403 404 403 403 403 403 403 403 403 403 403
  taken             404 403 200 403 403 403 403 403 403 403 403 403
  foreign           404 403 404 403 403 403 403 403 403 403 403 403
  missing           404 403 404 403 403 403 403 403 403 403 403 403
POST /referrals
  own               422 403 201 403 403 403 403 403 403 403 403 403
  for-family        201 403 422 403 403 403 403 403 403 403 403 403
  for-court         422 403 422 403 403 403 403 403 403 403 403 403
  foreign           422 403 422 403 403 403 403 403 403 403 403 403
  missing           422 403 422 403 403 403 403 403 403 403 403 403
PATCH /referrals/:id
  evaluated         200 403 403 403 403 403 403 403 403 403 403 403
  accepted          200 403 403 403 403 403 403 403 403 403 403 403
  own               409 403 403 403 403 403 403 403 403 403 403 403
  judicial          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  taken             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /referrals/:id/evaluation
  own               200 403 403 403 403 403 403 403 403 403 403 403
  evaluated         200 403 403 403 403 403 403 403 403 403 403 403
  accepted          409 403 403 403 403 403 403 403 403 403 403 403
  judicial          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /referrals/:id/decision
  own               200 403 403 403 403 403 403 403 403 403 403 403
  general           200 403 403 403 403 403 403 403 403 403 403 403
  evaluated         200 403 403 403 403 403 403 403 403 403 403 403
  as-own            200 403 403 403 403 403 403 403 403 403 403 403
  as-other          422 403 403 403 403 403 403 403 403 403 403 403
  as-missing        422 403 403 403 403 403 403 403 403 403 403 403
  accepted          409 403 403 403 403 403 403 403 403 403 403 403
  judicial          404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  taken             404 403 403 403 403 403 403 403 403 403 403 403
  foreign           404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /referrals/:id/withdrawal
  own               403 403 200 403 403 403 403 403 403 403 403 403
  evaluated         403 403 200 403 403 403 403 403 403 403 403 403
  behalf            200 403 404 403 403 403 403 403 403 403 403 403
  judicial          404 403 200 403 403 403 403 403 403 403 403 403
  accepted          409 403 409 403 403 403 403 403 403 403 403 403
  other             404 403 404 403 403 403 403 403 403 403 403 403
  missing           404 403 404 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /handovers
  list              200 200 403 403 403 403 403 403 403 403 403 403
  other             200 200 403 403 403 403 403 403 403 403 403 403
GET /handovers/:id
  own               200 200 403 403 403 403 403 403 403 403 403 403
  asked             200 404 403 403 403 403 403 403 403 403 403 403
  former            200 200 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
POST /handovers
  upcoming          201 422 403 403 403 403 403 403 403 403 403 403
  former            422 201 403 403 403 403 403 403 403 403 403 403
  sealed            201 422 403 403 403 403 403 403 403 403 403 403
  own               409 422 403 403 403 403 403 403 403 403 403 403
  other             422 422 403 403 403 403 403 403 403 403 403 403
  missing           422 422 403 403 403 403 403 403 403 403 403 403
POST /handovers/:id/answer
  asked             200 403 403 403 403 403 403 403 403 403 403 403
  asked-declined    200 403 403 403 403 403 403 403 403 403 403 403
  own               404 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /handovers/:id/taking-back
  own               200 404 403 403 403 403 403 403 403 403 403 403
  asked             404 404 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /substitutions
  list              200 403 403 403 403 403 403 403 403 403 403 403
GET /substitutions/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  standing          200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /substitutions
  own               201 403 403 403 403 403 403 403 403 403 403 403
  no-manager        422 403 403 403 403 403 403 403 403 403 403 403
  missing           422 403 403 403 403 403 403 403 403 403 403 403
POST /substitutions/:id/end
  own               200 403 403 403 403 403 403 403 403 403 403 403
  standing          200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /places
  list              200 200 403 403 403 403 403 403 403 403 403 403
GET /places/:id
  own               200 200 403 403 403 403 403 403 403 403 403 403
  hidden            404 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
POST /places
  own               403 201 403 403 403 403 403 403 403 403 403 403
  elsewhere         403 422 403 403 403 403 403 403 403 403 403 403
  foreign           403 422 403 403 403 403 403 403 403 403 403 403
  missing           403 422 403 403 403 403 403 403 403 403 403 403
GET /waiting-entries
  list              200 200 403 403 403 403 403 403 403 403 403 403
  declined          200 200 403 403 403 403 403 403 403 403 403 403
  other             200 200 403 403 403 403 403 403 403 403 403 403
GET /waiting-entries/:id
  own               200 200 403 403 403 403 403 403 403 403 403 403
  closed            200 200 403 403 403 403 403 403 403 403 403 403
  sealed            200 404 403 403 403 403 403 403 403 403 403 403
  former            404 200 403 403 403 403 403 403 403 403 403 403
  hidden            404 404 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
POST /waiting-entries
  upcoming          201 403 403 403 403 403 403 403 403 403 403 403
  elsewhere         422 403 403 403 403 403 403 403 403 403 403 403
  other             422 403 403 403 403 403 403 403 403 403 403 403
  former            422 403 403 403 403 403 403 403 403 403 403 403
  missing           422 403 403 403 403 403 403 403 403 403 403 403
PATCH /waiting-entries/:id
  own               200 200 403 403 403 403 403 403 403 403 403 403
  closed            409 409 403 403 403 403 403 403 403 403 403 403
  sealed            200 404 403 403 403 403 403 403 403 403 403 403
  former            404 200 403 403 403 403 403 403 403 403 403 403
  hidden            404 404 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
POST /waiting-entries/:id/offer
  former            403 200 403 403 403 403 403 403 403 403 403 403
  own               403 409 403 403 403 403 403 403 403 403 403 403
  closed            403 409 403 403 403 403 403 403 403 403 403 403
  sealed            403 404 403 403 403 403 403 403 403 403 403 403
  hidden            403 404 403 403 403 403 403 403 403 403 403 403
  missing           403 404 403 403 403 403 403 403 403 403 403 403
POST /waiting-entries/:id/refusal
  own               403 200 403 403 403 403 403 403 403 403 403 403
  former            403 200 403 403 403 403 403 403 403 403 403 403
  closed            403 409 403 403 403 403 403 403 403 403 403 403
  sealed            403 404 403 403 403 403 403 403 403 403 403 403
  hidden            403 404 403 403 403 403 403 403 403 403 403 403
  missing           403 404 403 403 403 403 403 403 403 403 403 403
POST /waiting-entries/:id/withdrawal
  own               200 403 403 403 403 403 403 403 403 403 403 403
  sealed            200 403 403 403 403 403 403 403 403 403 403 403
  closed            409 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  hidden            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /waiting-entries/:id/enrolment
  own               201 201 403 403 403 403 403 403 403 403 403 403
  former            404 409 403 403 403 403 403 403 403 403 403 403
  sealed            409 404 403 403 403 403 403 403 403 403 403 403
  closed            409 409 403 403 403 403 403 403 403 403 403 403
  hidden            404 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
GET /people/:id/tasks
  own               200 200 403 403 403 403 403 403 403 403 403 403
  former            404 200 403 403 403 403 403 403 403 403 403 403
  sealed            200 404 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
`,
  facts: `
GET /referrals
  list       CM                   accepted.referral accepted.referredFor accepted.referredName behalf.referral behalf.referredFor behalf.referredName evaluated.evaluator evaluated.referral evaluated.referredFor evaluated.referredName general.referral general.referredFor general.referredName own.person own.referral own.referredFor own.referredName
  list       SR                   accepted.referral accepted.referredFor accepted.referredName evaluated.referral evaluated.referredFor evaluated.referredName judicial.referral judicial.referredFor judicial.referredName own.referral own.referredFor own.referredName taken.referral taken.referredFor taken.referredName
GET /referrals/:id
  own        CM,SR                own.referral own.referredFor own.referredName
  general    CM                   general.referral general.referredFor general.referredName
  accepted   CM                   accepted.referral accepted.referredFor accepted.referredName own.person
  accepted   SR                   accepted.referral accepted.referredFor accepted.referredName
  evaluated  CM                   evaluated.evaluator evaluated.referral evaluated.referredFor evaluated.referredName
  evaluated  SR                   evaluated.referral evaluated.referredFor evaluated.referredName
  behalf     CM                   behalf.referral behalf.referredFor behalf.referredName
  judicial   SR                   judicial.referral judicial.referredFor judicial.referredName
  taken      SR                   taken.referral taken.referredFor taken.referredName
PATCH /referrals/:id
  evaluated  CM                   evaluated.referral evaluated.referredFor evaluated.referredName
  accepted   CM                   accepted.referral accepted.referredFor accepted.referredName own.person
POST /referrals/:id/evaluation
  own        CM                   own.referral own.referredFor own.referredName
  evaluated  CM                   evaluated.referral evaluated.referredFor evaluated.referredName
POST /referrals/:id/decision
  own        CM                   own.referral own.referredFor own.referredName
  general    CM                   general.referral general.referredFor general.referredName
  evaluated  CM                   evaluated.evaluator evaluated.referral evaluated.referredFor evaluated.referredName
  as-own     CM                   own.person own.referral own.referredFor own.referredName
POST /referrals/:id/withdrawal
  own        SR                   own.referral own.referredFor own.referredName
  evaluated  SR                   evaluated.referral evaluated.referredFor evaluated.referredName
  behalf     CM                   behalf.referral behalf.referredFor behalf.referredName
  judicial   SR                   judicial.referral judicial.referredFor judicial.referredName
GET /handovers
  list       CM                   asked.handover asked.handedFor asked.summary former.handover former.handedFor own.case own.handover own.handedFor own.name own.person
  list       CC                   former.case former.handover former.handedFor former.name former.person own.case own.handover own.handedFor own.name own.person
  other      CM                   asked.handover asked.handedFor asked.summary
GET /handovers/:id
  own        CM,CC                own.case own.handover own.handedFor own.name own.person
  asked      CM                   asked.handover asked.handedFor asked.summary
  former     CM                   former.handover former.handedFor
  former     CC                   former.case former.handover former.handedFor former.name former.person
POST /handovers
  upcoming   CM                   upcoming.case upcoming.name upcoming.person
  former     CC                   former.case former.name former.person
  sealed     CM                   sealed.case sealed.name sealed.person
POST /handovers/:id/answer
  asked      CM                   asked.handover asked.handedFor other.case other.name other.person
  asked-declined CM               asked.handover asked.handedFor
POST /handovers/:id/taking-back
  own        CM                   own.case own.handover own.handedFor own.name own.person
GET /substitutions
  list       CM                   own.substitution standing.substitution
GET /substitutions/:id
  own        CM                   own.substitution
  standing   CM                   standing.substitution
POST /substitutions/:id/end
  own        CM                   own.substitution
  standing   CM                   standing.substitution
GET /places
  list       CM,CC                own.free own.places
GET /places/:id
  own        CM,CC                own.places
GET /waiting-entries
  list       CM                   own.case own.name own.person own.waitingEntry own.waitingFor sealed.case sealed.name sealed.person sealed.waitingEntry sealed.waitingFor
  list       CC                   former.case former.name former.person former.waitingEntry former.waitingFor own.case own.name own.person own.waitingEntry own.waitingFor
  declined   CM,CC                closed.waitingEntry closed.waitingFor concluded.case concluded.name concluded.person
GET /waiting-entries/:id
  own        CM,CC                own.case own.name own.person own.waitingEntry own.waitingFor
  closed     CM,CC                closed.waitingEntry closed.waitingFor concluded.case concluded.name concluded.person
  sealed     CM                   sealed.case sealed.name sealed.person sealed.waitingEntry sealed.waitingFor
  former     CC                   former.case former.name former.person former.waitingEntry former.waitingFor
POST /waiting-entries
  upcoming   CM                   upcoming.case upcoming.name upcoming.person
PATCH /waiting-entries/:id
  own        CM,CC                own.case own.name own.person own.waitingEntry own.waitingFor
  sealed     CM                   sealed.case sealed.name sealed.person sealed.waitingEntry sealed.waitingFor
  former     CC                   former.case former.name former.person former.waitingEntry former.waitingFor
POST /waiting-entries/:id/offer
  former     CC                   former.case former.name former.person former.waitingEntry former.waitingFor
POST /waiting-entries/:id/refusal
  own        CC                   own.case own.name own.person own.waitingEntry own.waitingFor
  former     CC                   former.case former.name former.person former.waitingEntry former.waitingFor
POST /waiting-entries/:id/withdrawal
  own        CM                   own.case own.name own.person own.waitingEntry own.waitingFor
  sealed     CM                   sealed.case sealed.name sealed.person sealed.waitingEntry sealed.waitingFor
POST /waiting-entries/:id/enrolment
  own        CM,CC                own.case own.name own.participation own.person
GET /people/:id/tasks
  own        CM,CC                own.person
  former     CC                   former.person
  sealed     CM                   sealed.person
`,
  rows: `
referral by referral
  CM      own general accepted evaluated behalf
  SR      own accepted taken evaluated judicial
case_phase by person
  CM      own waiting withdrawn upcoming sealed concluded
  CC      own former waiting withdrawn upcoming concluded
handover by handover
  CM      own asked former
  CC      own former
substitution by substitution
  CM      own standing
action_places by places
  CM,CC   own
waiting_entry by waitingEntry
  CM      own sealed closed
  CC      own former closed
`,
  keys: { case_phase: 'person_id' },
  requests: {
    'GET /referrals': list,
    'GET /referrals/:id': byId('referral'),
    'POST /referrals': (relation, world) => ({
      body: {
        personName: 'Una persona', reason: 'Serve compagnia',
        ...(relation === 'for-family' && { sourceKind: 'family', senderName: 'La sorella' }),
        ...(relation === 'for-court' && { sourceKind: 'judicial_office', senderName: 'Un ordine su carta' }),
        ...(['foreign', 'missing'].includes(relation) && { areaIds: [relation === 'foreign' ? second('area', 'abitare') : world.id('referral', 'missing')] }),
      },
      after: `select count(*) from referral where person_name = 'Una persona' and compartment = 'general' and sent_by = (access.actor()).account_id`, effect: 1,
    }),
    'PATCH /referrals/:id': byId('referral', (relation, world) => ({
      body: { firstAppointmentOn: '2026-12-01' }, after: 'select count(*) from referral where id = $1 and first_appointment_on is not null', values: [world.id('referral', relation)], effect: 1,
    })),
    'POST /referrals/:id/evaluation': byId('referral', (relation, world) => ({
      after: `select count(*) from referral where id = $1 and status = 'in_evaluation' and evaluated_by = (access.actor()).account_id`, values: [world.id('referral', relation)], effect: 1,
    })),
    'POST /referrals/:id/decision': (relation, world) => relation.startsWith('as-')
      ? { id: world.id('referral', 'own'), body: { decision: 'accepted', personId: world.id('person', relation.slice(3)) } }
      : { id: world.id('referral', relation), body: { decision: 'accepted' } },
    'POST /referrals/:id/withdrawal': byId('referral', (relation, world) => ({
      after: `select count(*) from referral where id = $1 and status = 'withdrawn'`, values: [world.id('referral', relation)], effect: 1,
    })),
    'GET /handovers': (relation, world) => ({ query: `?limit=100${relation === 'list' ? '' : `&caseId=${world.id('case', relation)}`}` }),
    'GET /handovers/:id': byId('handover'),
    'POST /handovers': (relation, world) => ({
      body: { caseId: world.id('case', relation), toAccountId: world.base.otherManager.id, reason: 'Cambia zona' },
      after: `select count(*) from handover where case_id = $1 and status = 'proposed' and from_account_id = $2`, values: [world.id('case', relation), relation === 'former' ? world.id('holder', 'left') : world.base.manager.id], effect: 1,
    }),
    'POST /handovers/:id/answer': (relation, world) => ({
      id: world.id('handover', relation.replace('asked-declined', 'asked')),
      body: relation === 'asked-declined' ? { decision: 'declined', reason: 'Non riesco' } : { decision: 'accepted' },
      ...(relation === 'asked' && {
        after: `select array[(select count(*) from case_file where id = $1 and case_manager_id = $2), (select count(*) from care_team where case_id = $1 and account_id = $2 and ends_on is null),
          (select count(*) from care_team where case_id = $1 and account_id = $3 and handed_over)]::int[]`,
        values: [world.id('case', 'other'), world.base.manager.id, world.base.otherManager.id], effect: [1, 1, 1],
      }),
    }),
    'POST /handovers/:id/taking-back': byId('handover', (relation, world) => ({
      after: `select count(*) from handover where id = $1 and status = 'taken_back'`, values: [world.id('handover', relation)], effect: 1,
    })),
    'GET /substitutions': list,
    'GET /substitutions/:id': byId('substitution'),
    'POST /substitutions': (relation, world) => ({
      body: {
        startsOn: TODAY, endsOn: '2026-11-30', reason: 'holiday',
        substituteAccountId: relation === 'own' ? world.base.otherManager.id : relation === 'missing' ? world.id('account', 'missing') : world.base.coordinators.lavoro.id,
      },
    }),
    'POST /substitutions/:id/end': byId('substitution', (relation, world) => ({
      after: 'select count(*) from access.substitution where id = $1 and ended_at is not null', values: [world.id('substitution', relation)], effect: 1,
    })),
    'GET /places': list,
    'GET /places/:id': byId('places'),
    'POST /places': (relation, world) => ({
      body: {
        places: 12, actionId: relation === 'elsewhere' ? action('carcere-rems', '2.1') : relation === 'foreign' ? second('action', 'abitare', '1.2') : relation === 'missing' ? world.id('places', 'missing') : action('abitare', '1.2'),
      },
      after: 'select count(*) from action_places where action_id = $1 and superseded_on is null and places = 12', values: [action('abitare', '1.2')], effect: 1,
    }),
    'GET /waiting-entries': (relation, world) => ({ query: `?limit=100${relation === 'declined' ? '&status=declined' : relation === 'list' ? '' : `&personId=${world.id('person', relation)}`}` }),
    'GET /waiting-entries/:id': byId('waitingEntry'),
    'POST /waiting-entries': (relation, world) => ({
      body: relation === 'elsewhere'
        ? { caseId: world.id('case', 'own'), actionId: action('carcere-rems', '2.2'), targetGroupId: targetGroup('carcere-rems', 'asking_for_alternatives') }
        : { caseId: world.id('case', relation), actionId: action('abitare', '1.2'), targetGroupId: targetGroup('abitare', 'others_at_risk_of_isolation') },
    }),
    'PATCH /waiting-entries/:id': byId('waitingEntry', (relation, world) => ({
      body: { priority: 'low' }, after: `select count(*) from waiting_entry where id = $1 and priority = 'low'`, values: [world.id('waitingEntry', relation)], effect: 1,
    })),
    'POST /waiting-entries/:id/offer': byId('waitingEntry'),
    'POST /waiting-entries/:id/refusal': byId('waitingEntry', { body: { reason: 'Non è adatto' } }),
    'POST /waiting-entries/:id/withdrawal': byId('waitingEntry', { body: { reason: 'Ha cambiato idea' } }),
    'POST /waiting-entries/:id/enrolment': byId('waitingEntry', (relation, world) => ({
      body: { startsOn: TODAY }, after: `select count(*) from waiting_entry where id = $1 and status = 'enrolled'`, values: [world.id('waitingEntry', relation)], effect: 1,
    })),
    'GET /people/:id/tasks': byId('person'),
  },
  async plant(p, base, people) {
    const refer = (relation: string, values: Record<string, unknown>): Promise<string> => p.insert('referral', relation, 'referral', {
      convenzione_id: CONVENZIONE, source_kind: 'cps', service_id: base.service.id, sent_by: base.service.referrer.id, sent_on: '2026-11-03',
      person_name: p.fact(`${relation}.referredName`, `Segnalata-${relation}!`), reason: p.fact(`${relation}.referredFor`, `Perche-${relation}!`), ...values,
    });
    await refer('evaluated', { area_ids: [area('abitare')], status: 'in_evaluation', evaluated_on: '2026-11-04', evaluated_by: base.otherManager.id });
    p.fact('evaluated.evaluator', '"evaluator":"Prova altra.manager"');
    await refer('judicial', { source_kind: 'uepe', area_ids: [area('abitare')] });
    await refer('behalf', { source_kind: 'family', service_id: null, on_behalf: true, sent_by: base.manager.id, area_ids: [area('lavoro')] });

    const hand = (relation: string, of: { caseId: string; personId: string }, from: string, to: string, values: Record<string, unknown> = {}): Promise<string> => p.insert('handover', relation, 'handover', {
      case_id: of.caseId, person_id: of.personId, convenzione_id: CONVENZIONE, from_account_id: from, to_account_id: to, proposed_by: from,
      reason: p.fact(`${relation}.handedFor`, `Passaggio-${relation}!`), proposed_on: '2026-11-20', ...values,
    });
    const decided = { decided_on: '2026-11-21' };
    await hand('own', people['own'], base.manager.id, base.otherManager.id);
    await hand('asked', people['other'], base.otherManager.id, base.manager.id);
    p.fact('asked.summary', '"initials":"N. F."');
    await hand('former', people['former'], base.manager.id, base.otherManager.id, { status: 'accepted', ...decided });
    await hand('other', { caseId: p.rows.get('case gone')!, personId: p.rows.get('person gone')! }, base.otherManager.id, base.coordinators.lavoro.id, { status: 'declined', decline_reason: 'No', ...decided });

    // Nobody who holds the case of "former" still could: its coordinator hands it on.
    const left = await addAccount(p.sql, { email: 'chi.teneva@example.org', roles: [{ role: 'case_manager', areas: ['abitare'], validTo: '2026-11-21' }] });
    p.rows.set('holder left', left);
    await p.sql.query('update case_file set case_manager_id = $2 where id = $1', [people['former'].caseId, left]);

    const away = (relation: string, absent: string, substitute: string, startsOn: string, endsOn: string): Promise<string> => p.insert('substitution', relation, 'access.substitution', {
      convenzione_id: CONVENZIONE, absent_account_id: absent, substitute_account_id: substitute, starts_on: startsOn, ends_on: endsOn, reason: 'holiday',
    });
    await away('own', base.manager.id, base.otherManager.id, '2027-01-04', '2027-01-08');
    await away('standing', base.otherManager.id, base.manager.id, '2027-02-01', '2027-02-05');
    await away('other', base.otherManager.id, base.coordinators.lavoro.id, '2027-03-01', '2027-03-05');

    const places = (relation: string, key: 'abitare' | 'carcere-rems', code: string, count: number, by: string): Promise<string> => p.insert('places', relation, 'action_places', {
      convenzione_id: CONVENZIONE, area_id: area(key), action_id: action(key, code), period_id: period(3), places: count, set_on: '2026-06-01', set_by: by,
    });
    await places('own', 'abitare', '1.2', 57, base.coordinators.abitare.id);
    // One was offered: to "own".
    p.fact('own.free', '"free":56');
    await places('hidden', 'carcere-rems', '2.1', 9, base.coordinators['carcere-rems'].id);

    const wait = (relation: string, of: { caseId: string; personId: string }, key: 'abitare' | 'lavoro' | 'carcere-rems', code: string, group: string, by: string, values: Record<string, unknown> = {}): Promise<string> => p.insert('waitingEntry', relation, 'waiting_entry', {
      person_id: of.personId, case_id: of.caseId, convenzione_id: CONVENZIONE, area_id: area(key), action_id: action(key, code), target_group_id: targetGroup(key, group), priority: 'normal',
      note: p.fact(`${relation}.waitingFor`, `Attesa-${relation}!`), requested_on: '2026-11-02', requested_by: by, ...values,
    });
    const HOME = ['abitare', '1.2', 'others_at_risk_of_isolation'] as const;
    await wait('own', people['own'], ...HOME, base.manager.id, { status: 'offered', offered_on: '2026-11-10' });
    await wait('former', people['former'], ...HOME, base.manager.id);
    await wait('sealed', people['sealed'], 'lavoro', '2.2', 'adults_and_young_adults', base.manager.id);
    await wait('hidden', people['own'], 'carcere-rems', '2.2', 'asking_for_alternatives', base.otherManager.id);
    await wait('other', people['other'], 'carcere-rems', '2.2', 'asking_for_alternatives', base.otherManager.id);
    await wait('closed', people['concluded'], ...HOME, base.manager.id, { status: 'declined', closed_on: '2026-11-05', closed_by: base.coordinators.abitare.id, close_reason: 'Non ora' });
    // Somebody else's, in another city's programme: it keeps its id to itself.
    p.rows.set('places foreign', uuid());
  },
};
