// SPDX-License-Identifier: AGPL-3.0-or-later
import { IsBoolean, IsInt, Max, Min, ValidateBy } from 'class-validator';
import { isCivilDate, todayInRome } from '../time/civil-date.js';
import { flag, integer, text, type Environment } from './environment.js';

/** Most people the demo data can be asked for. */
const MOST_PEOPLE = 1_000_000;

/** The demonstration: synthetic people and accounts anybody may use. Only with the embedded database. */
export class DemoConfig {
  /** DEMO_MODE: load demo data and offer the demo accounts. */
  @IsBoolean({ message: 'DEMO_MODE must be true or false.' })
  mode: boolean;

  /** DEMO_TODAY: civil date on which the demo data end; today in Rome if not set. */
  @ValidateBy({ name: 'civilDate', validator: { validate: isCivilDate } }, { message: 'DEMO_TODAY must be a date of the calendar, written YYYY-MM-DD.' })
  today: string;

  /** DEMO_SEED: the same seed and day give the same data. */
  @IsInt({ message: 'DEMO_SEED must be a whole number from 0 to 2147483647.' })
  @Min(0, { message: 'DEMO_SEED must be a whole number from 0 to 2147483647.' })
  @Max(2_147_483_647, { message: 'DEMO_SEED must be a whole number from 0 to 2147483647.' })
  seed = 1;

  /** DEMO_PEOPLE: how many people; the rest follows in proportion. */
  @IsInt({ message: `DEMO_PEOPLE must be a whole number from 1 to ${MOST_PEOPLE}.` })
  @Min(1, { message: `DEMO_PEOPLE must be a whole number from 1 to ${MOST_PEOPLE}.` })
  @Max(MOST_PEOPLE, { message: `DEMO_PEOPLE must be a whole number from 1 to ${MOST_PEOPLE}.` })
  people = 900;

  /** @param embedded whether the database is the embedded one: there the demo is on unless DEMO_MODE says no. */
  static read(env: Environment, embedded: boolean): DemoConfig {
    const config = new DemoConfig();
    config.mode = flag(env, 'DEMO_MODE') ?? embedded;
    config.today = text(env, 'DEMO_TODAY') ?? todayInRome();
    config.seed = integer(env, 'DEMO_SEED') ?? config.seed;
    config.people = integer(env, 'DEMO_PEOPLE') ?? config.people;
    return config;
  }
}
