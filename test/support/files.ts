// SPDX-License-Identifier: AGPL-3.0-or-later

/** Small files that are what their names say; `mark` makes each one's content its own. */
export const pdf = (mark: string): Buffer => Buffer.from(`%PDF-1.4\n% ${mark}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

export const png = (mark: string): Buffer => Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef', 'hex'),
  Buffer.from(`0000000049454e44ae426082`, 'hex'), Buffer.from(mark),
]);

export const jpeg = (mark: string): Buffer => Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.from(mark), Buffer.from('ffd9', 'hex')]);

/** A ZIP of stored entries, as far as readers of its kind look. */
function zip(entries: readonly (readonly [name: string, content: string])[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const [path, data] = [Buffer.from(name), Buffer.from(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, path, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, rest, path]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}

function crc32(data: Buffer): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const OFFICE = (type: string): string => `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;

export const docx = (mark: string): Buffer => zip([['[Content_Types].xml', OFFICE('wordprocessingml.document')], ['word/document.xml', `<w>${mark}</w>`]]);
export const xlsx = (mark: string): Buffer => zip([['[Content_Types].xml', OFFICE('spreadsheetml.sheet')], ['xl/workbook.xml', `<x>${mark}</x>`]]);
export const odt = (mark: string): Buffer => zip([['mimetype', 'application/vnd.oasis.opendocument.text'], ['content.xml', `<o>${mark}</o>`]]);
export const archive = (mark: string): Buffer => zip([['readme.md', mark]]);
