// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Db } from '../platform/database/db.js';
import { explainConstraint } from '../platform/database/sqlstate.js';
import { defineProblems, Problem } from '../platform/http/problem.js';
import { assertActDate } from '../programme/acts.js';
import { bandErrors } from './bands.js';
import type { IntensityBandsDto, IntensityBandsPageDto, NewIntensityBandsDto } from './bands.dto.js';
import { IntensityBand } from './plan.entity.js';

const bandProblem = defineProblems({
  'intensity-band.level-twice': { status: 422, it: 'Questa fascia c’è già: scrivi una volta sola ciascuna delle tre.', en: 'This band is there already: write each of the three once.' },
  'intensity-band.inverted': { status: 422, it: 'L’importo «fino a» deve superare quello «da».', en: 'The amount “up to” must be above the amount “from”.' },
  'intensity-band.overlap': { status: 422, it: 'Questa fascia comincia prima che finisca quella più leggera: nessun importo può stare in due fasce.', en: 'This band begins before the lighter one ends: no amount may stand in two bands.' },
  'intensity-band.not-after': { status: 422, it: 'Le fasce più recenti valgono dal {from:day}: scegli un giorno successivo. Le fasce già decise restano nello storico.', en: 'The newest bands hold from {from:day}: choose a later day. Bands decided already stay in the history.' },
});
explainConstraint('intensity_band_no_overlap', 'intensity-band.overlap');
explainConstraint('intensity_band_distinct', 'intensity-band.overlap');

const SETS_SQL = `
  select b.set_id as id, b.valid_from as "validFrom", b.valid_to as "validTo", b.act_number as "actNumber", b.act_date as "actDate",
         access.today() between b.valid_from and coalesce(b.valid_to, 'infinity') as "inForce",
         jsonb_agg(jsonb_build_object('level', b.level, 'fromCentsPerDay', b.from_cents_per_day, 'toCentsPerDay', b.to_cents_per_day)
           order by b.from_cents_per_day) as bands
    from intensity_band b where b.convenzione_id = (select current_convenzione()) and ($1::uuid is null or b.set_id = $1)
   group by b.set_id, b.valid_from, b.valid_to, b.act_number, b.act_date
   order by b.valid_from desc`;

/** Euro per day by intensity: decided by an act, valid from a day on; what was decided stays in the history. */
@Injectable()
export class BandsService {
  constructor(private readonly db: Db) {}

  async list(): Promise<IntensityBandsPageDto> {
    return { items: await this.db.query<IntensityBandsDto>(SETS_SQL, [null]), nextCursor: null };
  }

  async get(id: string): Promise<IntensityBandsDto> {
    const [found] = await this.db.query<IntensityBandsDto>(SETS_SQL, [id]);
    if (!found) throw Problem.notFound();
    return found;
  }

  async decide({ bands, ...about }: NewIntensityBandsDto): Promise<IntensityBandsDto> {
    await assertActDate(this.db, about.actDate);
    const errors = bandErrors(bands);
    if (errors.length > 0) throw new Problem('invalid', {}, errors);
    const convenzioneId = this.db.actor.convenzioneId!;
    // Sets follow one another without holes made by two at once.
    await this.db.query('select pg_advisory_xact_lock(hashtextextended($1, 13))', [convenzioneId]);
    const [newest] = await this.db.query<IntensityBandsDto>(SETS_SQL, [null]);
    if (newest && newest.validFrom >= about.validFrom) throw bandProblem('intensity-band.not-after', { from: newest.validFrom }, ['/validFrom']);
    await this.db.execute('update intensity_band set valid_to = $2::date - 1 where convenzione_id = $1 and valid_to is null', [convenzioneId, about.validFrom]);
    const setId = uuid();
    await this.db.insert(IntensityBand, bands.map((band) => ({ ...about, ...band, toCentsPerDay: band.toCentsPerDay ?? null, id: uuid(), setId, convenzioneId })));
    return this.get(setId);
  }
}
