// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomUUID } from 'node:crypto';
import { Db } from '../../src/platform/database/db.js';
import { JobsService } from '../../src/platform/jobs/jobs.service.js';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { setToday, TODAY } from '../support/arrange.js';
import { addAccount, addOrganisation, area, CONVENZIONE } from '../support/people.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';

const PASSWORD = 'quattro gatti sul balcone';
const LATER = '2027-02-28';

describe('invitations', () => {
  let api: TestApi;
  let smtp: TestSmtp;
  let admin: ApiClient;
  let comune: string;
  let partner: string;
  let service: string;
  let count = 0;
  beforeAll(async () => {
    smtp = await startSmtp();
    api = await startApi({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'no-reply@example.org', PUBLIC_URL: 'https://salute.example.org' } });
    await setToday(api.sql, TODAY);
    comune = await addOrganisation(api.sql, 'comune', 'Comune di prova');
    partner = await addOrganisation(api.sql, 'partner', 'Cooperativa di prova');
    service = await addOrganisation(api.sql, 'service', 'CPS di prova');
    await addAccount(api.sql, { email: 'admin@example.org', roles: [{ role: 'platform_administrator' }] });
    admin = await api.signIn('admin@example.org');
  });
  afterAll(async () => {
    await api.close();
    await smtp.close();
  });

  const manager = () => ({ role: 'case_manager', organisationId: comune, areaIds: [area('abitare')] });
  const newcomer = (more: object = {}) => ({ email: `nuova${++count}@example.org`, givenName: 'Nuova', familyName: `Collega${count}`, roles: [manager()], ...more });
  const invite = async (more: object = {}) => (await admin.post('/accounts', newcomer(more)).expect(201)).body;
  /** The secret of the newest link that went to an address. */
  const tokenTo = async (email: string): Promise<string> => {
    await api.app.get(JobsService).runOnce('mail.send');
    return /\/invito#([\w-]{43})/.exec(smtp.textTo(email))![1];
  };
  const accept = (token: string, password = PASSWORD) => api.anonymous().post('/invitations/acceptance', { token, password });
  const errorsOf = (answer: { body: { errors?: { pointer: string; code: string }[] } }) => (answer.body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).sort();

  it('make an account without a password, with its roles, and mail a link that only its hash is kept of', async () => {
    const answer = await admin.post('/accounts', newcomer({ email: 'Ada.Bianchi@Example.org', givenName: 'Ada', familyName: 'Bianchi' })).expect(201);
    expect(answer.headers['location']).toBe(`/api/v1/accounts/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      email: 'ada.bianchi@example.org', locale: 'it', disabled: false, invitation: { state: 'pending' },
      roles: [{ role: 'case_manager', organisation: 'Comune di prova', areas: ['abitare'], convenzione: 'VSM-MI-2024', validFrom: TODAY, validTo: null, current: true, version: 1 }],
    });
    const token = await tokenTo('ada.bianchi@example.org');
    const { rows: [row] } = await api.sql.query(`select i.token_hash, a.password_hash, i.expires_at - i.invited_at = interval '7 days' as seven from access.invitation i join access.account a on a.id = i.account_id where a.email = 'ada.bianchi@example.org'`);
    expect([row.token_hash.equals(createHash('sha256').update(token).digest()), row.password_hash, row.seven]).toEqual([true, null, true]);
    const everywhere = await api.sql.query(`select m::text || coalesce(i::text, '') as text from access.mail m left join access.invitation i on i.mail_id = m.id`);
    expect(everywhere.rows.filter(({ text }) => text.includes(token))).toEqual([]);
  });

  it('let nobody in before they are accepted', async () => {
    const { email } = await invite();
    await tokenTo(email);
    await api.anonymous().post('/session', { email, password: '' }).expect(401);
    await api.anonymous().post('/session', { email, password: PASSWORD }).expect(401);
  });

  it('are accepted with a password, once, and sign nobody in by themselves', async () => {
    const { id, email } = await invite();
    const token = await tokenTo(email);
    const opened = await api.anonymous().post('/invitations/opening', { token }).expect(200);
    expect(opened.body).toMatchObject({ email, givenName: 'Nuova' });
    const answer = await accept(token).expect(204);
    expect(answer.headers['set-cookie']).toBeUndefined();
    const client = await api.signIn(email, PASSWORD);
    expect(client.session.role.role).toBe('case_manager');
    const again = await accept(token, 'un’altra frase lunga').expect(409);
    expect(again.body.code).toBe('invitation.used');
    expect((await api.anonymous().post('/invitations/opening', { token }).expect(409)).body.code).toBe('invitation.used');
    expect((await admin.get(`/accounts/${id}`).expect(200)).body.invitation.state).toBe('accepted');
    await api.signIn(email, PASSWORD);
  });

  it('let one of two who accept at the same time', async () => {
    const { email } = await invite();
    const token = await tokenTo(email);
    const answers = await Promise.all([accept(token, 'la prima frase lunga'), accept(token, 'la seconda frase lunga')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it.each([
    ['short', 'corta', 'password.short'],
    ['made of the address', 'nuova-{local}-2026', 'password.email'],
    ['a common one', 'Password123456', 'password.common'],
  ])('refuse a password that is %s, and stay good', async (_, password, code) => {
    const { email } = await invite();
    const token = await tokenTo(email);
    const answer = await accept(token, password.replace('{local}', email.split('@')[0])).expect(422);
    expect(errorsOf(answer)).toEqual([`/password ${code}`]);
    await accept(token).expect(204);
  });

  it('refuse a link that is nobody’s, cut short or from a reset', async () => {
    const { email } = await invite();
    const token = await tokenTo(email);
    for (const wrong of ['x', token.slice(0, -1), `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, '\u0000']) {
      const answer = await accept(wrong).expect(422);
      expect(errorsOf(answer)[0]).toMatch(/^\/token (link\.unknown|field\.(characters|text|blank))$/);
    }
    await accept(token).expect(204);
    await api.anonymous().post('/password-resets', { email }).expect(202);
    await api.app.get(JobsService).runOnce('mail.send');
    const reset = /\/nuova-password#([\w-]{43})/.exec(smtp.textTo(email))![1];
    expect(errorsOf(await accept(reset).expect(422))).toEqual(['/token link.unknown']);
  });

  it('expire after seven days, and can be sent again: then the old link is worth nothing', async () => {
    const { id, email, version } = await invite();
    const first = await tokenTo(email);
    await api.sql.query(`update access.invitation set expires_at = now() - interval '1 second' where account_id = $1`, [id]);
    expect((await accept(first).expect(409)).body.code).toBe('invitation.expired');
    expect((await admin.get(`/accounts/${id}`)).body.invitation.state).toBe('expired');
    await admin.act(`/accounts/${id}/invitation`, {}, null).expect(428);
    await admin.act(`/accounts/${id}/invitation`, {}, version + 1).expect(412);
    const again = await admin.act(`/accounts/${id}/invitation`, {}, version).expect(200);
    expect(again.body).toMatchObject({ version: version + 1, invitation: { state: 'pending' } });
    const second = await tokenTo(email);
    expect(second).not.toBe(first);
    expect((await accept(first).expect(409)).body.code).toBe('invitation.withdrawn');
    await accept(second).expect(204);
    const late = await admin.act(`/accounts/${id}/invitation`, {}, version + 1).expect(409);
    expect(late.body.code).toBe('invitation.not-needed');
  });

  it('can be withdrawn while they wait', async () => {
    const { id, email, version } = await invite();
    const token = await tokenTo(email);
    await admin.delete(`/accounts/${id}/invitation`).expect(428);
    const answer = await admin.delete(`/accounts/${id}/invitation`, version).expect(200);
    expect(answer.body.invitation.state).toBe('revoked');
    expect((await accept(token).expect(409)).body.code).toBe('invitation.withdrawn');
    const twice = await admin.delete(`/accounts/${id}/invitation`, version + 1).expect(409);
    expect(twice.body.code).toBe('invitation.not-pending');
  });

  it('are worth nothing while the account is disabled', async () => {
    const { id, email, version } = await invite();
    const token = await tokenTo(email);
    await admin.patch(`/accounts/${id}`, { disabled: true }, version).expect(200);
    expect((await accept(token).expect(409)).body.code).toBe('invitation.withdrawn');
    expect((await admin.act(`/accounts/${id}/invitation`, {}, version + 1).expect(409)).body.code).toBe('invitation.disabled');
    await admin.patch(`/accounts/${id}`, { disabled: false }, version + 1).expect(200);
    await accept(token).expect(204);
  });

  it('never set the password of an account that has one', async () => {
    const { id, email } = await invite();
    await accept(await tokenTo(email)).expect(204);
    await api.sql.query(`insert into access.invitation (id, account_id, token_hash, invited_by) select gen_random_uuid(), $1, sha256('forged'), invited_by from access.invitation where account_id = $1`, [id]);
    expect((await accept('forged').expect(409)).body.code).toBe('invitation.used');
    await api.signIn(email, PASSWORD);
  });

  it('refuse a known address, however it is written', async () => {
    const { email } = await invite();
    expect(errorsOf(await admin.post('/accounts', newcomer({ email: email.toUpperCase() })).expect(422))).toEqual(['/email invitation.known-address']);
  });

  it('make one account of two sent at the same time with one key', async () => {
    const body = newcomer();
    const answers = await Promise.all([admin.post('/accounts', body, 'the-same-key-1'), admin.post('/accounts', body, 'the-same-key-1')]);
    expect(answers.every(({ status }) => [201, 409].includes(status))).toBe(true);
    expect((await api.sql.query('select from access.account where email = $1', [body.email])).rowCount).toBe(1);
  });

  it.each([
    ['nonsense for an address', { email: 'nobody' }, ['/email field.email']],
    ['a header in the address', { email: 'a@example.org\r\nBcc: b@example.org' }, ['/email field.email']],
    ['no role', { roles: [] }, ['/roles field.list-size']],
    ['an unknown role', { roles: [{ role: 'king' }] }, ['/roles/0/role field.choice']],
    ['a role without what it needs', { roles: [{ role: 'partner_operator' }] }, ['/roles/0/areaIds role.areas-needed', '/roles/0/organisationId role.organisation-needed']],
    ['a role from yesterday', { roles: [{ role: 'auditor', validFrom: '2026-11-21' }] }, ['/roles/0/validFrom field.date-before']],
    ['a role that ends before it begins', { roles: [{ role: 'auditor', validFrom: LATER, validTo: TODAY }] }, ['/roles/0/validTo field.date-before']],
    ['a convenzione that is not there', { roles: [{ role: 'auditor', convenzioneId: '0199a000-0000-7000-8000-000000000001' }] }, ['/roles/0/convenzioneId field.id']],
  ])('refuse %s and make nothing', async (_, mistake, errors) => {
    const body = newcomer(mistake);
    expect(errorsOf(await admin.post('/accounts', body).expect(422))).toEqual(errors);
    expect((await api.sql.query('select from access.account where email = $1', [body.email])).rowCount).toBe(0);
  });

  it('refuse an organisation or an area that does not fit the role', async () => {
    const wrong = async (role: object) => errorsOf(await admin.post('/accounts', newcomer({ roles: [role] })).expect(422));
    expect(await wrong({ role: 'partner_operator', organisationId: comune, areaIds: [area('abitare')] })).toEqual(['/roles/0/areaIds role.areas-unknown', '/roles/0/organisationId role.organisation-kind']);
    await api.sql.query('update partner set area_ids = $2 where id = $1', [partner, [area('lavoro')]]);
    expect(await wrong({ role: 'partner_operator', organisationId: partner, areaIds: [area('abitare')] })).toEqual(['/roles/0/areaIds role.areas-unknown']);
    expect(await wrong({ role: 'service_referrer', organisationId: service, areaIds: [area('abitare')] })).toEqual(['/roles/0/areaIds role.areas-none']);
    await invite({ roles: [{ role: 'partner_operator', organisationId: partner, areaIds: [area('lavoro')] }, { role: 'service_referrer', organisationId: service, convenzioneId: CONVENZIONE }] });
  });

  it('stand on the trail: who invited, who accepted', async () => {
    const { id, email } = await invite();
    await accept(await tokenTo(email)).expect(204);
    const { rows } = await api.sql.query(`select verb, subject, a.email as by from audit.entry e left join access.account a on a.id = e.account_id
      where e.row_id = $1::text and subject = 'access.account' and verb = 'insert' or e.account_id = $1::uuid and verb = 'invitation-accepted' order by e.id`, [id]);
    expect(rows).toEqual([{ verb: 'insert', subject: 'access.account', by: 'admin@example.org' }, { verb: 'invitation-accepted', subject: 'Account', by: email }]);
  });

  describe('roles of an account', () => {
    it('are added with dates and hold from their first day to their last', async () => {
      const { id, email } = await invite();
      await accept(await tokenTo(email)).expect(204);
      const added = await admin.post(`/accounts/${id}/roles`, { role: 'cabina_member', organisationId: comune, validFrom: '2026-12-01', validTo: LATER }).expect(201);
      expect(added.body).toMatchObject({ role: 'cabina_member', organisation: 'Comune di prova', areas: [], validFrom: '2026-12-01', validTo: LATER, current: false });
      const roles = async () => (await api.signIn(email, PASSWORD)).session.roles.map(({ role }) => role).sort();
      expect(await roles()).toEqual(['case_manager']);
      await setToday(api.sql, '2026-12-01');
      expect(await roles()).toEqual(['cabina_member', 'case_manager']);
      await setToday(api.sql, '2027-03-01');
      expect(await roles()).toEqual(['case_manager']);
      await setToday(api.sql, TODAY);
    });

    it('end at once, and with them the session that acts in them', async () => {
      const { id, email, roles: [{ id: roleId, version }] } = await invite();
      await accept(await tokenTo(email)).expect(204);
      const client = await api.signIn(email, PASSWORD);
      await admin.patch(`/accounts/${id}/roles/${roleId}`, { validTo: '2026-11-21' }, null).expect(428);
      await admin.patch(`/accounts/${id}/roles/${roleId}`, { validTo: '2026-11-21' }, version + 3).expect(412);
      const ended = await admin.patch(`/accounts/${id}/roles/${roleId}`, { validTo: '2026-11-21' }, version).expect(200);
      expect(ended.body).toMatchObject({ validTo: '2026-11-21', current: false, version: version + 1 });
      await client.get('/session').expect(401);
      await api.anonymous().post('/session', { email, password: PASSWORD }).expect(401);
      const twice = await admin.patch(`/accounts/${id}/roles/${roleId}`, { validTo: null }, version + 1).expect(409);
      expect(twice.body.code).toBe('role.over');
    });

    it('end on a day to come, which can be moved and taken away, but not into the past', async () => {
      const { id, roles: [{ id: roleId }] } = await invite();
      const at = (validTo: string | null, version: number) => admin.patch(`/accounts/${id}/roles/${roleId}`, { validTo }, version);
      expect((await at(LATER, 1).expect(200)).body).toMatchObject({ validTo: LATER, current: true });
      expect((await at(null, 2).expect(200)).body.validTo).toBeNull();
      expect(errorsOf(await at('2026-11-20', 3).expect(422))).toEqual(['/validTo field.date-before']);
      expect(errorsOf(await admin.patch(`/accounts/${id}/roles/${roleId}`, {}, 3).expect(422))).toEqual(['/validTo field.required']);
    });

    it('are not held twice at the same time', async () => {
      const { id } = await invite();
      expect((await admin.post(`/accounts/${id}/roles`, manager()).expect(409)).body.code).toBe('role.held');
    });

    it('belong to their account', async () => {
      const one = await invite();
      const other = await invite();
      await admin.patch(`/accounts/${one.id}/roles/${other.roles[0].id}`, { validTo: LATER }, 1).expect(404);
    });

    it('over people are given to nobody by themselves, neither by the service nor by the database', async () => {
      const { rows: [{ id }] } = await api.sql.query<{ id: string }>(`select id from access.account where email = 'admin@example.org'`);
      expect(errorsOf(await admin.post(`/accounts/${id}/roles`, manager()).expect(422))).toEqual(['/role role.self']);
      await admin.post(`/accounts/${id}/roles`, { role: 'auditor' }).expect(201);
      const own = (await admin.get(`/accounts/${id}`).expect(200)).body.roles.find(({ role }: { role: string }) => role === 'platform_administrator');
      expect((await admin.patch(`/accounts/${id}/roles/${own.id}`, { validTo: TODAY }, 1).expect(409)).body.code).toBe('role.own-administration');
      const token = `token-${randomUUID()}`;
      await api.sql.query(`insert into access.session (id, token_hash, account_id, account_role_id, expires_at) values ($1, sha256(convert_to($2, 'UTF8')), $3, $4, now() + interval '1 hour')`, [randomUUID(), token, id, own.id]);
      const take = (account: string) => api.app.get(Db).run(token, () => api.app.get(Db).execute(
        `insert into access.account_role (id, account_id, role, organisation_id, convenzione_id, valid_from) values ($1, $2, 'cabina_member', $3, $4, access.today())`, [randomUUID(), account, comune, CONVENZIONE]));
      await expect(take(id)).rejects.toMatchObject({ code: '42501' });
      expect(await take((await invite()).id)).toBe(1);
    });
  });

  describe('the administrator’s pages', () => {
    it('narrow the list to those who are invited, active or disabled', async () => {
      const { id } = await invite();
      const ids = async (state: string) => (await admin.get(`/accounts?limit=100&state=${state}`).expect(200)).body.items.map((each: { id: string }) => each.id);
      expect([(await ids('invited')).includes(id), (await ids('active')).includes(id), (await ids('disabled')).includes(id)]).toEqual([true, false, false]);
      await admin.get('/accounts?state=gone').expect(422);
    });

    it('mend a name, and nothing that signs in', async () => {
      const { id, version } = await invite();
      expect((await admin.patch(`/accounts/${id}`, { familyName: 'Giusta' }, version).expect(200)).body).toMatchObject({ familyName: 'Giusta', disabled: false });
      expect(errorsOf(await admin.patch(`/accounts/${id}`, { email: 'other@example.org' }, version + 1).expect(422))).toEqual(['/email field.unknown']);
    });

    it('list what a role can be of', async () => {
      expect((await admin.get('/roles').expect(200)).body.items).toContainEqual({ role: 'partner_operator', organisationKinds: ['partner'], organisationNeeded: true, areas: true, outside: false });
      const { body } = await admin.get('/organisations').expect(200);
      expect(body.items).toContainEqual({ id: partner, kind: 'partner', name: 'Cooperativa di prova' });
    });
  });
});
