// SPDX-License-Identifier: AGPL-3.0-or-later
import { fileTypeFromBuffer } from 'file-type';

/** What may be attached, by the ending of its name: the media type that its content must have. */
const ACCEPTED: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  txt: 'text/plain',
};

const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/; // eslint-disable-line no-control-regex -- these are what no text holds

/** The content's media type, or what is wrong: a kind that is not taken, or a content that is not what the name says. */
export async function readType(fileName: string, bytes: Buffer): Promise<{ mediaType: string } | { error: 'document.kind-not-taken' | 'document.not-what-it-says' }> {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const said = Object.hasOwn(ACCEPTED, ending) ? ACCEPTED[ending] : undefined;
  if (said === undefined) return { error: 'document.kind-not-taken' };
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? (isText(bytes) ? 'text/plain' : undefined);
  return found === said ? { mediaType: said } : { error: 'document.not-what-it-says' };
}

/** UTF-8 without control characters: text has no signature to be known by. */
function isText(bytes: Buffer): boolean {
  try {
    return !CONTROL.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}
