// SPDX-License-Identifier: AGPL-3.0-or-later

/** One person a line; what follows a comma is the body that they sit for. */
export function namedIn(text: string): { name: string; body: string | null }[] {
  return text.split('\n').flatMap(line => {
    const [name = '', ...body] = line.split(',').map(part => part.trim());
    return name ? [{ name, body: body.join(', ') || null }] : [];
  });
}
