// SPDX-License-Identifier: AGPL-3.0-or-later
import { validateSync } from 'class-validator';
import { DatabaseConfig } from './database.config.js';
import { DemoConfig } from './demo.config.js';
import { text, type Environment } from './environment.js';
import { IdentityConfig } from './identity.config.js';
import { JobsConfig } from './jobs.config.js';
import { MailConfig } from './mail.config.js';
import { OperatorError } from './operator-error.js';
import { isExampleSecret, MAKE_KEY, SecretsConfig } from './secrets.config.js';
import { ServerConfig } from './server.config.js';

/** Every mistake of the environment at once, one line each, saying what to set. */
export class ConfigError extends OperatorError {
  override readonly name = 'ConfigError';

  constructor(readonly mistakes: readonly string[]) {
    super(`The configuration has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${mistakes.map((each) => `  - ${each}`).join('\n')}`);
  }
}

/** What the application needs to know from its environment, validated. */
export interface Config {
  server: ServerConfig;
  database: DatabaseConfig;
  secrets: SecretsConfig;
  identity: IdentityConfig;
  demo: DemoConfig;
  jobs: JobsConfig;
  mail: MailConfig;
  /** Whether the launcher runs the database for us; demo data exist only then. */
  embedded: boolean;
}

/** What the launcher needs to know when it runs the database itself. */
export interface EmbeddedConfig {
  server: ServerConfig;
  demo: DemoConfig;
  mail: MailConfig;
}

/** Set by the launcher alone, for its child: the database is the embedded one. */
export const EMBEDDED_MARK = 'LAUNCHED_WITH_EMBEDDED_DATABASE';

/** One line per property that fails: its checks say the same thing in the same words. */
function mistakesOf(part: object): string[] {
  return validateSync(part, { forbidUnknownValues: true }).map((error) => Object.values(error.constraints ?? {})[0] ?? `${error.property} is not valid.`);
}

/** The secrets of .env.example, and those anybody would guess, are no secrets. The values never appear in a message. */
function exampleSecrets(env: Environment): string[] {
  const keys = ['FIELD_KEY', 'SESSION_KEY', 'OIDC_CLIENT_SECRET'].filter((name) => isExampleSecret(text(env, name) ?? '-'));
  const urls = ['DATABASE_URL', 'DATABASE_SIGNIN_URL', 'DATABASE_WORKER_URL', 'DATABASE_OWNER_URL'].filter((name) => {
    const url = text(env, name) ?? '';
    return URL.canParse(url) && new URL(url).password !== '' && isExampleSecret(decodeURIComponent(new URL(url).password));
  });
  return [
    ...keys.map((name) => (name === 'OIDC_CLIENT_SECRET' ? `${name} is an example's. Write the one that the provider made.` : `${name} is still the example's. Make your own with: ${MAKE_KEY}`)),
    ...urls.map((name) => `The password in ${name} is an example's or easily guessed. Give the role a password of its own and write it there.`),
  ];
}

function throwIfAny(mistakes: string[]): void {
  if (mistakes.length > 0) throw new ConfigError([...new Set(mistakes)]);
}

const isLoopback = (url: string): boolean => URL.canParse(url) && new URL(url).hostname === '127.0.0.1';

/**
 * Reads the application's configuration.
 * @throws ConfigError naming every mistake.
 */
export function loadConfig(env: Environment): Config {
  const database = DatabaseConfig.read(env);
  const embedded = text(env, EMBEDDED_MARK) === 'yes' && isLoopback(database.url);
  const config: Config = { server: ServerConfig.read(env), database, secrets: SecretsConfig.read(env), identity: IdentityConfig.read(env), demo: DemoConfig.read(env, embedded), jobs: JobsConfig.read(env), mail: MailConfig.read(env), embedded };
  const examples = embedded ? [] : exampleSecrets(env);
  const named = (mistake: string): boolean => examples.some((each) => each.split(' ')[0] === mistake.split(' ')[0]);
  const mistakes = [config.server, config.database, config.secrets, config.identity, config.demo, config.jobs, config.mail].flatMap(mistakesOf).filter((each) => !named(each));
  if (config.secrets.fieldKey.length > 0 && config.secrets.fieldKey.equals(config.secrets.sessionKey)) mistakes.push('SESSION_KEY must be another key than FIELD_KEY.');
  mistakes.push(...config.identity.mistakes());
  if (!embedded && config.identity.usesOidc && config.server.publicUrl === undefined) mistakes.push('PUBLIC_URL must be set together with OIDC_ISSUER: the provider sends people back to it.');
  if (!embedded && config.mail.smtpUrl !== undefined && config.server.publicUrl === undefined) mistakes.push('PUBLIC_URL must be set together with SMTP_URL: mails carry links to it.');
  if (!embedded && config.demo.mode === true) {
    mistakes.push('DEMO_MODE must not be true together with DATABASE_URL: demo accounts have known passwords. Unset DEMO_MODE, or unset DATABASE_URL to try the demo on the embedded database.');
  }
  throwIfAny([...mistakes, ...examples]);
  return config;
}

/**
 * Reads what the launcher needs when DATABASE_URL is not set. The keys are then its own, kept beside the data: one
 * given from outside would make the data unreadable when it changes.
 * @throws ConfigError naming every mistake.
 */
export function loadEmbeddedConfig(env: Environment): EmbeddedConfig {
  const config: EmbeddedConfig = { server: ServerConfig.read(env), demo: DemoConfig.read(env, true), mail: MailConfig.read(env) };
  const stray = ['FIELD_KEY', 'SESSION_KEY', 'DATABASE_SIGNIN_URL', 'DATABASE_WORKER_URL', 'DATABASE_OWNER_URL'].filter((name) => text(env, name) !== undefined);
  const strayMistakes = stray.map((name) => `${name} is set but DATABASE_URL is not. Set DATABASE_URL too, or unset ${name} to use the embedded database, which keeps its own keys in DATA_DIR.`);
  throwIfAny([...mistakesOf(config.server), ...mistakesOf(config.demo), ...mistakesOf(config.mail), ...strayMistakes]);
  return config;
}
