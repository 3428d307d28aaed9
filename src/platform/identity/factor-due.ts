// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Config } from '../config/config.js';
import type { Actor, Db } from '../database/db.js';
import { defineProblems } from '../http/problem.js';

const factorProblem = defineProblems({
  'session.factor-needed': { status: 403, it: 'Per questa operazione conferma chi sei con il codice della verifica in due passaggi.', en: 'For this operation confirm who you are with the code of your second factor.' },
  'session.factor-required': { status: 403, it: 'Prima di lavorare attiva la verifica in due passaggi nel tuo profilo.', en: 'Before you work, set up the second factor in your profile.' },
});

/** none: one was shown, or none is asked of demo accounts · advised · required: without it there is only the profile. */
export type FactorDue = 'none' | 'advised' | 'required';

/**
 * Does this session still owe a second factor? A session of an account that has one begins by showing it; one that came
 * without has an account without, or a provider that asked for none.
 */
export function factorDue({ factor }: Pick<Actor, 'factor'>, { demo, identity }: Pick<Config, 'demo' | 'identity'>): FactorDue {
  if (factor.at !== null || (factor.demo && demo.mode)) return 'none';
  return identity.requireSecondFactor ? 'required' : 'advised';
}

/**
 * What is signed is signed by whoever holds the second factor, confirmed in this sitting (the last 15 minutes). The client
 * asks for the code when it meets this refusal, and sends the same request again.
 * @throws Problem session.factor-needed (403)
 */
export async function assertFactorFresh(db: Db): Promise<void> {
  const row = await db.one<{ fresh: boolean }>('select access.factor_is_fresh() as fresh');
  if (!row?.fresh) throw factorProblem('session.factor-needed');
}
