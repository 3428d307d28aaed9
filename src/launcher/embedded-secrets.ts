// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../platform/config/operator-error.js';
import type { LoginPasswords } from '../platform/database/bootstrap.js';
import { clusterFolder, writeSecretFile } from '../platform/database/server-cluster.js';

/** What the embedded database and the application on it keep secret. */
export interface EmbeddedSecrets {
  passwords: LoginPasswords;
  /** 32 bytes, base64. */
  fieldKey: string;
  /** 32 bytes, base64. */
  sessionKey: string;
}

const password = (): string => randomBytes(24).toString('base64url');
const key = (): string => randomBytes(32).toString('base64');

/** Data of an earlier version know nothing of a login that was added since. */
function completed(file: string, secrets: EmbeddedSecrets): EmbeddedSecrets {
  if (secrets.passwords.worker) return secrets;
  const whole = { ...secrets, passwords: { ...secrets.passwords, worker: password() } };
  writeSecretFile(file, `${JSON.stringify(whole, null, 2)}\n`);
  return whole;
}

/**
 * Reads the secrets of this data directory, making them the first time. Data without their secrets are an error:
 * new keys would leave the encrypted fields unreadable without a word.
 */
export function embeddedSecrets(dataDir: string): EmbeddedSecrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) {
    try {
      return completed(file, JSON.parse(readFileSync(file, 'utf8')) as EmbeddedSecrets);
    } catch {
      throw new OperatorError(`${file} cannot be read. Restore it from a backup, or set DATA_DIR to a new folder.`);
    }
  }
  if (existsSync(clusterFolder(dataDir))) {
    throw new OperatorError(`${file} is missing, and without its keys the data beside it cannot be read. Restore it from a backup, or set DATA_DIR to a new folder.`);
  }
  const secrets = { passwords: { app: password(), signin: password(), worker: password() }, fieldKey: key(), sessionKey: key() };
  writeSecretFile(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}
