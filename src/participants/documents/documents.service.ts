// SPDX-License-Identifier: AGPL-3.0-or-later
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { FieldCipher, type EncryptedField } from '../../platform/crypto/field-cipher.js';
import { Db } from '../../platform/database/db.js';
import { explainConstraint } from '../../platform/database/sqlstate.js';
import { decodeCursor, pageOf } from '../../platform/http/page.js';
import { assertVersion } from '../../platform/http/params.js';
import { defineProblems, Problem } from '../../platform/http/problem.js';
import type { Upload } from '../../platform/http/upload.js';
import { dayMistakes, Frames, refuse } from '../civil-rules.js';
import { compartmentMistakes, Places } from '../compartments.js';
import { DocumentContent, PersonDocument } from './document.entity.js';
import type { ChangeDocumentDto, DocumentDto, DocumentPageDto, DocumentsQuery, NewDocumentDto, NewDocumentVersionDto, WithdrawDocumentDto } from './documents.dto.js';
import { CONTENT_SQL, DOCUMENT_SQL, DOCUMENTS_SQL, SAME_SQL } from './documents.queries.js';
import { readType } from './file-content.js';

const documentProblem = defineProblems({
  'document.kind-not-taken': { status: 422, it: 'Questo tipo di file non si può allegare. Vanno bene PDF, immagini PNG e JPEG, DOCX, XLSX, ODT e testo semplice (TXT).', en: 'This kind of file cannot be attached. PDF, PNG and JPEG images, DOCX, XLSX, ODT and plain text (TXT) can.' },
  'document.not-what-it-says': { status: 422, it: 'Il contenuto del file non è quello che dice il suo nome. Apri il file, salvalo di nuovo nel formato giusto e riprova.', en: 'The content of the file is not what its name says. Open it, save it again in the right format and try again.' },
  'document.same': { status: 409, it: 'Questo stesso file è già tra i documenti della persona: «{title}», caricato il {day:day}.', en: 'This very file is already among the person’s documents: “{title}”, uploaded on {day:day}.' },
  'document.same-now': { status: 409, it: 'Questo stesso file è appena stato caricato tra i documenti della persona: guarda nell’elenco.', en: 'This very file was just uploaded among the person’s documents: look in the list.' },
  'document.withdrawn': { status: 409, it: 'Questo documento è stato ritirato e non si usa più.', en: 'This document was withdrawn and is not used any more.' },
  'document.replaced': { status: 409, it: 'Al posto di questo documento c’è una versione più recente: usa quella.', en: 'A newer version stands in place of this document: use that one.' },
  'document.signed': { status: 409, it: 'Su questo documento si regge una firma: non si può ritirare.', en: 'A signature rests on this document: it cannot be withdrawn.' },
});
explainConstraint('document_same', 'document.same-now');
explainConstraint('document_replaces_id_key', 'document.replaced');

/** A file as it was sent. */
export interface FileContent {
  fileName: string;
  mediaType: string;
  bytes: Buffer;
}

const TABLE = 'document_content';

@Injectable()
export class DocumentsService {
  constructor(
    private readonly db: Db,
    private readonly frames: Frames,
    private readonly places: Places,
    private readonly cipher: FieldCipher,
  ) {}

  /** A person's documents, the newest first; of each its newest version. */
  async list(personId: string, { limit = 20, cursor, kind, state = 'current' }: DocumentsQuery): Promise<DocumentPageDto> {
    const [after] = decodeCursor(cursor, ['string']) ?? [null];
    await this.places.of(personId);
    const rows = await this.db.query<{ item: DocumentDto }>(DOCUMENTS_SQL, [personId, limit + 1, after, kind ?? null, state === 'withdrawn']);
    const page = pageOf(rows, limit, ({ item }) => [item.id], ({ item }) => item);
    this.db.noteRead('Document', page.items.map(({ id }) => id), [personId]);
    return page;
  }

  /** 404 when it is not there for whoever asks: who keeps the id of a document beside something else asks here whose it is. */
  async get(id: string): Promise<DocumentDto> {
    const row = await this.db.one<{ item: DocumentDto }>(DOCUMENT_SQL, [id]);
    if (!row) throw Problem.notFound();
    this.db.noteRead('Document', [id], [row.item.personId]);
    return row.item;
  }

  /** Keeps a file among a person's documents. */
  async attach(personId: string, body: Omit<NewDocumentDto, 'file'>, upload: Upload): Promise<DocumentDto> {
    const [place, { today }] = await Promise.all([this.places.of(personId), this.frames.current()]);
    const { kind, title, datedOn = null, compartment = 'general' } = body;
    refuse([...dayMistakes('/datedOn', datedOn, { today }), ...compartmentMistakes(compartment, place)]);
    const id = uuid();
    await this.store({ id, lineageId: id, personId, caseId: place.caseId, kind, title, datedOn, compartment }, upload);
    return this.get(id);
  }

  /** Puts a newer file in a document's place; the former stays, linked. */
  async replace(id: string, ifMatch: number, body: Omit<NewDocumentVersionDto, 'file'>, upload: Upload): Promise<DocumentDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch);
    assertInUse(current);
    const { today } = await this.frames.current();
    refuse(dayMistakes('/datedOn', body.datedOn, { today }));
    const { personId, kind, compartment, number } = current;
    const place = await this.places.of(personId);
    await this.assertNew(personId, upload);
    if (!(await this.db.change(PersonDocument, id, ifMatch, { replacedAt: () => 'now()' }))) assertVersion(await this.get(id), ifMatch);
    const next = uuid();
    await this.store(
      { id: next, lineageId: current.versions.at(-1)!.id, number: number + 1, replacesId: id, personId, caseId: place.caseId, kind, compartment, title: body.title ?? current.title, datedOn: body.datedOn ?? current.datedOn },
      upload,
    );
    return this.get(next);
  }

  async change(id: string, ifMatch: number, body: ChangeDocumentDto): Promise<DocumentDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch, body);
    assertInUse(current);
    const { today } = await this.frames.current();
    refuse(dayMistakes('/datedOn', body.datedOn, { today }));
    if (!(await this.db.change(PersonDocument, id, ifMatch, { ...body }))) assertVersion(await this.get(id), ifMatch, body);
    return this.get(id);
  }

  /** Takes a document out of the file: its name and the reason stay, its content is not opened any more. */
  async withdraw(id: string, ifMatch: number, { reason }: WithdrawDocumentDto): Promise<DocumentDto> {
    const current = await this.get(id);
    assertVersion(current, ifMatch);
    assertInUse(current);
    const values = { withdrawnAt: () => 'now()', withdrawnBy: this.db.actor.accountId, withdrawnReason: reason };
    if (!(await this.db.change(PersonDocument, id, ifMatch, values))) assertVersion(await this.get(id), ifMatch);
    return this.get(id);
  }

  /** The file as it was sent. Earlier versions open too; a withdrawn document does not. */
  async content(id: string): Promise<FileContent> {
    const { personId, fileName, mediaType, withdrawnAt } = await this.get(id);
    if (withdrawnAt !== null) throw documentProblem('document.withdrawn');
    const hidden = await this.db.one<EncryptedField>(CONTENT_SQL, [id]);
    if (!hidden) throw Problem.notFound();
    this.db.noteRead('DocumentContent', [id], [personId]);
    return { fileName, mediaType, bytes: this.cipher.decryptBytes(hidden, { table: TABLE, row: id }) };
  }

  private async store(document: Pick<PersonDocument, 'id' | 'lineageId' | 'personId' | 'caseId' | 'kind' | 'title' | 'datedOn' | 'compartment'> & Partial<PersonDocument>, upload: Upload): Promise<void> {
    const { id, personId, compartment } = document;
    const { fileName, bytes, sha256 } = upload;
    const type = await readType(fileName, bytes);
    if ('error' in type) throw documentProblem(type.error, {}, ['/file']);
    await this.assertNew(personId, upload);
    await this.db.insert(PersonDocument, {
      ...document, fileName, mediaType: type.mediaType, bytes: bytes.length, sha256: Buffer.from(sha256, 'hex'), uploadedBy: this.db.actor.accountId,
    });
    const { cipher, keyVersion } = this.cipher.encryptBytes(bytes, { table: TABLE, row: id });
    await this.db.insert(DocumentContent, { documentId: id, personId, compartment, cipher, keyVersion });
  }

  private async assertNew(personId: string, { sha256 }: Upload): Promise<void> {
    const same = await this.db.one<{ title: string; day: string }>(SAME_SQL, [personId, Buffer.from(sha256, 'hex')]);
    if (same) throw documentProblem('document.same', { ...same }, ['/file']);
  }
}

function assertInUse({ withdrawnAt, replacedAt }: DocumentDto): void {
  if (withdrawnAt !== null) throw documentProblem('document.withdrawn');
  if (replacedAt !== null) throw documentProblem('document.replaced');
}
