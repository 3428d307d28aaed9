// SPDX-License-Identifier: AGPL-3.0-or-later
import { generateSync } from 'otplib';
import { v7 as uuid } from 'uuid';
import { tokenHash } from '../../src/platform/identity/session-cookie.js';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { addAccount } from '../support/people.js';
import { CLIENT, freePort, startProvider, type ProviderUser, type TestProvider } from '../support/openid-provider.js';

/** A browser that follows links by hand, keeping cookies of both sites apart. */
class Browser {
  readonly cookies = new Map<string, Map<string, string>>();
  constructor(private readonly app: string) {}

  async go(url: string): Promise<{ status: number; location: string | null; body: string }> {
    const { host } = new URL(url);
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '' || /max-age=0|1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = answer.headers.get('location');
    return { status: answer.status, location: location && new URL(location, url).href, body: await answer.text() };
  }

  /** To the provider and back, up to the address that the provider sends the browser to. */
  async toCallback(page = '/persone'): Promise<string> {
    let at = `${this.app}/api/v1/session/openid/start?returnTo=${encodeURIComponent(page)}`;
    for (let i = 0; i < 10; i++) {
      const { location } = await this.go(at);
      if (!location) throw new Error(`${at} leads nowhere`);
      if (location.startsWith(`${this.app}/api/v1/session/openid/callback`)) return location;
      at = location;
    }
    throw new Error('round and round');
  }

  /** The page where a callback ends, with what it says there. */
  async finish(callback: string): Promise<string> {
    const { location } = await this.go(callback);
    return location!.replace(this.app, '');
  }

  async signIn(page?: string): Promise<string> {
    return this.finish(await this.toCallback(page));
  }

  async session(): Promise<{ status: number; body: { account: { email: string }; factor: { active: boolean; due: string }; csrfToken: string } }> {
    const { status, body } = await this.go(`${this.app}/api/v1/session`);
    return { status, body: JSON.parse(body) };
  }

  async post(path: string, body: object, csrf = ''): Promise<{ status: number; body: Record<string, string> }> {
    const { host } = new URL(this.app);
    const answer = await fetch(`${this.app}/api/v1${path}`, {
      method: 'POST', body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf, cookie: [...(this.cookies.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.cookies.get(host)!.set(name, value);
    }
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : {} };
  }
}

describe('sign-in through an OpenID Connect provider', () => {
  let api: TestApi;
  let provider: TestProvider;
  let port: number;
  let number = 0;
  beforeAll(async () => {
    port = await freePort();
    api = await startApi({
      env: { OIDC_ISSUER: `http://127.0.0.1:${port}`, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, OIDC_LABEL: 'l’identità del Comune', OIDC_FACTOR_ACR: 'loa2', OIDC_FACTOR_AMR: 'mfa otp' },
    });
  });
  afterAll(async () => {
    await provider?.close();
    await api?.close();
  });
  afterEach(() => {
    if (provider) provider.tamper = undefined;
  });

  const browser = () => new Browser(api.url);
  const allow = (id: string) => api.sql.query('insert into access.openid_identity (account_id) values ($1)', [id]);
  /** An account that may use the provider, and the user there with the same, verified, address. */
  const newUser = async (more: Partial<ProviderUser> = {}, allowed = true): Promise<{ id: string; email: string }> => {
    const email = `persona${++number}@comune.example`;
    const id = await addAccount(api.sql, { email, roles: [{ role: 'auditor' }] });
    if (allowed) await allow(id);
    provider.user = { sub: `sub-${number}`, email, emailVerified: true, ...more };
    return { id, email };
  };
  const verbs = async (id: string): Promise<string[]> => (await api.sql.query<{ verb: string }>('select verb from audit.entry where account_id = $1 order by id', [id])).rows.map(({ verb }) => verb);
  const accounts = async (): Promise<number> => (await api.sql.query('select count(*)::int as n from access.account')).rows[0].n;

  it('says so, on the sign-in page, while the provider does not answer', async () => {
    expect(await browser().go(`${api.url}/api/v1/session/openid`)).toMatchObject({ status: 200, body: JSON.stringify({ label: 'l’identità del Comune' }) });
    const { status, location } = await browser().go(`${api.url}/api/v1/session/openid/start?returnTo=/persone`);
    expect([status, location]).toEqual([302, `${api.url}/persone#sign-in=openid.unreachable`]);
    // The platform starts without it, and needs no restart once it answers.
    provider = await startProvider(port, `${api.url}/api/v1/session/openid/callback`);
  });

  it('asks with PKCE, state and nonce, and keeps them from whoever reads cookies', async () => {
    const visitor = browser();
    const { location } = await visitor.go(`${api.url}/api/v1/session/openid/start`);
    const asked = new URL(location!).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code', client_id: CLIENT.id, scope: 'openid email', code_challenge_method: 'S256', acr_values: 'loa2',
      redirect_uri: `${api.url}/api/v1/session/openid/callback`,
    });
    const cookie = Buffer.from([...visitor.cookies.values()][0].get('vsm_openid')!, 'base64url').toString('latin1');
    for (const name of ['state', 'nonce']) {
      expect(asked.get(name)!.length).toBeGreaterThan(20);
      expect(cookie).not.toContain(asked.get(name)!);
    }
    const again = new URL((await browser().go(`${api.url}/api/v1/session/openid/start`)).location!).searchParams;
    expect(again.get('state')).not.toBe(asked.get('state'));
  });

  it('links the account by its verified address the first time, and by issuer and subject from then on', async () => {
    const { id, email } = await newUser();
    const visitor = browser();
    expect(await visitor.signIn('/persone')).toBe('/persone');
    expect((await visitor.session()).body).toMatchObject({ account: { email }, factor: { active: false, due: 'advised' } });
    expect(await verbs(id)).toEqual(['openid-linked', 'sign-in']);
    expect([...visitor.cookies.get(new URL(api.url).host)!.keys()]).toEqual(['vsm_session']);
    // The address changes at the provider: the subject stays.
    provider.user = { ...provider.user, email: 'tutt.altro@comune.example', emailVerified: false };
    const later = browser();
    await later.signIn();
    expect((await later.session()).body.account.email).toBe(email);
    // And somebody else who gets the address there gets nothing here.
    provider.user = { sub: 'un-altra-persona', email, emailVerified: true };
    expect(await browser().signIn()).toBe('/persone#sign-in=openid.unknown');
  });

  it('takes an invitation for an administrator’s word', async () => {
    const { id } = await newUser({}, false);
    const { rows: [{ account_id: admin }] } = await api.sql.query(`select account_id from access.account_role limit 1`);
    await api.sql.query(`insert into access.invitation (id, account_id, token_hash, invited_by) values ($1, $2, sha256('a'), $3)`, [uuid(), id, admin]);
    const visitor = browser();
    expect(await visitor.signIn()).toBe('/persone');
    expect((await visitor.session()).status).toBe(200);
    expect((await api.sql.query('select status from access.invitation where account_id = $1', [id])).rows).toEqual([{ status: 'accepted' }]);
  });

  it('does not take one that has expired', async () => {
    const { id } = await newUser({}, false);
    await api.sql.query(`insert into access.invitation (id, account_id, token_hash, invited_by, expires_at) values ($1, $2, sha256('b'), $2, now())`, [uuid(), id]);
    expect(await browser().signIn()).toBe('/persone#sign-in=openid.unknown');
  });

  it('makes no accounts, and lets in none that no administrator allowed', async () => {
    const before = await accounts();
    provider.user = { sub: 'nessuno', email: 'nessuno@comune.example', emailVerified: true };
    const visitor = browser();
    expect(await visitor.signIn()).toBe('/persone#sign-in=openid.unknown');
    expect((await visitor.session()).status).toBe(401);
    expect(await accounts()).toBe(before);
    await newUser({}, false);
    expect(await browser().signIn()).toBe('/persone#sign-in=openid.unknown');
  });

  it('lets in nobody whose account is disabled, linked or not', async () => {
    const { id } = await newUser();
    await api.sql.query('update access.account set disabled_at = now() where id = $1', [id]);
    expect(await browser().signIn()).toBe('/persone#sign-in=openid.unknown');
    await api.sql.query('update access.account set disabled_at = null where id = $1', [id]);
    expect(await browser().signIn()).toBe('/persone');
    await api.sql.query('update access.account set disabled_at = now() where id = $1', [id]);
    const visitor = browser();
    expect(await visitor.signIn()).toBe('/persone#sign-in=openid.unknown');
    expect((await visitor.session()).status).toBe(401);
  });

  it('links nothing by an address that the provider does not vouch for', async () => {
    const { id } = await newUser({ emailVerified: false });
    expect(await browser().signIn()).toBe('/persone#sign-in=openid.mail-unverified');
    expect((await api.sql.query('select subject from access.openid_identity where account_id = $1', [id])).rows).toEqual([{ subject: null }]);
  });

  describe('is refused', () => {
    const refused = async (change: (callback: URL, visitor: Browser) => void | Promise<void>, page = '/persone#sign-in=openid.refused'): Promise<void> => {
      await newUser();
      const visitor = browser();
      const callback = new URL(await visitor.toCallback());
      await change(callback, visitor);
      expect(await visitor.finish(callback.href)).toBe(page);
      expect((await visitor.session()).status).toBe(401);
    };
    const ofApp = (visitor: Browser) => visitor.cookies.get(new URL(api.url).host)!;

    it('with another state', () => refused((callback) => callback.searchParams.set('state', 'un-altro-stato')));
    it('without a state', () => refused((callback) => callback.searchParams.delete('state')));
    it('with a code that was made up', () => refused((callback) => callback.searchParams.set('code', 'inventato')));
    it('with an answer of another issuer', () => refused((callback) => callback.searchParams.set('iss', 'https://altrove.example')));
    it('in another browser than the one that began', () => refused((_, visitor) => ofApp(visitor).clear(), '/#sign-in=openid.flow-over'));
    it('with the state of another browser', () => refused(async (_, visitor) => {
      const other = browser();
      await other.go(`${api.url}/api/v1/session/openid/start?returnTo=/persone`);
      ofApp(visitor).set('vsm_openid', ofApp(other).get('vsm_openid')!);
    }));
    it('with a cookie that somebody changed', () => refused((_, visitor) => {
      const cookie = Buffer.from(ofApp(visitor).get('vsm_openid')!, 'base64url');
      cookie[40] ^= 1;
      ofApp(visitor).set('vsm_openid', cookie.toString('base64url'));
    }, '/#sign-in=openid.flow-over'));
    it('when the provider says no', () => refused((callback) => {
      callback.searchParams.delete('code');
      callback.searchParams.set('error', 'access_denied');
    }));

    it('a second time with the same code', async () => {
      await newUser();
      const visitor = browser();
      const callback = await visitor.toCallback();
      const flow = ofApp(visitor).get('vsm_openid')!;
      expect(await visitor.finish(callback)).toBe('/persone');
      // The flow is over; and even with its cookie kept, the provider gives nothing for a code twice.
      expect(await visitor.finish(callback)).toBe('/#sign-in=openid.flow-over');
      const replaying = browser();
      replaying.cookies.set(new URL(api.url).host, new Map([['vsm_openid', flow]]));
      expect(await replaying.finish(callback)).toBe('/persone#sign-in=openid.refused');
      expect((await replaying.session()).status).toBe(401);
    });

    const tampered = (change: (claims: Record<string, unknown>, header: Record<string, unknown>) => void) => async () => {
      const { id } = await newUser();
      const visitor = browser();
      const callback = await visitor.toCallback();
      provider.tamper = (path, body) => {
        if (path !== '/token') return body;
        const answer = JSON.parse(body) as { id_token: string };
        const [header, claims, signature] = answer.id_token.split('.') as [string, string, string];
        const [h, c] = [header, claims].map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>) as [Record<string, unknown>, Record<string, unknown>];
        change(c, h);
        const packed = [h, c].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
        return JSON.stringify({ ...answer, id_token: [...packed, h['alg'] === 'none' ? '' : signature].join('.') });
      };
      expect(await visitor.finish(callback)).toBe('/persone#sign-in=openid.refused');
      expect((await visitor.session()).status).toBe(401);
      expect((await api.sql.query('select subject from access.openid_identity where account_id = $1', [id])).rows).toEqual([{ subject: null }]);
    };
    it('with an ID token that somebody changed', tampered((claims) => Object.assign(claims, { amr: ['mfa'] })));
    it('with an ID token of another person', tampered((claims) => Object.assign(claims, { sub: 'sub-1' })));
    it('with an ID token for somebody else’s client', tampered((claims) => Object.assign(claims, { aud: 'un-altro' })));
    it('with an ID token that has expired', tampered((claims) => Object.assign(claims, { exp: 1 })));
    it('with an ID token that nobody signed', tampered((_, header) => Object.assign(header, { alg: 'none' })));

    it('with an ID token for another nonce, although the provider signed it', async () => {
      await newUser();
      const visitor = browser();
      const start = new URL((await visitor.go(`${api.url}/api/v1/session/openid/start?returnTo=/persone`)).location!);
      start.searchParams.set('nonce', 'una-nonce-di-qualcun-altro');
      let at = start.href;
      while (!at.startsWith(api.url)) at = (await visitor.go(at)).location!;
      expect(await visitor.finish(at)).toBe('/persone#sign-in=openid.refused');
      expect((await visitor.session()).status).toBe(401);
    });

    it('with an address that only the access token’s userinfo of another subject tells', async () => {
      const { id } = await newUser();
      const visitor = browser();
      const callback = await visitor.toCallback();
      provider.tamper = (path, body) => (path === '/me' ? body.replace(provider.user.sub, 'qualcun-altro') : body);
      expect(await visitor.finish(callback)).toBe('/persone#sign-in=openid.unknown');
      expect((await api.sql.query('select subject from access.openid_identity where account_id = $1', [id])).rows).toEqual([{ subject: null }]);
    });
  });

  describe('and the second factor', () => {
    it.each([['acr', { acr: 'loa2' }], ['amr', { amr: ['pwd', 'otp'] }]])('counts when the provider asked for one (%s)', async (_, more) => {
      const { id } = await newUser(more);
      const visitor = browser();
      await visitor.signIn();
      expect((await visitor.session()).body.factor).toEqual({ active: false, due: 'none' });
      expect(await verbs(id)).toEqual(['openid-linked', 'sign-in', 'factor-by-provider']);
      const { rows } = await api.sql.query(`select factor_at > now() - interval '1 minute' as fresh from access.session where account_id = $1`, [id]);
      expect(rows).toEqual([{ fresh: true }]);
    });

    it('does not count when it asked for a password alone', async () => {
      await newUser({ acr: 'loa1', amr: ['pwd'] });
      const visitor = browser();
      await visitor.signIn();
      expect((await visitor.session()).body.factor.due).toBe('advised');
    });

    it('of the account is asked then, as after a password', async () => {
      const { email } = await newUser();
      const owner = await api.signIn(email);
      const { body: { key } } = await owner.post('/second-factor', { password: TEST_PASSWORD }).expect(200);
      await owner.post('/second-factor/confirmation', { code: generateSync({ secret: key }) }).expect(200);
      await api.sql.query('update access.second_factor set last_step = 0');
      const visitor = browser();
      expect(await visitor.signIn()).toBe('/persone#sign-in=sign-in.factor-needed');
      expect((await visitor.session()).status).toBe(401);
      expect((await visitor.post('/session/factor', { code: generateSync({ secret: key }) })).status).toBe(200);
      expect((await visitor.session()).body.factor).toEqual({ active: true, due: 'none' });
      // The provider's own spares it.
      provider.user = { ...provider.user, amr: ['mfa'] };
      const spared = browser();
      expect(await spared.signIn()).toBe('/persone');
    });

    it('is set up without a password by who has none, right after signing in', async () => {
      const { id } = await newUser();
      await api.sql.query('update access.account set password_hash = null where id = $1', [id]);
      const visitor = browser();
      await visitor.signIn();
      const { csrfToken } = (await visitor.session()).body;
      expect((await visitor.post('/second-factor', {}, csrfToken)).status).toBe(200);
      await api.sql.query(`update access.session set created_at = now() - interval '20 minutes' where account_id = $1`, [id]);
      const late = await visitor.post('/second-factor', {}, csrfToken);
      expect([late.status, late.body.code]).toEqual([409, 'factor.sign-in-again']);
    });
  });

  it.each([
    ['/persone/0197a0de-0000-7000-8000-000000000001', '/persone/0197a0de-0000-7000-8000-000000000001'],
    ['//altrove.example', '/'],
    ['/\\altrove.example', '/'],
    ['https://altrove.example', '/'],
    ['/persone\r\nset-cookie: a=b', '/'],
    ['persone', '/'],
  ])('goes back to %j as %j', async (asked, page) => {
    await newUser();
    expect(await browser().signIn(asked)).toBe(page);
  });

  describe('is allowed by an administrator', () => {
    it('who shows a second factor; taking it back ends the account’s sessions', async () => {
      const { id } = await newUser({}, false);
      await addAccount(api.sql, { email: 'admin@example.org', roles: [{ role: 'platform_administrator' }] });
      const admin = await api.signIn('admin@example.org');
      expect((await admin.get(`/accounts/${id}/access`).expect(200)).body).toEqual({ secondFactor: false, openid: 'none' });
      expect((await admin.post(`/accounts/${id}/openid`, { openid: 'allowed' }).expect(403)).body.code).toBe('session.factor-needed');
      await api.sql.query(`update access.session set factor_at = now() where account_id = (select id from access.account where email = 'admin@example.org')`);
      expect((await admin.post(`/accounts/${id}/openid`, { openid: 'allowed' }).expect(200)).body.openid).toBe('allowed');
      const visitor = browser();
      expect(await visitor.signIn()).toBe('/persone');
      expect((await admin.get(`/accounts/${id}/access`).expect(200)).body.openid).toBe('linked');
      expect((await admin.post(`/accounts/${id}/openid`, { openid: 'none' }).expect(200)).body.openid).toBe('none');
      expect((await visitor.session()).status).toBe(401);
      expect(await browser().signIn()).toBe('/persone#sign-in=openid.unknown');
      const { rows } = await api.sql.query(`select verb from audit.entry where row_id = $1 and verb like 'openid%' order by id`, [id]);
      expect(rows).toEqual([{ verb: 'openid-allowed' }, { verb: 'openid-removed' }]);
    });

    it('and then an invitation sets no password beside it', async () => {
      const { id } = await newUser();
      await api.sql.query('update access.account set password_hash = null where id = $1', [id]);
      const token = 'Invito-di-prova-lungo-abbastanza-0001';
      const invite = (status: string) => api.sql.query(
        `insert into access.invitation (id, account_id, token_hash, status, settled_at, invited_by) values (gen_random_uuid(), $1, $2, $3, case when $3 <> 'pending' then now() end, $1)`,
        [id, status === 'pending' ? tokenHash(token) : tokenHash(`${token}-${status}`), status]);
      await invite('revoked');
      expect(await browser().signIn()).toBe('/persone');
      // One that was sent at the same moment.
      await invite('pending');
      const accepted = await api.anonymous().post('/invitations/acceptance', { token, password: 'una password lunga e nuova 77' }, null);
      expect([accepted.status, accepted.body.code]).toEqual([409, 'invitation.used']);
      const { rows } = await api.sql.query(`select signin.accept_invitation($1, 'x') as done, (select password_hash from access.account where id = $2) as hash`, [tokenHash(token), id]);
      expect(rows).toEqual([{ done: false, hash: null }]);
      const admin = await api.signIn('admin@example.org');
      const { body } = await admin.get(`/accounts/${id}`).expect(200);
      expect((await admin.act(`/accounts/${id}/invitation`, {}, body.version).expect(409)).body.code).toBe('invitation.linked');
    });

    it('not for a demo account, nor for one that there is not', async () => {
      const admin = await api.signIn('admin@example.org');
      const id = await addAccount(api.sql, { email: 'demo@example.org', roles: [{ role: 'auditor' }] });
      await api.sql.query('update access.account set demo = true where id = $1', [id]);
      expect((await admin.post(`/accounts/${id}/openid`, { openid: 'allowed' }).expect(409)).body.code).toBe('openid.demo');
      await admin.post('/accounts/00000000-0000-4000-8000-000000000000/openid', { openid: 'allowed' }).expect(404);
      await admin.post(`/accounts/${id}/openid`, { openid: 'forse' }).expect(422);
    });
  });
});

describe('without a provider', () => {
  it('there is no such way in', async () => {
    const api = await startApi();
    try {
      const visitor = new Browser(api.url);
      expect((await visitor.go(`${api.url}/api/v1/session/openid`)).body).toBe('{"label":null}');
      expect((await visitor.go(`${api.url}/api/v1/session/openid/start`)).status).toBe(404);
      expect((await visitor.go(`${api.url}/api/v1/session/openid/callback?code=a&state=b`)).status).toBe(404);
    } finally {
      await api.close();
    }
  });
});
