// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { Problem, type FieldError } from '../platform/http/problem.js';

/** Today, and the first and last day of the actor's convenzione with every proroga. */
export interface Frame {
  today: string;
  startsOn: string;
  endsOn: string;
}

const FRAME_SQL = `
  select access.today() as today, c.starts_on as "startsOn",
         greatest(c.ends_on, max(x.ends_on) filter (where x.kind = 'proroga')) as "endsOn"
    from convenzione c left join convenzione_extension x on x.convenzione_id = c.id
   where c.id = $1 group by c.id`;

@Injectable()
export class Frames {
  constructor(private readonly db: Db) {}

  async current(): Promise<Frame> {
    const frame = await this.db.one<Frame>(FRAME_SQL, [this.db.actor.convenzioneId]);
    if (!frame) throw Problem.forbidden(); // A role outside every convenzione takes nobody in charge.
    return frame;
  }
}

/** Where a day must stand; a limit left out does not bind. */
export interface DayLimits {
  earliest?: string | null;
  latest?: string | null;
  /** Given when the day is a fact: it cannot lie ahead. */
  today?: string;
}

/** What is wrong with a day: at most one mistake, at its pointer. Nothing is wrong with a day that was not given. */
export function dayMistakes(pointer: string, day: string | null | undefined, { earliest, latest, today }: DayLimits): FieldError[] {
  if (day === null || day === undefined) return [];
  if (today && day > today) return [{ pointer, code: 'field.date-future' }];
  if (earliest && day < earliest) return [{ pointer, code: 'field.date-before', params: { earliest } }];
  if (latest && day > latest) return [{ pointer, code: 'field.date-after', params: { latest } }];
  return [];
}

/** 422 with all mistakes at once, or nothing. */
export function refuse(mistakes: FieldError[]): void {
  if (mistakes.length > 0) throw new Problem('invalid', {}, mistakes);
}
