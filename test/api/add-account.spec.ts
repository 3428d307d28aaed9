// SPDX-License-Identifier: AGPL-3.0-or-later
import { addAccount } from '../../src/platform/identity/add-account.js';
import { startApi, type TestApi } from '../support/api.js';
import { urlFor } from '../support/postgres.js';

describe('the operator’s way to the first accounts', () => {
  let api: TestApi;
  let url: string;
  beforeAll(async () => {
    api = await startApi();
    url = urlFor(process.env['TEST_SUPERUSER_URL']!, api.database);
  });
  afterAll(() => api.close());
  const person = { email: 'Prima@example.org', givenName: 'Prima', familyName: 'Persona', password: 'una-password-lunga' };

  it('makes an account with a role, and adds a second role to it', async () => {
    await addAccount(url, { ...person, role: 'platform_administrator' });
    await addAccount(url, { ...person, role: 'case_manager', organisation: 'Comune', organisationKind: 'comune', areas: ['abitare', 'lavoro'] });
    const client = await api.signIn('prima@example.org', 'una-password-lunga');
    expect(client.session.roles.map((role) => role.role).sort()).toEqual(['case_manager', 'platform_administrator']);
  });

  it.each([
    ['an unknown role', { role: 'king' as never }, 'no role "king"'],
    ['an unknown area', { role: 'case_manager' as const, areas: ['luna'] }, 'no area "luna"'],
    ['an unknown organisation', { role: 'partner_operator' as const, organisation: 'Nessuno' }, 'no organisation "Nessuno"'],
    ['a short password', { role: 'auditor' as const, password: 'corta' }, 'at least 12'],
  ])('refuses %s and makes nothing', async (_, mistake, message) => {
    await expect(addAccount(url, { ...person, email: 'altra@example.org', ...mistake })).rejects.toThrow(message);
    expect((await api.sql.query(`select from access.account where email = 'altra@example.org'`)).rowCount).toBe(0);
  });
});
