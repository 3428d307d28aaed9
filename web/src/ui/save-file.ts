// SPDX-License-Identifier: AGPL-3.0-or-later

/** Lets the browser save what was downloaded, under a name that tells nothing about anybody. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
