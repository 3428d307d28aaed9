// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { startApi, type ApiClient, type TestApi } from '../support/api.js';
import { addPerson, addPersonInCharge, arrangeWorld, TODAY, type World } from '../support/arrange.js';
import { archive, docx, jpeg, odt, pdf, png, xlsx } from '../support/files.js';
import { CONVENZIONE } from '../support/people.js';

describe('documents', () => {
  let api: TestApi;
  let world: World;
  let manager: ApiClient;
  let other: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    world = await arrangeWorld(api.sql);
    manager = await api.signIn(world.manager.email);
    other = await api.signIn(world.otherManager.email);
  });
  afterAll(() => api.close());

  const person = async (): Promise<string> => (await addPerson(api.sql, { managerId: world.manager.id })).personId;
  const report = { kind: 'clinical_report', title: 'Relazione del CPS' };
  const attach = async (personId: string, content = pdf(randomUUID()), name = 'relazione.pdf', fields: Record<string, string> = report, by = manager) =>
    (await by.upload(`/people/${personId}/documents`, fields, { name, content }).expect(201)).body;
  const titles = async (personId: string, query = ''): Promise<string[]> => (await manager.get(`/people/${personId}/documents${query}`).expect(200)).body.items.map((d: { title: string }) => d.title);

  it('are kept as they were sent, encrypted, with type, size and hash', async () => {
    const { personId } = await addPerson(api.sql, { managerId: world.manager.id });
    const content = pdf('Parole che nessuno deve leggere');
    const answer = await manager.upload(`/people/${personId}/documents`, { ...report, datedOn: '2026-11-02' }, { name: 'Relazione città.pdf', content }).expect(201);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(answer.body).toMatchObject({
      personId, ...report, datedOn: '2026-11-02', compartment: 'general', fileName: 'Relazione città.pdf', mediaType: 'application/pdf', bytes: content.length, sha256,
      number: 1, replacedAt: null, uploadedBy: 'Prova manager', withdrawnAt: null, version: 1,
    });
    expect(answer.headers['location']).toBe(`/api/v1/documents/${answer.body.id}`);
    const { rows } = await api.sql.query<{ cipher: Buffer }>('select cipher from document_content where document_id = $1', [answer.body.id]);
    expect(rows[0].cipher.includes('Parole')).toBe(false);
    const sent = await manager.get(`/documents/${answer.body.id}/content`).buffer(true).parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done(null, Buffer.concat(parts)));
    }).expect(200);
    expect((sent.body as Buffer).equals(content)).toBe(true);
    expect(sent.headers).toMatchObject({
      'content-type': 'application/pdf', 'content-length': String(content.length), 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
      'content-disposition': `attachment; filename="Relazione citta.pdf"; filename*=UTF-8''Relazione%20citt%C3%A0.pdf`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    });
    const trail = await api.sql.query(`select subject, row_id, person_ids from audit.entry where verb = 'read' and subject = 'DocumentContent' order by id desc limit 1`);
    expect(trail.rows).toEqual([{ subject: 'DocumentContent', row_id: answer.body.id, person_ids: [personId] }]);
  });

  it.each([
    ['foto.png', png('a'), 'image/png'], ['foto.jpg', jpeg('b'), 'image/jpeg'], ['foto.JPEG', jpeg('c'), 'image/jpeg'],
    ['piano.docx', docx('d'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['conti.xlsx', xlsx('e'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['piano.odt', odt('f'), 'application/vnd.oasis.opendocument.text'], ['appunti.txt', Buffer.from('È così.\nSì.'), 'text/plain'],
  ])('take %s', async (name, content, mediaType) => {
    expect(await attach(await person(), content, name)).toMatchObject({ fileName: name, mediaType });
  });

  it.each([
    ['a program called a PDF', 'lettera.pdf', Buffer.concat([Buffer.from('MZ'), randomBytes(200)]), 'document.not-what-it-says'],
    ['a picture called a PDF', 'foto.pdf', png('g'), 'document.not-what-it-says'],
    ['a PDF called a picture', 'foto.png', pdf('h'), 'document.not-what-it-says'],
    ['an archive called a document', 'piano.docx', archive('i'), 'document.not-what-it-says'],
    ['a sheet called a document', 'piano.docx', xlsx('j'), 'document.not-what-it-says'],
    ['a PDF called a text', 'testo.txt', pdf('k'), 'document.not-what-it-says'],
    ['bytes called a text', 'testo.txt', Buffer.from([0xff, 0xfe, 0x41, 0x00]), 'document.not-what-it-says'],
    ['a page', 'pagina.html', Buffer.from('<script>alert(1)</script>'), 'document.kind-not-taken'],
    ['a drawing with scripts', 'disegno.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'document.kind-not-taken'],
    ['an archive', 'tutto.zip', archive('l'), 'document.kind-not-taken'],
    ['a file without an ending', 'relazione', pdf('m'), 'document.kind-not-taken'],
    ['an ending that hides another', 'relazione.pdf.exe', pdf('n'), 'document.kind-not-taken'],
  ])('refuse %s', async (_, name, content, code) => {
    const personId = await person();
    const { body } = await manager.upload(`/people/${personId}/documents`, report, { name, content }).expect(422);
    expect(body).toMatchObject({ code, errors: [{ pointer: '/file', code }] });
    expect(await titles(personId)).toEqual([]);
  });

  it('refuse what is too large while it still arrives, and take what is just within', async () => {
    const personId = await person();
    const url = `/people/${personId}/documents`;
    const large = Buffer.concat([pdf('large'), Buffer.alloc(10 * 1024 * 1024)]);
    expect((await manager.upload(url, report, { name: 'grande.pdf', content: large }).expect(413)).body).toMatchObject({ code: 'upload.too-large', detail: 'Il file supera 10 MiB: riducilo, o dividilo in più file.' });
    const within = Buffer.concat([pdf('within'), Buffer.alloc(10 * 1024 * 1024 - pdf('within').length)]);
    expect((await attach(personId, within)).bytes).toBe(10 * 1024 * 1024);
  }, 30_000);

  it('refuse a request without a file, with an empty one, with another hash, or that is no form', async () => {
    const personId = await person();
    const url = `/people/${personId}/documents`;
    const file = { name: 'a.pdf', content: pdf('z') };
    expect((await manager.upload(url, report, null).expect(422)).body.code).toBe('upload.missing');
    expect((await manager.upload(url, { ...report, file: 'testo' }, null).expect(422)).body.code).toBe('upload.missing');
    expect((await manager.upload(url, report, { name: 'a.pdf', content: Buffer.alloc(0) }).expect(422)).body.code).toBe('upload.empty');
    expect((await manager.upload(url, { ...report, sha256: 'ab'.repeat(32) }, file).expect(422)).body.code).toBe('upload.hash-differs');
    expect((await manager.post(url, report).expect(415)).body.code).toBe('upload.not-multipart');
    expect((await manager.upload('/people', { alias: 'X' }, file).expect(415)).body.code).toBe('unsupported-format');
    for (const [fields, pointer] of [[{ title: 'x' }, '/kind'], [{ kind: 'other' }, '/title'], [{ ...report, datedOn: '2026-11-23' }, '/datedOn'], [{ ...report, compartment: 'judicial' }, '/compartment'], [{ ...report, uploadedBy: randomUUID() }, '/uploadedBy']] as [Record<string, string>, string][]) {
      expect((await manager.upload(url, fields, file).expect(422)).body.errors[0].pointer).toBe(pointer);
    }
    await manager.upload(url, { ...report, sha256: createHash('sha256').update(file.content).digest('hex') }, file).expect(201);
  });

  it('give a name that means the same everywhere', async () => {
    expect((await attach(await person(), pdf('dir'), '../../etc/pass<wd>.pdf')).fileName).toBe('pass_wd_.pdf');
    expect((await attach(await person(), pdf('rtl'), 'nota\u202egnp.pdf')).fileName).toBe('notagnp.pdf');
    expect((await attach(await person(), pdf('long'), `${'x'.repeat(400)}.pdf`)).fileName).toHaveLength(154);
  });

  it('tell that the same file is there already, of this person and of what one sees', async () => {
    const personId = await person();
    const content = pdf('uguale');
    await attach(personId, content);
    const again = await manager.upload(`/people/${personId}/documents`, { kind: 'other', title: 'Altro' }, { name: 'copia.pdf', content }).expect(409);
    expect(again.body).toMatchObject({ code: 'document.same', errors: [{ pointer: '/file' }] });
    expect(again.body.detail).toContain('«Relazione del CPS»');
    await attach(await person(), content);
    const race = await Promise.all([1, 2, 3].map(() => manager.upload(`/people/${personId}/documents`, report, { name: 'gara.pdf', content: pdf('gara') })));
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('sent twice under one key are kept once; another file under it is refused', async () => {
    const personId = await person();
    const key = randomUUID();
    const send = (content: Buffer) => manager.upload(`/people/${personId}/documents`, report, { name: 'a.pdf', content }, null, key);
    const one = await send(pdf('one')).expect(201);
    expect((await send(pdf('one')).expect(201)).body.id).toBe(one.body.id);
    expect((await send(pdf('two')).expect(422)).body.code).toBe('idempotency.mismatch');
  });

  it('are replaced by a newer file, linked to the former', async () => {
    const personId = await person();
    const first = await attach(personId);
    const url = `/documents/${first.id}/versions`;
    await manager.upload(url, {}, { name: 'b.pdf', content: pdf('b2') }).expect(428);
    expect((await manager.upload(url, {}, { name: 'b.pdf', content: pdf('b2') }, 7).expect(412)).body.code).toBe('version.stale');
    const second = (await manager.upload(url, { title: 'Relazione del CPS, aggiornata' }, { name: 'b.pdf', content: pdf('b2') }, 1).expect(201)).body;
    expect(second).toMatchObject({ number: 2, kind: 'clinical_report', title: 'Relazione del CPS, aggiornata', versions: [{ number: 2, id: second.id }, { number: 1, id: first.id, fileName: 'relazione.pdf' }] });
    expect(await titles(personId)).toEqual(['Relazione del CPS, aggiornata']);
    await manager.get(`/documents/${first.id}/content`).expect(200);
    expect((await manager.upload(url, {}, { name: 'c.pdf', content: pdf('c2') }, 2).expect(409)).body.code).toBe('document.replaced');
    expect((await manager.patch(`/documents/${first.id}`, { title: 'x' }, 2).expect(409)).body.code).toBe('document.replaced');
    // Back to the first file: it is not in use any more.
    await manager.upload(`/documents/${second.id}/versions`, {}, { name: 'b.pdf', content: pdf('b2') }, 1).expect(409);
  });

  it('are called something else, on another day, of another kind', async () => {
    const { id } = await attach(await person());
    expect((await manager.patch(`/documents/${id}`, { title: 'Lettera', kind: 'other', datedOn: '2026-11-01' }, 1).expect(200)).body).toMatchObject({ title: 'Lettera', kind: 'other', datedOn: '2026-11-01', version: 2 });
    expect((await manager.patch(`/documents/${id}`, { title: 'Altra' }, 1).expect(412)).body.differences).toEqual([{ field: 'title', yours: 'Altra', current: 'Lettera' }]);
    await manager.patch(`/documents/${id}`, { datedOn: '2027-01-01' }, 2).expect(422);
    await manager.patch(`/documents/${id}`, { sha256: 'x' }, 2).expect(422);
  });

  it('are withdrawn with a reason: the name stays, the file does not open any more', async () => {
    const personId = await person();
    const { id } = await attach(personId);
    await manager.act(`/documents/${id}/withdrawal`, { reason: ' ' }, 1).expect(422);
    expect((await manager.act(`/documents/${id}/withdrawal`, { reason: 'Era di un’altra persona' }, 1).expect(200)).body).toMatchObject({ withdrawnBy: 'Prova manager', withdrawnReason: 'Era di un’altra persona', version: 2 });
    expect((await manager.get(`/documents/${id}/content`).expect(409)).body.code).toBe('document.withdrawn');
    expect((await manager.act(`/documents/${id}/withdrawal`, { reason: 'Ancora' }, 2).expect(409)).body.code).toBe('document.withdrawn');
    expect([await titles(personId), await titles(personId, '?state=withdrawn')]).toEqual([[], ['Relazione del CPS']]);
  });

  it('stay when a signature rests on them', async () => {
    const { personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id });
    const { id } = await attach(personId, undefined, 'firma.pdf', { kind: 'signed_plan', title: 'Budget di Salute firmato' });
    const elsewhere = await attach(await person());
    const planId = uuid();
    await api.sql.query(`insert into plan (id, case_id, person_id, convenzione_id, starts_on) values ($1, $2, $3, $4, $5)`, [planId, caseId, personId, CONVENZIONE, TODAY]);
    const sign = (documentId: string) => api.sql.query(`insert into plan_signatory (id, plan_id, person_id, kind, position, document_id) values ($1, $2, $3, 'person', 1, $4)`, [uuid(), planId, personId, documentId]);
    await expect(sign(elsewhere.id)).rejects.toThrow('plan_signatory_document');
    await sign(id);
    expect((await manager.act(`/documents/${id}/withdrawal`, { reason: 'Ripensamento' }, 1).expect(409)).body.code).toBe('document.signed');
  });

  it('follow the compartments: judicial for Carcere/REMS, others while the consent stands', async () => {
    const { personId, caseId } = await addPerson(api.sql, { managerId: world.manager.id });
    await api.sql.query(`insert into care_team (id, case_id, person_id, account_id, starts_on) values ($1, $2, $3, $4, $5)`, [uuid(), caseId, personId, world.otherManager.id, TODAY]);
    const content = pdf('ordinanza');
    const order = await attach(personId, content, 'ordinanza.pdf', { kind: 'court_order', title: 'Ordinanza', compartment: 'judicial' }, other);
    for (const path of ['', '/content']) await manager.get(`/documents/${order.id}${path}`).expect(404);
    expect(await titles(personId)).toEqual([]);
    // That the same file stands where one does not see is not told.
    await attach(personId, content, 'copia.pdf');
    await api.sql.query(`insert into consent (id, person_id, purpose, legal_basis, given_on, recorded_by) values ($1, $2, 'hiv', 'explicit_consent', $3, $4)`, [uuid(), personId, TODAY, world.manager.id]);
    const referto = await attach(personId, pdf('referto'), 'referto.pdf', { ...report, compartment: 'hiv' });
    await manager.get(`/documents/${referto.id}/content`).expect(200);
    await api.sql.query(`update consent set withdrawn_on = $2 where person_id = $1 and purpose = 'hiv'`, [personId, TODAY]);
    for (const path of ['', '/content']) await manager.get(`/documents/${referto.id}${path}`).expect(404);
    await manager.act(`/documents/${referto.id}/withdrawal`, { reason: 'x' }, 1).expect(404);
  });

  it('are of those who hold the case, and nobody else learns that they are there', async () => {
    const { personId } = await addPersonInCharge(api.sql, world);
    const { id } = await attach(personId);
    const file = { name: 'a.pdf', content: pdf('x') };
    for (const { email } of [world.coordinators.abitare, world.partners[0].operator, world.service.referrer, world.office]) {
      const client = await api.signIn(email);
      for (const path of [`/people/${personId}/documents`, `/documents/${id}`, `/documents/${id}/content`]) await client.get(path).expect(403);
      await client.upload(`/people/${personId}/documents`, report, file).expect(403);
    }
    const [foreign, nobody] = await Promise.all([other.get(`/documents/${id}/content`).expect(404), other.get(`/documents/${randomUUID()}/content`).expect(404)]);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
    await other.upload(`/people/${personId}/documents`, report, file).expect(404);
    await api.anonymous().upload(`/people/${personId}/documents`, report, file).expect(401);
  });
});
