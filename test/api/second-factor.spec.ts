// SPDX-License-Identifier: AGPL-3.0-or-later
import { generateSync } from 'otplib';
import supertest from 'supertest';
import { startApi, TEST_PASSWORD, type TestApi } from '../support/api.js';
import { addAccount } from '../support/people.js';

const STEP_SECONDS = 30;
const codeOf = (secret: string, steps = 0): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * STEP_SECONDS });
const wrongCodeOf = (secret: string): string => {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code))!;
};

/** Waits, near the end of a step, for the next one: a test of steps must not straddle two. */
const earlyInAStep = async (): Promise<void> => {
  const left = STEP_SECONDS * 1000 - (Date.now() % (STEP_SECONDS * 1000));
  if (left < 8000) await new Promise((resolve) => setTimeout(resolve, left + 50));
};

/** A browser: keeps its cookies, sends the CSRF token of its session. */
class Visitor {
  readonly agent;
  private csrf = '';
  constructor(url: string) {
    this.agent = supertest.agent(url);
  }

  async signIn(email: string): Promise<supertest.Response> {
    return this.keep(await this.agent.post('/api/v1/session').send({ email, password: TEST_PASSWORD }));
  }

  async post(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<supertest.Response> {
    return this.keep(await this.agent.post(`/api/v1${path}`).set({ 'x-csrf-token': this.csrf, ...headers }).send(body));
  }

  async get(path: string): Promise<supertest.Response> {
    return this.agent.get(`/api/v1${path}`);
  }

  private keep(answer: supertest.Response): supertest.Response {
    if (typeof answer.body.csrfToken === 'string') this.csrf = answer.body.csrfToken;
    return answer;
  }
}

describe('the second factor', () => {
  let api: TestApi;
  let number = 0;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  /** An account with a factor, signed in; the code of this moment is usable. */
  const enrolled = async (role: 'auditor' | 'platform_administrator' | 'case_manager' = 'auditor') => {
    const email = `persona${++number}@example.org`;
    const id = await addAccount(api.sql, { email, roles: [{ role, areas: [] }] });
    const visitor = new Visitor(api.url);
    await visitor.signIn(email);
    const begun = await visitor.post('/second-factor', { password: TEST_PASSWORD });
    const secret = begun.body.key as string;
    const confirmed = await visitor.post('/second-factor/confirmation', { code: codeOf(secret) });
    await forget(id);
    return { id, email, visitor, secret, recoveryCodes: confirmed.body.recoveryCodes as string[] };
  };
  const forget = (id: string) => api.sql.query('update access.second_factor set last_step = 0 where account_id = $1', [id]);
  const calm = (id: string) => api.sql.query('update access.account set failed_attempts = 0, blocked_until = null where id = $1', [id]);
  const verbs = async (id: string): Promise<string[]> =>
    (await api.sql.query<{ verb: string }>('select verb from audit.entry where account_id = $1 order by id', [id])).rows.map(({ verb }) => verb);

  const told = async (id: string): Promise<string[]> =>
    (await api.sql.query<{ kind: string }>('select kind from access.mail where account_id = $1 order by queued_at', [id])).rows.map(({ kind }) => kind);

  describe('is set up', () => {
    it('with the password, a key, a first code; then ten recovery codes are shown, and nothing of it can be read in the database', async () => {
      const email = 'ada@example.org';
      const id = await addAccount(api.sql, { email, roles: [{ role: 'auditor' }] });
      const visitor = new Visitor(api.url);
      expect((await visitor.signIn(email)).body.factor).toEqual({ active: false, due: 'advised' });
      expect((await visitor.get('/second-factor')).body).toEqual({ active: false, confirmedAt: null, recoveryCodesLeft: 0, hasPassword: true, mandatory: false });
      const begun = await visitor.post('/second-factor', { password: TEST_PASSWORD });
      expect(begun.status).toBe(200);
      expect(begun.body.key).toMatch(/^[A-Z2-7]{32}$/);
      expect(begun.body.uri).toContain(`secret=${begun.body.key}`);
      const confirmed = await visitor.post('/second-factor/confirmation', { code: codeOf(begun.body.key) });
      expect(confirmed.body.recoveryCodes).toHaveLength(10);
      expect((await visitor.get('/session')).body.factor).toEqual({ active: true, due: 'none' });
      expect((await visitor.get('/second-factor')).body).toMatchObject({ active: true, recoveryCodesLeft: 10 });
      const { rows } = await api.sql.query(`select row_to_json(f)::text || (select string_agg(row_to_json(c)::text, '') from access.recovery_code c where c.account_id = $1) as kept from access.second_factor f where f.account_id = $1`, [id]);
      for (const shown of [begun.body.key, ...confirmed.body.recoveryCodes]) expect(rows[0].kept).not.toContain(shown.replace('-', ''));
      expect(await verbs(id)).toEqual(['sign-in', 'factor-set', 'recovery-codes-renewed']);
      expect(await told(id)).toEqual(['factor-set']);
    });

    it('not without the password, nor with a wrong one, which counts like a wrong sign-in', async () => {
      const id = await addAccount(api.sql, { email: 'bea@example.org', roles: [{ role: 'auditor' }] });
      const visitor = new Visitor(api.url);
      await visitor.signIn('bea@example.org');
      const bare = await visitor.post('/second-factor');
      expect([bare.status, bare.body.errors]).toMatchObject([422, [{ pointer: '/password', code: 'field.required' }]]);
      const wrong = await visitor.post('/second-factor', { password: 'un’altra password' });
      expect([wrong.status, wrong.body.code]).toEqual([422, 'factor.password']);
      const { rows } = await api.sql.query('select failed_attempts from access.account where id = $1', [id]);
      expect(rows[0].failed_attempts).toBe(1);
    });

    it('judging no more passwords at once than one after the other', async () => {
      const id = await addAccount(api.sql, { email: 'insieme@example.org', roles: [{ role: 'auditor' }] });
      const visitor = new Visitor(api.url);
      await visitor.signIn('insieme@example.org');
      // After so many failures the next one is a minute's wait, however slow the machine.
      await api.sql.query('update access.account set failed_attempts = 10, failed_at = now() where id = $1', [id]);
      const tries = await Promise.all(Array.from({ length: 30 }, () => visitor.post('/second-factor', { password: 'un’altra password' })));
      expect(tries.map(({ status }) => status).sort()).toEqual([422, ...Array.from({ length: 29 }, () => 429)]);
      const { rows } = await api.sql.query('select failed_attempts from access.account where id = $1', [id]);
      expect(rows[0].failed_attempts).toBe(11);
    });

    it('not with a wrong code, nor a quarter of an hour later, nor without having begun', async () => {
      const id = await addAccount(api.sql, { email: 'carla@example.org', roles: [{ role: 'auditor' }] });
      const visitor = new Visitor(api.url);
      await visitor.signIn('carla@example.org');
      expect((await visitor.post('/second-factor/confirmation', { code: '123456' })).body.code).toBe('factor.too-late');
      const { key } = (await visitor.post('/second-factor', { password: TEST_PASSWORD })).body;
      const wrong = await visitor.post('/second-factor/confirmation', { code: wrongCodeOf(key) });
      expect([wrong.status, wrong.body.code]).toEqual([422, 'factor.refused']);
      expect((await visitor.post('/second-factor/confirmation', { code: '12' })).body.errors[0].code).toBe('factor.code-format');
      await api.sql.query(`update access.factor_enrolment set created_at = now() - interval '16 minutes' where account_id = $1`, [id]);
      const late = await visitor.post('/second-factor/confirmation', { code: codeOf(key) });
      expect([late.status, late.body.code]).toEqual([409, 'factor.too-late']);
      expect((await visitor.get('/second-factor')).body.active).toBe(false);
    });

    it('and ends the account’s other sessions, which began without it', async () => {
      await addAccount(api.sql, { email: 'dora@example.org', roles: [{ role: 'auditor' }] });
      const [here, elsewhere] = [new Visitor(api.url), new Visitor(api.url)];
      await here.signIn('dora@example.org');
      await elsewhere.signIn('dora@example.org');
      const { key } = (await here.post('/second-factor', { password: TEST_PASSWORD })).body;
      await here.post('/second-factor/confirmation', { code: codeOf(key) });
      expect((await here.get('/session')).status).toBe(200);
      expect((await elsewhere.get('/session')).status).toBe(401);
    });

    it('by nobody without a session, and by nobody from another site', async () => {
      const stranger = new Visitor(api.url);
      for (const path of ['/second-factor', '/second-factor/confirmation', '/second-factor/recovery-codes', '/second-factor/removal']) {
        expect([path, (await stranger.post(path, { code: '123456' })).status]).toEqual([path, 401]);
      }
      expect((await stranger.get('/second-factor')).status).toBe(401);
      const { visitor } = await enrolled();
      const forged = await visitor.post('/second-factor/removal', { code: '123456' }, { 'x-csrf-token': '' });
      expect([forged.status, forged.body.code]).toEqual([403, 'csrf.missing']);
    });
  });

  describe('is the second step of the sign-in', () => {
    it('the password alone opens nothing: what it gives takes the code and is good for nothing else', async () => {
      const { email, secret } = await enrolled();
      const visitor = new Visitor(api.url);
      const first = await visitor.signIn(email);
      expect([first.status, first.body.code]).toEqual([401, 'sign-in.factor-needed']);
      expect(String(first.headers['set-cookie'])).toMatch(/^vsm_half=[^;]+; Max-Age=300; Path=\/; HttpOnly; SameSite=Lax$/);
      expect((await visitor.get('/session')).status).toBe(401);
      expect((await visitor.get('/second-factor')).status).toBe(401);
      // The half's token in the session's cookie is as good as none.
      const half = /vsm_half=([^;]+)/.exec(String(first.headers['set-cookie']))![1];
      for (const path of ['/session', '/people', '/second-factor']) {
        expect((await supertest(api.url).get(`/api/v1${path}`).set('cookie', `vsm_session=${half}`)).status).toBe(401);
      }
      const { rows } = await api.sql.query('select access.enter($1) as who', [half]);
      expect(rows[0].who).toBeNull();
      const second = await visitor.post('/session/factor', { code: codeOf(secret) });
      expect([second.status, second.body.factor]).toEqual([200, { active: true, due: 'none' }]);
      expect((await visitor.get('/session')).status).toBe(200);
      // Used up, with its cookie.
      expect(String(second.headers['set-cookie'])).toMatch(/vsm_half=;/);
      expect((await supertest(api.url).post('/api/v1/session/factor').set('cookie', `vsm_half=${half}`).send({ code: codeOf(secret, 1) })).status).toBe(401);
    });

    it('a code is good once, and so is the half that took it', async () => {
      const { email, secret } = await enrolled();
      const [one, two] = [new Visitor(api.url), new Visitor(api.url)];
      await one.signIn(email);
      await two.signIn(email);
      const code = codeOf(secret);
      const answers = await Promise.all([one.post('/session/factor', { code }), two.post('/session/factor', { code })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    });

    it('takes the code of the step before and after, and none further away', async () => {
      const { id, email, secret } = await enrolled();
      await earlyInAStep();
      for (const [steps, status] of [[-3, 422], [3, 422], [-1, 200], [1, 200]]) {
        await forget(id);
        const visitor = new Visitor(api.url);
        await visitor.signIn(email);
        expect([steps, (await visitor.post('/session/factor', { code: codeOf(secret, steps) })).status]).toEqual([steps, status]);
      }
    });

    it('takes five minutes at most', async () => {
      const { id, email, secret } = await enrolled();
      const visitor = new Visitor(api.url);
      await visitor.signIn(email);
      await api.sql.query(`update access.half_session set expires_at = now() where account_id = $1`, [id]);
      const late = await visitor.post('/session/factor', { code: codeOf(secret) });
      expect([late.status, late.body.code]).toEqual([401, 'sign-in.half-over']);
    });

    it('does not begin a session for an account that was disabled meanwhile', async () => {
      const { id, email, secret } = await enrolled();
      const visitor = new Visitor(api.url);
      await visitor.signIn(email);
      await api.sql.query(`update access.account set disabled_at = now() where id = $1`, [id]);
      expect((await visitor.post('/session/factor', { code: codeOf(secret) })).status).toBe(401);
    });

    it('makes who tries wait longer and longer, and the right password in between does not begin the count anew', async () => {
      const { id, email, secret } = await enrolled();
      for (let i = 0; i < 5; i++) {
        const visitor = new Visitor(api.url);
        await visitor.signIn(email);
        expect((await visitor.post('/session/factor', { code: wrongCodeOf(secret) })).status).toBe(422);
      }
      const waiting = await new Visitor(api.url).signIn(email);
      expect([waiting.status, waiting.body.code]).toEqual([429, 'sign-in.wait']);
      expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
      await api.sql.query('update access.account set blocked_until = now() where id = $1', [id]);
      const visitor = new Visitor(api.url);
      await visitor.signIn(email);
      expect((await visitor.post('/session/factor', { code: codeOf(secret) })).status).toBe(200);
      const { rows } = await api.sql.query('select failed_attempts, blocked_until from access.account where id = $1', [id]);
      expect(rows[0]).toEqual({ failed_attempts: 0, blocked_until: null });
      expect(await verbs(id)).toContain('factor-refused');
    });

    it('lets a hundred tries at once be no more than a few', async () => {
      const { id, email, secret } = await enrolled();
      const visitor = new Visitor(api.url);
      await visitor.signIn(email);
      const answers = await Promise.all(Array.from({ length: 100 }, () => visitor.post('/session/factor', { code: wrongCodeOf(secret) })));
      expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(6);
      expect(answers.filter(({ status }) => status === 200)).toEqual([]);
      await calm(id);
    });

    it('takes a recovery code instead, once, however it is typed', async () => {
      const { id, email, recoveryCodes: [code, other] } = await enrolled();
      const enter = async (recoveryCode: string) => {
        const visitor = new Visitor(api.url);
        await visitor.signIn(email);
        return visitor.post('/session/factor', { recoveryCode });
      };
      expect((await enter(code.toLowerCase().replace('-', ' '))).status).toBe(200);
      const again = await enter(code);
      expect([again.status, again.body.errors[0]]).toMatchObject([422, { pointer: '/recoveryCode', code: 'factor.refused' }]);
      expect((await enter('ABCDE-FGHJK')).status).toBe(422);
      expect((await enter('ABC')).body.errors[0].code).toBe('factor.recovery-format');
      expect((await enter(other)).status).toBe(200);
      expect((await verbs(id)).filter((verb) => verb === 'recovery-code-used')).toHaveLength(2);
    });

    it('takes one of the two, not both and not neither', async () => {
      const { email, secret, recoveryCodes } = await enrolled();
      const visitor = new Visitor(api.url);
      await visitor.signIn(email);
      expect((await visitor.post('/session/factor', { code: codeOf(secret), recoveryCode: recoveryCodes[0] })).status).toBe(422);
      expect((await visitor.post('/session/factor', {})).body.errors[0]).toMatchObject({ pointer: '/code', code: 'field.required' });
      expect((await visitor.post('/session/factor', { code: 5 })).status).toBe(422);
      expect((await visitor.post('/session/factor', { code: '１２３４５６' })).status).toBe(422);
    });

    it('takes no code from another site', async () => {
      const { email, secret } = await enrolled();
      const visitor = new Visitor(api.url);
      await visitor.signIn(email);
      const foreign = await visitor.post('/session/factor', { code: codeOf(secret) }, { origin: 'https://elsewhere.example' });
      expect([foreign.status, foreign.body.code]).toEqual([403, 'csrf.origin']);
    });
  });

  describe('is shown again for what asks for it', () => {
    const fresh = async (id: string): Promise<boolean> => {
      const { rows } = await api.sql.query(`select coalesce(max(factor_at) > now() - interval '15 minutes', false) as fresh from access.session where account_id = $1 and ended_at is null`, [id]);
      return rows[0].fresh;
    };

    it('in the same session, which stays the same', async () => {
      const { id, visitor, secret } = await enrolled();
      await api.sql.query(`update access.session set factor_at = now() - interval '16 minutes' where account_id = $1`, [id]);
      expect(await fresh(id)).toBe(false);
      const before = (await visitor.get('/session')).body.csrfToken;
      expect((await visitor.post('/session/factor', { code: wrongCodeOf(secret) })).status).toBe(422);
      expect(await fresh(id)).toBe(false);
      const shown = await visitor.post('/session/factor', { code: codeOf(secret) });
      expect([shown.status, shown.body.csrfToken]).toEqual([200, before]);
      expect(await fresh(id)).toBe(true);
    });

    it('needs the session’s CSRF token, and an account that has a factor', async () => {
      const { visitor, secret } = await enrolled();
      expect((await visitor.post('/session/factor', { code: codeOf(secret) }, { 'x-csrf-token': '' })).body.code).toBe('csrf.missing');
      await addAccount(api.sql, { email: 'senza@example.org', roles: [{ role: 'auditor' }] });
      const without = new Visitor(api.url);
      await without.signIn('senza@example.org');
      const none = await without.post('/session/factor', { code: '123456' });
      expect([none.status, none.body.code]).toEqual([409, 'factor.none']);
      expect((await new Visitor(api.url).post('/session/factor', { code: '123456' })).body.code).toBe('session.missing');
    });
  });

  describe('is replaced and removed', () => {
    it('with a code of the one in force; the new one counts from its first code on', async () => {
      const { id, email, visitor, secret, recoveryCodes } = await enrolled();
      expect((await visitor.post('/second-factor', { password: TEST_PASSWORD })).status).toBe(422);
      const begun = await visitor.post('/second-factor', { code: codeOf(secret) });
      expect(begun.status).toBe(200);
      const next = begun.body.key as string;
      // Until then the old one is in force.
      const before = new Visitor(api.url);
      await before.signIn(email);
      expect((await before.post('/session/factor', { code: codeOf(secret, 1) })).status).toBe(200);
      expect((await visitor.post('/second-factor/confirmation', { code: codeOf(next) })).status).toBe(200);
      await forget(id);
      const after = new Visitor(api.url);
      await after.signIn(email);
      expect((await after.post('/session/factor', { code: codeOf(secret) })).status).toBe(422);
      expect((await after.post('/session/factor', { recoveryCode: recoveryCodes[0] })).status).toBe(422);
      expect((await after.post('/session/factor', { code: codeOf(next, 1) })).status).toBe(200);
    });

    it('new recovery codes make the old ones worthless', async () => {
      const { visitor, secret, email, recoveryCodes } = await enrolled();
      expect((await visitor.post('/second-factor/recovery-codes', { code: wrongCodeOf(secret) })).status).toBe(422);
      const renewed = await visitor.post('/second-factor/recovery-codes', { code: codeOf(secret) });
      expect(renewed.body.recoveryCodes).toHaveLength(10);
      const other = new Visitor(api.url);
      await other.signIn(email);
      expect((await other.post('/session/factor', { recoveryCode: recoveryCodes[0] })).status).toBe(422);
      expect((await other.post('/session/factor', { recoveryCode: renewed.body.recoveryCodes[0] })).status).toBe(200);
    });

    it('without a factor the password alone signs in again', async () => {
      const { visitor, secret, email, id } = await enrolled();
      expect((await visitor.post('/second-factor/removal', { code: wrongCodeOf(secret) })).status).toBe(422);
      expect((await visitor.post('/second-factor/removal', { code: codeOf(secret) })).status).toBe(204);
      expect((await visitor.get('/session')).body.factor).toEqual({ active: false, due: 'advised' });
      expect((await new Visitor(api.url).signIn(email)).status).toBe(201);
      const { rows } = await api.sql.query('select count(*)::int as left from access.recovery_code where account_id = $1', [id]);
      expect(rows[0].left).toBe(0);
      expect(await told(id)).toEqual(['factor-set', 'factor-removed']);
    });
  });

  describe('is reset by an administrator', () => {
    it('who shows their own; the account’s sessions end, and it leaves a trace', async () => {
      const admin = await enrolled('platform_administrator');
      const lost = await enrolled();
      await api.sql.query(`update access.session set factor_at = now() - interval '1 hour' where account_id = $1`, [admin.id]);
      const stale = await admin.visitor.post(`/accounts/${lost.id}/second-factor-reset`);
      expect([stale.status, stale.body.code]).toEqual([403, 'session.factor-needed']);
      await forget(admin.id);
      await admin.visitor.post('/session/factor', { code: codeOf(admin.secret) });
      expect((await admin.visitor.post(`/accounts/${lost.id}/second-factor-reset`)).status).toBe(204);
      expect((await lost.visitor.get('/session')).status).toBe(401);
      expect((await new Visitor(api.url).signIn(lost.email)).status).toBe(201);
      const { rows } = await api.sql.query(`select row_id from audit.entry where account_id = $1 and verb = 'factor-reset'`, [admin.id]);
      expect(rows).toEqual([{ row_id: lost.id }]);
      expect(await told(lost.id)).toEqual(['factor-set', 'factor-reset']);
      expect((await admin.visitor.post(`/accounts/${lost.id}/second-factor-reset`)).body.code).toBe('factor.reset-none');
    });

    it('of others, not their own, and of accounts that there are', async () => {
      const admin = await enrolled('platform_administrator');
      const self = await admin.visitor.post(`/accounts/${admin.id}/second-factor-reset`);
      expect([self.status, self.body.code]).toEqual([409, 'factor.reset-self']);
      expect((await admin.visitor.post('/accounts/00000000-0000-4000-8000-000000000000/second-factor-reset')).status).toBe(404);
      const auditor = await enrolled('auditor');
      expect((await auditor.visitor.post(`/accounts/${admin.id}/second-factor-reset`)).status).toBe(403);
    });

    it('never by SQL alone: the database asks the same', async () => {
      const { id } = await enrolled();
      await expect(api.sql.query('select access.reset_factor($1)', [id])).rejects.toMatchObject({ code: '42501' });
    });
  });
});

describe('where a second factor is mandatory', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ env: { REQUIRE_SECOND_FACTOR: 'true' } });
  });
  afterAll(() => api.close());

  it('an account without one reaches its own profile and nothing else, until it has one', async () => {
    await addAccount(api.sql, { email: 'ufficio@example.org', roles: [{ role: 'programme_office' }] });
    const visitor = new Visitor(api.url);
    expect((await visitor.signIn('ufficio@example.org')).body.factor).toEqual({ active: false, due: 'required' });
    for (const path of ['/programme', '/services', '/register', '/dashboard']) {
      const refused = await visitor.get(path);
      expect([path, refused.status, refused.body.code]).toEqual([path, 403, 'session.factor-required']);
    }
    expect((await visitor.get('/session')).status).toBe(200);
    const { key } = (await visitor.post('/second-factor', { password: TEST_PASSWORD })).body;
    await visitor.post('/second-factor/confirmation', { code: codeOf(key) });
    expect((await visitor.get('/programme')).status).toBe(200);
    const removal = await visitor.post('/second-factor/removal', { code: codeOf(key) });
    expect([removal.status, removal.body.code]).toEqual([409, 'factor.mandatory']);
  });

  it('the demo’s accounts do without', async () => {
    const id = await addAccount(api.sql, { email: 'demo@example.org', roles: [{ role: 'programme_office' }] });
    await api.sql.query('update access.account set demo = true where id = $1', [id]);
    const visitor = new Visitor(api.url);
    expect((await visitor.signIn('demo@example.org')).body.factor).toEqual({ active: false, due: 'none' });
    expect((await visitor.get('/programme')).status).toBe(200);
  });
});

describe('outside demo mode', () => {
  it('a demo account, whose password everybody knows, does not enter', async () => {
    const api = await startApi({ env: { DEMO_MODE: 'false' } });
    try {
      const id = await addAccount(api.sql, { email: 'demo@example.org', roles: [{ role: 'programme_office' }] });
      expect((await new Visitor(api.url).signIn('demo@example.org')).status).toBe(201);
      await api.sql.query('update access.account set demo = true where id = $1', [id]);
      const refused = await new Visitor(api.url).signIn('demo@example.org');
      expect([refused.status, refused.body.code]).toEqual([401, 'sign-in.refused']);
    } finally {
      await api.close();
    }
  });
});
