// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Bootstrap Italia draws its focus ring on everything that has the focus, and takes it away where
 * `data-focus-mouse` says that a pointer put it there. Its own script for that is not loaded.
 */
export function followPointer(): void {
  let pointer = false;
  document.addEventListener('pointerdown', () => (pointer = true), true);
  document.addEventListener('keydown', () => (pointer = false), true);
  document.addEventListener('focusin', event => {
    if (pointer && event.target instanceof HTMLElement) event.target.dataset['focusMouse'] = 'true';
  });
  document.addEventListener('focusout', event => {
    if (event.target instanceof HTMLElement) delete event.target.dataset['focusMouse'];
  });
}
