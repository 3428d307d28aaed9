// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * What a route that takes a file is sent: the file in the field `file`, beside text fields; blank ones are left out.
 * Spread it into the call: `api.POST('/api/v1/people/{id}/documents', { params, headers, ...asForm(fields, file) })`.
 */
export function asForm(fields: Record<string, string | null | undefined>, file: File): { body: never; bodySerializer: () => FormData } {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value) form.set(name, value);
  form.set('file', file);
  return { body: {} as never, bodySerializer: () => form };
}
