// SPDX-License-Identifier: AGPL-3.0-or-later
import { hash, verify, type Options } from '@node-rs/argon2';

/** argon2id, 64 MiB, three passes (OWASP ASVS 5.0, 11.4.2). */
const OPTIONS: Options = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** At most two at once: each takes 64 MiB and a core. */
const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, OPTIONS));

let decoy: Promise<string> | undefined;

/** True when the password fits. Without a hash it takes the same time and fails: an unknown account must not answer sooner. */
export async function passwordFits(stored: string | null | undefined, password: string): Promise<boolean> {
  const against = stored ?? (await (decoy ??= hashPassword('nobody has this password')));
  const fits = await inTurn(() => verify(against, password));
  return fits && stored != null;
}
