// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import { createApplication } from '../../src/application.js';
import { Can, Public, SignedIn } from '../../src/platform/access/can.decorator.js';
import { OperatorError } from '../../src/platform/config/operator-error.js';
import type { Config } from '../../src/platform/config/config.js';
import { startApi, type TestApi } from '../support/api.js';
import { withClient } from '../support/postgres.js';

/** What the process does not start with. */
describe('the process refuses to start', () => {
  let api: TestApi;
  const suffix = randomBytes(4).toString('hex');
  const logins = [`boot_bypass_${suffix}`, `boot_owner_${suffix}`, `boot_table_${suffix}`] as const;
  const [bypass, owner, table] = logins;
  const asSuperuser = (sql: string): Promise<unknown> => withClient(process.env['TEST_SUPERUSER_URL']!, (client) => client.query(sql));
  beforeAll(async () => {
    api = await startApi();
    for (const login of logins) await asSuperuser(`create role ${login} login password 'boot-of-the-tests'; grant connect on database ${api.database} to ${login}`);
    await asSuperuser(`alter role ${bypass} bypassrls; grant owner to ${owner}`);
    await api.sql.query(`create schema boot; grant all on schema boot to ${table}; create table boot.mine (); alter table boot.mine owner to ${table}`);
  });
  afterAll(async () => {
    await api.close();
    for (const login of logins) await asSuperuser(`drop role ${login}`);
  });

  /** The configuration asks for the login `app` by name; here that login has become too strong. */
  const configOf = (username?: string): Config => {
    const url = new URL(username ? api.config.database.url : process.env['TEST_SUPERUSER_URL']!);
    if (username) Object.assign(url, { username, password: 'boot-of-the-tests' });
    url.pathname = `/${api.database}`;
    return { ...api.config, database: Object.assign(Object.create(Object.getPrototypeOf(api.config.database) as object), api.config.database, { url: url.toString() }) as Config['database'] };
  };
  const boot = async (config: Config): Promise<void> => {
    const app = await createApplication(config);
    try {
      await app.init();
    } finally {
      await app.close().catch(() => undefined);
    }
  };

  it.each([['a superuser', undefined], ['a login that bypasses row security', bypass], ['a member of owner', owner], ['the owner of a table', table]])('as %s', async (_, username) => {
    await expect(boot(configOf(username))).rejects.toThrow(OperatorError);
    await expect(boot(configOf(username))).rejects.toThrow('above row security');
  }, 30_000);

  const withRoutes = async (controller: Type): Promise<void> => {
    @Module({ imports: [AppModule.of(api.config)], controllers: [controller] })
    class Extended {}
    const app = await NestFactory.create(Extended, new FastifyAdapter(), { logger: false, abortOnError: false });
    try {
      await app.init();
    } finally {
      await app.close().catch(() => undefined);
    }
  };

  it('with a route that says nothing of who may ask', async () => {
    @Controller('naked')
    class NakedController {
      @Get('said') @Can('read', 'Programme') said(): void {}
      @Get('unsaid') unsaid(): void {}
    }
    await expect(withRoutes(NakedController)).rejects.toThrow('NakedController.unsaid has no permission');
  }, 30_000);

  it('but with routes that all say it', async () => {
    @Controller('clothed')
    class ClothedController {
      @Get('a') @Can('read', 'Programme') a(): void {}
      @Get('b') @SignedIn() b(): void {}
      @Get('c') @Public() c(): void {}
    }
    await expect(withRoutes(ClothedController)).resolves.toBeUndefined();
  }, 30_000);
});
