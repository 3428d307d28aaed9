// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FieldError } from '../../platform/http/problem.js';
import { signsInPresence, type SignatoryKind } from './signature-terms.js';
import type { SignDto } from './signatures.dto.js';

/** What somebody left on a screen: a drawing (PNG in base64) or, typed, their name. */
export interface Mark {
  drawing: string | null;
  typedName: string | null;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Whether the text is base64 of an image of the PNG format: nothing else is kept as a signature. */
function isPng(base64: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) return false;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length > 45 && bytes.subarray(0, 8).equals(PNG) && bytes.subarray(12, 16).toString('latin1') === 'IHDR';
}

/** Whatever is wrong with how a signature is given, each at its field. */
export function methodErrors(kind: SignatoryKind, { method, drawing, typedName, attested, documentId }: SignDto): FieldError[] {
  if (signsInPresence(kind) === (method === 'account')) return [{ pointer: '/method', code: 'signature.method' }];
  const errors: FieldError[] = [];
  const onScreen = method === 'screen';
  if (onScreen && !drawing && !typedName) errors.push({ pointer: '/drawing', code: 'signature.mark-needed' });
  if (onScreen && drawing && !isPng(drawing)) errors.push({ pointer: '/drawing', code: 'signature.not-a-drawing' });
  if (onScreen && !attested) errors.push({ pointer: '/attested', code: 'signature.attestation-needed' });
  if (method === 'paper' && !documentId) errors.push({ pointer: '/documentId', code: 'field.required' });
  for (const [pointer, value, fits] of [['/drawing', drawing, onScreen], ['/typedName', typedName, onScreen], ['/documentId', documentId, method === 'paper']] as const) {
    if (value && !fits) errors.push({ pointer, code: 'signatory.not-expected' });
  }
  return errors;
}
