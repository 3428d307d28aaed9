// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { todayInRome } from '../time/civil-date.js';
import { ConfigError, EMBEDDED_MARK, loadConfig, loadEmbeddedConfig } from './config.js';
import type { Environment } from './environment.js';

const FIELD_KEY = Buffer.from(Array.from({ length: 32 }, (_, i) => i * 7)).toString('base64');
const SESSION_KEY = Buffer.from(Array.from({ length: 32 }, (_, i) => i * 5 + 1)).toString('base64');

const GOOD: Environment = {
  DATABASE_URL: 'postgres://app:k3fVt9Qm@db.internal:5432/vivere',
  DATABASE_SIGNIN_URL: 'postgres://signin:Zw81pLrX@db.internal:5432/vivere',
  DATABASE_WORKER_URL: 'postgres://worker:Tq5xWm2c@db.internal:5432/vivere',
  FIELD_KEY,
  SESSION_KEY,
};

function mistakes(env: Environment): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('the configuration of the application', () => {
  it('has defaults for all but the database and the keys', () => {
    const config = loadConfig(GOOD);
    expect(config.server).toMatchObject({ host: '127.0.0.1', port: 3000, publicUrl: undefined, logLevel: 'info', trustProxy: false });
    expect(config.database).toMatchObject({ poolSize: 10, signinPoolSize: 3, statementTimeoutMs: 15_000 });
    expect(config.secrets.fieldKey.toString('base64')).toBe(FIELD_KEY);
    expect(config.demo).toEqual({ mode: false, today: todayInRome(), seed: 1, people: 900 });
    expect(config.jobs.on).toBe(true);
    expect(config.mail).toEqual({ smtpUrl: undefined, from: undefined, folder: undefined });
    expect(config.server.origin).toBe('http://127.0.0.1:3000');
    expect(config.embedded).toBe(false);
  });

  it('takes an empty variable as not set', () => {
    expect(loadConfig({ ...GOOD, PORT: '', HOST: '  ', DEMO_TODAY: '' }).server.port).toBe(3000);
  });

  it('names every mistake at once, each in one line with the variable first', () => {
    const found = mistakes({
      ...GOOD,
      HOST: 'a b',
      PORT: '70000',
      PUBLIC_URL: 'ftp://x',
      LOG_LEVEL: 'loud',
      TRUST_PROXY: 'true',
      DATABASE_POOL_SIZE: '0',
      DATABASE_STATEMENT_TIMEOUT_MS: '1.5',
      DEMO_TODAY: '2025-02-29',
      DEMO_SEED: '-1',
      DEMO_PEOPLE: '1e9',
    });
    expect(found.map((line) => line.split(' ')[0]).sort()).toEqual([
      'DATABASE_POOL_SIZE',
      'DATABASE_STATEMENT_TIMEOUT_MS',
      'DEMO_PEOPLE',
      'DEMO_SEED',
      'DEMO_TODAY',
      'HOST',
      'LOG_LEVEL',
      'PORT',
      'PUBLIC_URL',
      'TRUST_PROXY',
    ]);
    expect(found.every((line) => !line.includes('\n'))).toBe(true);
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65535'],
    ['HOST', '::1'],
    ['HOST', '0.0.0.0'],
    ['PUBLIC_URL', 'https://salute.example.org/'],
    ['TRUST_PROXY', '2'],
    ['TRUST_PROXY', '10.0.0.0/8, 127.0.0.1'],
    ['DEMO_TODAY', '2024-02-29'],
    ['JOBS', 'no'],
    ['MAIL_FROM', 'no-reply@example.org'],
  ])('accepts %s=%s', (name, value) => {
    expect(mistakes({ ...GOOD, [name]: value })).toEqual([]);
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '3000x'],
    ['PUBLIC_URL', 'https://user@salute.example.org'],
    ['PUBLIC_URL', 'https://salute.example.org/sub'],
    ['TRUST_PROXY', '0.0.0.0/99'],
    ['TRUST_PROXY', '11'],
    ['DEMO_MODE', 'perhaps'],
    ['DATABASE_URL', 'mysql://app:k3fVt9Qm@db/vivere'],
    ['DATABASE_URL', 'postgres://postgres:k3fVt9Qm@db/vivere'],
    ['DATABASE_URL', 'postgres://app:k3fVt9Qm@db/'],
    ['DATABASE_SIGNIN_URL', 'postgres://app:k3fVt9Qm@db/vivere'],
    ['DATABASE_SIGNIN_URL', ''],
    ['DATABASE_WORKER_URL', ''],
    ['DATABASE_WORKER_URL', 'postgres://app:k3fVt9Qm@db/vivere'],
    ['JOBS', 'sometimes'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'A <a@example.org>, B <b@example.org>'],
    ['FIELD_KEY', ''],
    ['FIELD_KEY', 'short'],
    ['FIELD_KEY', Buffer.alloc(32).toString('base64')],
    ['SESSION_KEY', FIELD_KEY],
    ['REQUIRE_SECOND_FACTOR', 'perhaps'],
    ['OIDC_LABEL', 'x'.repeat(61)],
  ])('refuses %s=%s', (name, value) => {
    expect(mistakes({ ...GOOD, [name]: value })).toEqual([expect.stringContaining(name)]);
  });

  it('wants a sender and a public address with an SMTP server, and a password of one’s own', () => {
    const smtp = { ...GOOD, SMTP_URL: 'smtp://platform:V7uQzc4k@mail.example.org:587' };
    const whole = { ...smtp, MAIL_FROM: 'Vivere in Salute Mentale <no-reply@example.org>', PUBLIC_URL: 'https://salute.example.org' };
    expect(mistakes(whole)).toEqual([]);
    expect(mistakes(smtp).map((line) => line.split(' ')[0])).toEqual(['MAIL_FROM', 'PUBLIC_URL']);
    for (const bad of ['http://mail.example.org', 'smtp://', 'smtp://platform:change-me-smtp@mail.example.org']) {
      expect(mistakes({ ...whole, SMTP_URL: bad })).toEqual([expect.stringMatching(/^SMTP_URL must be/)]);
    }
  });

  it('knows a provider by its https address, with what it gave us and where it sends people back to', () => {
    const provider = { OIDC_ISSUER: 'https://id.example.org/realms/staff', OIDC_CLIENT_ID: 'vivere', OIDC_CLIENT_SECRET: '8a2f4c6e0b1d3f57', PUBLIC_URL: 'https://salute.example.org' };
    expect(loadConfig({ ...GOOD, ...provider, OIDC_FACTOR_AMR: 'mfa, otp', OIDC_FACTOR_ACR: 'loa2' }).identity).toMatchObject({
      usesOidc: true, oidcLabel: 'l’identità del tuo ente', oidcFactorAmr: ['mfa', 'otp'], oidcFactorAcr: ['loa2'], requireSecondFactor: false,
    });
    expect(loadConfig(GOOD).identity.usesOidc).toBe(false);
    for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL']) {
      expect(mistakes({ ...GOOD, ...provider, [name]: '' })).toEqual([expect.stringMatching(new RegExp(`^${name} must be set`))]);
    }
    for (const issuer of ['http://id.example.org', 'https://user@id.example.org', 'id.example.org', 'https://id.example.org/?a=b']) {
      expect(mistakes({ ...GOOD, ...provider, OIDC_ISSUER: issuer })).toEqual([expect.stringMatching(/^OIDC_ISSUER must be/)]);
    }
    expect(mistakes({ ...GOOD, ...provider, OIDC_ISSUER: 'http://127.0.0.1:9000' })).toEqual([]);
    expect(mistakes({ ...GOOD, ...provider, OIDC_CLIENT_SECRET: 'change-me-secret-of-the-provider' })).toEqual([expect.stringMatching(/^OIDC_CLIENT_SECRET is an example/)]);
    expect(mistakes({ ...GOOD, ...provider, OIDC_CLIENT_SECRET: 'short' })).toEqual([expect.stringMatching(/^OIDC_CLIENT_SECRET must have/)]);
  });

  it('refuses demo mode on a database of one’s own', () => {
    expect(mistakes({ ...GOOD, DEMO_MODE: 'true' })).toEqual([expect.stringMatching(/^DEMO_MODE must not be true together with DATABASE_URL/)]);
  });

  it('believes the mark of the embedded database only for a database on this machine', () => {
    const local = { DATABASE_URL: 'postgres://app:x1@127.0.0.1:5000/vivere' };
    const marked = { ...GOOD, [EMBEDDED_MARK]: 'yes', DEMO_MODE: 'true' };
    expect(loadConfig({ ...marked, ...local })).toMatchObject({ embedded: true, demo: { mode: true } });
    expect(mistakes(marked)).toHaveLength(1);
  });

  it('never repeats a secret in a message', () => {
    const env = { ...GOOD, FIELD_KEY: 'c2VjcmV0LXRleHQ=', DATABASE_URL: 'postgres://wrong:hunter2secret@db/vivere', SESSION_KEY: 'another-secret-text' };
    expect(mistakes(env).join('\n')).not.toMatch(/c2VjcmV0|hunter2secret|another-secret-text/);
  });
});

describe('.env.example', () => {
  const values = new Map(
    readFileSync('.env.example', 'utf8')
      .split('\n')
      .map((line) => /^(?:# )?([A-Z_]+)=(\S*)$/.exec(line))
      .filter((match) => match !== null)
      .map((match) => [match[1] ?? '', match[2] ?? ''] as const),
  );

  it.each(['FIELD_KEY', 'SESSION_KEY', 'DATABASE_URL', 'DATABASE_SIGNIN_URL', 'DATABASE_WORKER_URL'])('holds a %s that is refused', (name) => {
    expect(values.get(name)).toBeDefined();
    expect(mistakes({ ...GOOD, [name]: values.get(name) })).toEqual([expect.stringMatching(new RegExp(`${name} .*example`))]);
  });

  it.each([['APP_PASSWORD', 'app', 'DATABASE_URL'], ['SIGNIN_PASSWORD', 'signin', 'DATABASE_SIGNIN_URL'], ['WORKER_PASSWORD', 'worker', 'DATABASE_WORKER_URL']])('holds a %s that is refused inside a URL', (name, role, variable) => {
    expect(mistakes({ ...GOOD, [variable]: `postgres://${role}:${values.get(name)}@db/vivere` })).toHaveLength(1);
  });

  it('is accepted in all the rest', () => {
    const rest = Object.fromEntries([...values].filter(([, value]) => !value.includes('change-me')));
    expect(mistakes({ ...GOOD, ...rest })).toEqual([]);
  });
});

describe('the configuration of the launcher with the embedded database', () => {
  it('has the demo on unless told otherwise', () => {
    expect(loadEmbeddedConfig({}).demo.mode).toBe(true);
    expect(loadEmbeddedConfig({ DEMO_MODE: 'false' }).demo.mode).toBe(false);
  });

  it.each(['FIELD_KEY', 'SESSION_KEY', 'DATABASE_SIGNIN_URL', 'DATABASE_WORKER_URL', 'DATABASE_OWNER_URL'])('refuses %s without DATABASE_URL', (name) => {
    expect(() => loadEmbeddedConfig({ [name]: 'x' })).toThrow(`${name} is set but DATABASE_URL is not`);
  });
});
