// SPDX-License-Identifier: AGPL-3.0-or-later
import { deflateSync } from 'node:zlib';

/** Latin text as a PDF string writes it: what is not ASCII in octal, as WinAnsi numbers it. */
const pdfText = (text: string): string =>
  [...text.replace(/[’‘]/g, "'").replace(/[–—]/g, '-')].map((c) => (/[()\\]/.test(c) ? `\\${c}` : c.charCodeAt(0) < 127 ? c : `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`)).join('');

/** A page with a title and a few lines, the same bytes for the same words. */
export function smallPdf(title: string, lines: readonly string[]): Buffer {
  const drawn = [`BT /F1 18 Tf 72 760 Td (${pdfText(title)}) Tj ET`, ...lines.map((line, i) => `BT /F1 12 Tf 72 ${720 - 20 * i} Td (${pdfText(line)}) Tj ET`)].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}

/** A picture of one colour that holds a word, as a photograph of a card would hold a face. */
export function smallPng(word: string): Buffer {
  const [width, height] = [96, 60];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0xd8)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  const chunks: (readonly [string, Buffer])[] = [['IHDR', header], ['tEXt', Buffer.from(`Title\0${word}`, 'latin1')], ['IDAT', pixels], ['IEND', Buffer.alloc(0)]];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks.map(([type, data]) => chunk(type, data))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}

function crc32(data: Buffer): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
