// SPDX-License-Identifier: AGPL-3.0-or-later
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addAssignment, addEnrolment, addPerson, addPersonInCharge, arrangeWorld, setToday, TODAY, type World } from '../support/arrange.js';

/** On what the data rest: purposes that only explicit consent opens, consents for a time, and what a withdrawal cuts. */
describe('consents', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let operator: ApiClient;
  let coordinator: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
    operator = await api.signIn(world.partners[0].operator.email);
    coordinator = await api.signIn(world.coordinators.abitare.email);
  });
  afterAll(() => api.close());

  const GIVEN = { legalBasis: 'explicit_consent', givenOn: TODAY };
  const give = async (personId: string, purpose: string, more: object = {}, status = 201) => (await manager.post(`/people/${personId}/consents`, { purpose, ...GIVEN, ...more }).expect(status)).body;
  const all = async (personId: string) => (await manager.get(`/people/${personId}/consents`).expect(200)).body.items;
  const on = async (day: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await setToday(api.sql, day);
      await work();
    } finally {
      await setToday(api.sql, TODAY);
    }
  };

  describe('on substance use, HIV and sexual violence', () => {
    it.each(['substance_use', 'hiv', 'sexual_violence'])('are explicit, or none: %s', async (purpose) => {
      const { personId } = await addPerson(api.sql, { managerId: world.manager.id });
      for (const legalBasis of ['public_interest', 'legal_obligation']) {
        const { errors } = await give(personId, purpose, { legalBasis }, 422);
        expect(errors).toEqual([expect.objectContaining({ pointer: '/legalBasis', code: 'consent.explicit-only' })]);
      }
      const { errors } = (await manager.post('/people', { alias: 'Nuova', consents: [{ ...GIVEN, purpose, legalBasis: 'public_interest' }] }).expect(422)).body;
      expect(errors).toEqual([expect.objectContaining({ pointer: '/consents/0/legalBasis' })]);
      expect(await give(personId, purpose)).toMatchObject({ purpose, state: 'in_force' });
    });

    it('are not even mentioned to who coordinates, nor to a partner', async () => {
      const { personId } = await addPersonInCharge(api.sql, world);
      const { id } = await give(personId, 'hiv', { expiresOn: '2026-12-01' });
      for (const client of [coordinator, operator]) {
        expect((await client.get(`/people/${personId}`).expect(200)).text).not.toMatch(/hiv|substance|sexual/);
        await client.get(`/consents/${id}/withdrawal`).expect(403);
      }
      expect((await coordinator.get(`/people/${personId}/consents`).expect(200)).body.items.map(({ purpose }: { purpose: string }) => purpose).sort()).toEqual(['sharing_with_partners', 'taking_in_charge']);
      await operator.get(`/people/${personId}/consents`).expect(403);
    });

    it('open their notes while they stand, and hide them at once when they are withdrawn or run out, from their author too', async () => {
      const { personId } = await addPerson(api.sql, { managerId: world.manager.id });
      const note = { kind: 'visit', text: 'Parla del percorso al SerD', compartment: 'substance_use' };
      await manager.post(`/people/${personId}/notes`, note).expect(422);
      const consent = await give(personId, 'substance_use', { expiresOn: '2026-11-30' });
      await manager.post(`/people/${personId}/notes`, note).expect(201);
      const read = async (): Promise<boolean> => JSON.stringify((await manager.get(`/people/${personId}/notes`).expect(200)).body).includes('SerD');
      expect(await read()).toBe(true);
      await on('2026-11-30', async () => expect(await read()).toBe(true));
      await on('2026-12-01', async () => {
        expect(await read()).toBe(false);
        await manager.post(`/people/${personId}/notes`, note).expect(422);
      });
      await manager.act(`/consents/${consent.id}/withdrawal`, { withdrawnOn: TODAY }, 1).expect(200);
      expect(await read()).toBe(false);
      await give(personId, 'substance_use');
      expect(await read()).toBe(true);
    });
  });

  describe('given for a time', () => {
    it('say which text the person was given, who recorded them, and until when they stand', async () => {
      const { personId } = await addPerson(api.sql, { managerId: world.manager.id, consents: [] });
      const body = await give(personId, 'sharing_with_services', { expiresOn: '2027-05-31', informationVersion: ' Informativa v2 (3/2026) ', informationGivenOn: '2026-11-20' });
      expect(body).toEqual({
        id: body.id, personId, purpose: 'sharing_with_services', ...GIVEN, expiresOn: '2027-05-31', withdrawnOn: null, state: 'in_force', informationVersion: 'Informativa v2 (3/2026)',
        informationGivenOn: '2026-11-20', recordedBy: 'Prova manager', version: 1,
      });
      expect(await all(personId)).toEqual([body]);
      await on('2027-06-01', async () => expect((await all(personId))[0].state).toBe('expired'));
    });

    it.each([
      [{ expiresOn: '2026-11-21' }, '/expiresOn field.date-before'],
      [{ informationGivenOn: '2026-11-23' }, '/informationGivenOn field.date-future'],
      [{ givenOn: '2026-11-10', informationGivenOn: '2026-11-11' }, '/informationGivenOn field.date-after'],
      [{ givenOn: '2026-11-23' }, '/givenOn field.date-future'],
      [{ informationVersion: ' ' }, '/informationVersion field.blank'],
    ])('refuse %j', async (wrong, mistake) => {
      const { personId } = await addPerson(api.sql, { managerId: world.manager.id, consents: [] });
      const { errors } = await give(personId, 'monitoring', wrong, 422);
      expect(errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)).toContain(mistake);
      expect(await all(personId)).toEqual([]);
    });

    it('are not withdrawn where the law asks for the data: it was no consent', async () => {
      const { personId } = await addPerson(api.sql, { managerId: world.manager.id, consents: [] });
      const { id } = await give(personId, 'monitoring', { legalBasis: 'legal_obligation' });
      expect((await manager.act(`/consents/${id}/withdrawal`, { withdrawnOn: TODAY }, 1).expect(409)).body.code).toBe('consent.by-law');
      expect((await all(personId))[0].state).toBe('in_force');
      const { id: task } = await give(personId, 'taking_in_charge', { legalBasis: 'public_interest' });
      await manager.act(`/consents/${task}/withdrawal`, { withdrawnOn: TODAY }, 1).expect(200);
    });

    it('are given once for the same days, and anew before or after they run out', async () => {
      const { personId } = await addPerson(api.sql, { managerId: world.manager.id, consents: [] });
      const first = await give(personId, 'monitoring', { givenOn: '2026-10-01', expiresOn: '2026-12-31' });
      expect((await give(personId, 'monitoring', { givenOn: '2026-10-01' }, 409)).code).toBe('consent.in-force');
      const renewed = await give(personId, 'monitoring', { expiresOn: '2027-10-31' });
      expect((await all(personId)).map(({ id, expiresOn }: { id: string; expiresOn: string }) => [id, expiresOn])).toEqual([[renewed.id, '2027-10-31'], [first.id, '2026-11-21']]);
      expect((await manager.act(`/consents/${first.id}/withdrawal`, { withdrawnOn: TODAY }, 2).expect(409)).body.code).toBe('consent.expired');
      // One that has no end is withdrawn before another takes its place.
      const open = await give(personId, 'sharing_with_services');
      expect((await give(personId, 'sharing_with_services', {}, 409)).code).toBe('consent.in-force');
      await manager.act(`/consents/${open.id}/withdrawal`, { withdrawnOn: TODAY }, 1).expect(200);
      await give(personId, 'sharing_with_services');
    });

    it('are due before they run out, and after', async () => {
      const { personId } = await addPerson(api.sql, { managerId: world.manager.id, consents: [] });
      await give(personId, 'taking_in_charge', { expiresOn: '2026-12-22' });
      const due = async () => (await manager.get(`/people/${personId}`).expect(200)).body.due.filter(({ kind }: { kind: string }) => /consent|taking/.test(kind));
      expect(await due()).toEqual([{ kind: 'consent_expiring', purpose: 'taking_in_charge', on: '2026-12-22' }]);
      await on('2026-12-23', async () => expect(await due()).toEqual([{ kind: 'taking_in_charge', purpose: null, on: null }, { kind: 'consent_expired', purpose: 'taking_in_charge', on: '2026-12-22' }]));
      await on('2026-11-21', async () => expect(await due()).toEqual([]));
    });
  });

  describe('to share with partners', () => {
    const shared = async (expiresOn: string | null, endsOn: string | null = null) => {
      const person = await addPerson(api.sql, { managerId: world.manager.id, consents: ['taking_in_charge'] });
      const consent = await give(person.personId, 'sharing_with_partners', { givenOn: '2026-09-01', expiresOn });
      const { enrolmentId } = await addEnrolment(api.sql, person);
      const assignmentId = await addAssignment(api.sql, { enrolmentId, partnerId: world.partners[0].id, endsOn });
      return { ...person, consent, enrolmentId, assignmentId };
    };
    const seen = async (days: Record<string, number>, { personId, assignmentId }: { personId: string; assignmentId: string }): Promise<void> => {
      for (const [day, status] of Object.entries(days)) {
        await on(day, async () => {
          await operator.get(`/people/${personId}`).expect(status);
          await operator.get(`/assignments/${assignmentId}`).expect(status);
          expect((await operator.get('/people?limit=100').expect(200)).text.includes(personId)).toBe(status === 200);
        });
      }
    };

    it('carry assignments to their last day, and no further', async () => {
      await seen({ '2026-11-25': 200, '2026-11-26': 404 }, await shared('2026-11-25'));
      await seen({ '2026-11-24': 200, '2026-11-25': 404 }, await shared('2026-11-26', '2026-11-24'));
      await seen({ '2027-05-31': 200 }, await shared(null));
    });

    it('that have run out admit no new assignment; given anew, what was assigned goes on', async () => {
      const person = await shared('2026-11-21');
      await operator.get(`/people/${person.personId}`).expect(404);
      const body = { enrolmentId: person.enrolmentId, partnerId: world.partners[1].id, purpose: 'Compagnia', startsOn: TODAY };
      expect((await manager.post('/assignments', body).expect(422)).body.code).toBe('assignment.consent-missing');
      expect((await manager.get(`/assignments/${person.assignmentId}`).expect(200)).body.endsOn).toBeNull();
      await give(person.personId, 'sharing_with_partners', { expiresOn: '2026-12-31' });
      await seen({ [TODAY]: 200, '2026-12-31': 200, '2027-01-01': 404 }, person);
      await manager.post('/assignments', body).expect(201);
    });

    it('renewed before they run out lengthen what partners see; an end moved meanwhile stays within', async () => {
      const person = await shared('2026-11-30');
      await give(person.personId, 'sharing_with_partners', { expiresOn: '2027-01-31' });
      await seen({ '2026-12-15': 200, '2027-01-31': 200, '2027-02-01': 404 }, person);
      await manager.act(`/assignments/${person.assignmentId}/end`, { endsOn: TODAY }, 1).expect(200);
      await seen({ [TODAY]: 200, '2026-11-23': 404 }, person);
    });

    it('tell whom a withdrawal would cut before it is recorded, without naming what the reader may not know', async () => {
      const { personId, caseId, assignmentId } = await addPersonInCharge(api.sql, world);
      const hidden = await addEnrolment(api.sql, { personId, caseId, area: 'carcere-rems', action: '2.1', targetGroup: 'leaving_or_left_prison_or_rems' });
      await addAssignment(api.sql, { enrolmentId: hidden.enrolmentId, partnerId: world.partners[1].id });
      const consent = (await all(personId)).find(({ purpose }: { purpose: string }) => purpose === 'sharing_with_partners');
      const { body } = await manager.get(`/consents/${consent.id}/withdrawal`).expect(200);
      expect(body.consent).toEqual(consent);
      expect(body.assignments).toEqual([expect.objectContaining({ id: assignmentId, partner: { id: world.partners[0].id, name: 'Cooperativa Primo Passo' } })]);
      expect(JSON.stringify(body)).not.toContain(world.partners[1].id);
      await manager.act(`/consents/${consent.id}/withdrawal`, { withdrawnOn: TODAY }, consent.version).expect(200);
      expect((await manager.get(`/consents/${consent.id}/withdrawal`).expect(200)).body).toMatchObject({ consent: { state: 'withdrawn' }, assignments: [] });
      await operator.get(`/people/${personId}`).expect(404);
      const other = (await all(personId)).find(({ purpose }: { purpose: string }) => purpose === 'taking_in_charge');
      expect((await manager.get(`/consents/${other.id}/withdrawal`).expect(200)).body.assignments).toEqual([]);
      await (await api.signIn(world.otherManager.email)).get(`/consents/${consent.id}/withdrawal`).expect(404);
    });
  });
});
