// SPDX-License-Identifier: AGPL-3.0-or-later
import { inflateSync } from 'node:zlib';

/** How many pages a PDF has. */
export const pagesOf = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length;

/** The words of a PDF of the platform in the order in which they are drawn, one blank between lines and cells. */
export function wordsOf(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name, ref] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(ref)?.head ?? '')?.[1];
      if (unicode) fonts.set(name, lettersOf(objects.get(unicode)!.stream));
    }
  }
  return [...objects.values()].filter(({ stream }) => /\bBT\b/.test(stream)).map(({ stream }) => drawn(stream, fonts)).join(' ').replace(/\s+/g, ' ').trim();
}

interface PdfObject {
  head: string;
  stream: string;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const { 1: id, index, 0: start } of text.matchAll(/(?:^|\n)(\d+) 0 obj\b/g)) {
    const from = index + start.length;
    const end = text.indexOf('endobj', from);
    const opens = /stream\r?\n/.exec(text.slice(from, end));
    if (!opens) {
      objects.set(id, { head: text.slice(from, end), stream: '' });
      continue;
    }
    const data = pdf.subarray(from + opens.index + opens[0].length, text.indexOf('endstream', from));
    const head = text.slice(from, from + opens.index);
    objects.set(id, { head, stream: head.includes('/FlateDecode') ? inflateSync(data).toString('latin1') : data.toString('latin1') });
  }
  return objects;
}

/** A font's own table from codes to letters. */
function lettersOf(table: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const letter = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, from, , list] of table.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f]+)>/gi)].forEach(([, hex], i) => letters.set((parseInt(from, 16) + i).toString(16).padStart(4, '0'), letter(hex)));
  }
  return letters;
}

function drawn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> | undefined;
  let words = '';
  for (const [token, name, run] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|\bET\b/g)) {
    if (name) font = fonts.get(name);
    else if (token === 'ET') words += ' ';
    else for (const [, hex] of run.matchAll(/<([0-9a-f]+)>/gi)) words += (hex.match(/.{4}/g) ?? []).map((code) => font?.get(code.toLowerCase()) ?? '?').join('');
  }
  return words;
}
