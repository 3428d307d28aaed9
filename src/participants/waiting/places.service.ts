// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../../platform/database/db.js';
import { explainConstraint } from '../../platform/database/sqlstate.js';
import { defineProblems, Problem } from '../../platform/http/problem.js';
import { Frames, refuse } from '../civil-rules.js';
import { enrolmentProblem } from '../enrolment-rules.js';
import type { ActionPlacesDto, ActionPlacesPageDto, NewPlacesDto, PlacesDto } from './places.dto.js';
import { ActionPlaces } from './waiting.entity.js';
import { PLACES_SQL } from './waiting.queries.js';

const placesProblem = defineProblems({
  'places.changed': { status: 409, it: 'Nel frattempo qualcun altro ha cambiato questi posti: ricarica la pagina e decidi.', en: 'Somebody else changed these places in the meantime: reload the page and decide.' },
  'places.no-period': { status: 422, it: 'Oggi non è in nessun anno della convenzione: indica per quale anno valgono i posti.', en: 'Today lies in no year of the convenzione: say for which year the places are.' },
  'places.partner-outside-area': { status: 422, it: 'Questo partner non lavora nell’area: scegline uno dell’area.', en: 'This partner does not work in the area: choose one that does.' },
});
explainConstraint('action_places_in_force', 'places.changed');

const PLACES_ROW_SQL = `
  select s.id, s.area_id as "areaId", s.action_id as "actionId", case when q.id is not null then jsonb_build_object('id', q.id, 'name', q.name) end as partner,
         s.period_id as "periodId", s.places, s.set_on as "setOn", access.staff_name(s.set_by) as "setBy", s.note, s.superseded_on as "supersededOn", s.version
    from action_places s left join partner q on q.id = s.partner_id where s.id = $1`;

const FACTS_SQL = `
  select (select jsonb_build_object('areaId', a.area_id, 'named', a.named_participants) from action a where a.id = $1 and a.convenzione_id = $2) as action,
         (select jsonb_build_object('areaIds', q.area_ids) from partner q where q.id = $3 and q.convenzione_id = $2) as partner,
         (select p.id from period p where p.convenzione_id = $2 and p.basis = 'convention_year'
            and case when $4::uuid is null then access.today() between p.starts_on and p.ends_on else p.id = $4 end) as "periodId"`;

interface Facts {
  action: { areaId: string; named: boolean } | null;
  partner: { areaIds: string[] } | null;
  periodId: string | null;
}

/** How many people actions take at a time, and how many are free. */
@Injectable()
export class PlacesService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
  ) {}

  async list(): Promise<ActionPlacesPageDto> {
    const { convenzioneId, areaIds } = this.db.actor;
    return { items: await this.db.query<ActionPlacesDto>(PLACES_SQL, [convenzioneId, areaIds]), nextCursor: null };
  }

  async get(id: string): Promise<PlacesDto> {
    const row = await this.db.one<PlacesDto>(PLACES_ROW_SQL, [id]);
    if (!row) throw Problem.notFound();
    return row;
  }

  /** A number supersedes the one in force, which stays with its days. */
  async set({ actionId, partnerId, periodId, places, note, supersedesId }: NewPlacesDto): Promise<PlacesDto> {
    const { accountId, convenzioneId, areaIds } = this.db.actor;
    const facts = (await this.db.one<Facts>(FACTS_SQL, [actionId, convenzioneId, partnerId ?? null, periodId ?? null]))!;
    refuse([
      ...(facts.action ? [] : [{ pointer: '/actionId', code: 'field.id' }]),
      ...(partnerId && !facts.partner ? [{ pointer: '/partnerId', code: 'field.id' }] : []),
      ...(periodId && !facts.periodId ? [{ pointer: '/periodId', code: 'field.id' }] : []),
    ]);
    const { areaId, named } = facts.action!;
    if (!areaIds.includes(areaId)) throw enrolmentProblem('enrolment.foreign-area', {}, ['/actionId']);
    if (!named) throw enrolmentProblem('enrolment.action-without-participants', {}, ['/actionId']);
    if (facts.partner && !facts.partner.areaIds.includes(areaId)) throw placesProblem('places.partner-outside-area', {}, ['/partnerId']);
    if (!facts.periodId) throw placesProblem('places.no-period', {}, ['/periodId']);
    const { today } = await this.frames.current();
    const standing = await this.db.one<{ id: string; version: number }>(
      `update action_places set superseded_on = $4 where action_id = $1 and period_id = $2 and partner_id is not distinct from $3 and superseded_on is null returning id, version`,
      [actionId, facts.periodId, partnerId ?? null, today],
    );
    if (supersedesId !== undefined && supersedesId !== (standing?.id ?? null)) throw placesProblem('places.changed');
    const id = uuid();
    await this.db.insert(ActionPlaces, {
      id, convenzioneId: convenzioneId!, areaId, actionId, partnerId: partnerId ?? null, periodId: facts.periodId, places, setOn: today, setBy: accountId, note: note?.trim() ?? null,
      version: (standing?.version ?? 0) + 1,
    });
    return this.get(id);
  }
}
