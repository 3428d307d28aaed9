// SPDX-License-Identifier: AGPL-3.0-or-later
import { ROLES } from '../access/grants.js';
import { roleMistakes, standsOutside, type RoleFacts } from './role-rules.js';

const [ORG, AREA, OTHER] = ['0199a000-0000-7000-8000-000000000001', '0199a000-0000-7000-8000-000000000002', '0199a000-0000-7000-8000-000000000003'];
const at = (kind: string | null): RoleFacts => ({ organisationKind: kind, areaIds: [AREA] });
const codes = (role: Parameters<typeof roleMistakes>[0], kind: string | null): string[] => roleMistakes(role, at(kind)).map(({ pointer, code }) => `${pointer} ${code}`);

describe('a role', () => {
  it.each([
    ['case_manager', 'comune', true], ['case_manager', 'partner', false], ['case_coordinator', 'asst', true], ['partner_operator', 'partner', true],
    ['partner_operator', 'comune', false], ['partner_coordinator', 'service', false],
  ])('%s works in areas, for a %s: %s', (role, kind, right) => {
    expect(codes({ role, organisationId: ORG, areaIds: [AREA] }, kind)).toEqual(right ? [] : ['/organisationId role.organisation-kind']);
  });

  it.each([['service_referrer', 'service'], ['administrative_referent', 'partner'], ['cabina_member', 'asst'], ['cabina_secretary', 'comune'], ['programme_office', 'comune']])('%s has no areas', (role, kind) => {
    expect(codes({ role, organisationId: ORG, areaIds: [] }, kind)).toEqual([]);
    expect(codes({ role, organisationId: ORG, areaIds: [AREA] }, kind)).toEqual(['/areaIds role.areas-none']);
  });

  it('stands outside convenzioni only as administrator or auditor', () => {
    expect(ROLES.filter(standsOutside)).toEqual(['platform_administrator', 'auditor']);
    expect(codes({ role: 'auditor' }, null)).toEqual([]);
    expect(codes({ role: 'auditor', convenzioneId: ORG }, null)).toEqual(['/convenzioneId role.convenzione-none']);
  });

  it('names all that is missing at once', () => {
    expect(codes({ role: 'partner_operator' }, null)).toEqual(['/organisationId role.organisation-needed', '/areaIds role.areas-needed']);
  });

  it('refuses an organisation that is not there, and an area of somewhere else', () => {
    expect(codes({ role: 'case_manager', organisationId: ORG, areaIds: [AREA, OTHER] }, null)).toEqual(['/organisationId role.organisation-kind', '/areaIds role.areas-unknown']);
  });
});
