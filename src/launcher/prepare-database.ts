// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConfigError } from '../platform/config/config.js';
import { text, type Environment } from '../platform/config/environment.js';
import { isExampleSecret } from '../platform/config/secrets.config.js';
import { bootstrapDatabase, type Login } from '../platform/database/bootstrap.js';
import { reaching, updateDatabase } from './update-database.js';

type Addresses = Record<Login, URL>;

/** The addresses that the application will use: they name the database and hold the login roles' passwords. */
function applicationAddresses(env: Environment): Addresses {
  const read = (name: string, role: string): URL | string => {
    const value = text(env, name) ?? '';
    const url = URL.canParse(value) ? new URL(value) : null;
    if (url === null || url.username !== role || url.pathname.length < 2) return `${name} must be the address that the application will use: postgres://${role}:<password>@<host>:5432/<database>.`;
    if (isExampleSecret(decodeURIComponent(url.password))) return `The password in ${name} is missing, an example's or easily guessed. Choose one and write it there.`;
    return url;
  };
  const [app, signin, worker] = [read('DATABASE_URL', 'app'), read('DATABASE_SIGNIN_URL', 'signin'), read('DATABASE_WORKER_URL', 'worker')];
  if (app instanceof URL && signin instanceof URL && worker instanceof URL) return { app, signin, worker };
  throw new ConfigError([app, signin, worker].filter((each) => typeof each === 'string'));
}

/** Makes the roles, the database and its extensions; answers the superuser's address of that database. */
async function bootstrap(env: Environment, superuserUrl: string): Promise<string> {
  if (!URL.canParse(superuserUrl) || isExampleSecret(new URL(superuserUrl).password || '-')) {
    throw new ConfigError(['DATABASE_ADMIN_URL must be postgres://<superuser>:<password>@<host>:5432/postgres, with a password that is not an example.']);
  }
  const { app, signin, worker } = applicationAddresses(env);
  const database = decodeURIComponent(app.pathname.slice(1));
  const passwords = { app: decodeURIComponent(app.password), signin: decodeURIComponent(signin.password), worker: decodeURIComponent(worker.password) };
  await reaching(superuserUrl, () => bootstrapDatabase({ superuserUrl, database, passwords }));
  const url = new URL(superuserUrl);
  url.pathname = app.pathname;
  return url.toString();
}

/**
 * Prepares a PostgreSQL server of one's own. With DATABASE_ADMIN_URL (a superuser) roles, database and extensions are
 * made first; with DATABASE_OWNER_URL (a login that may act as owner) they must be there already.
 * @throws ConfigError if neither is set
 */
export async function prepareDatabase(env: Environment, log: (line: string) => void): Promise<void> {
  const admin = text(env, 'DATABASE_ADMIN_URL');
  const url = admin === undefined ? text(env, 'DATABASE_OWNER_URL') : await bootstrap(env, admin);
  if (url === undefined) {
    throw new ConfigError([
      'Set DATABASE_ADMIN_URL to a superuser of the server (the first time, or to make roles and database), or DATABASE_OWNER_URL to a login that may act as the role owner. ' +
        'The embedded database needs neither: npm start migrates it.',
    ]);
  }
  await updateDatabase(url, log);
  log('The database is up to date.');
}
