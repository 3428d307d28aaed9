// SPDX-License-Identifier: AGPL-3.0-or-later
import sprite from 'bootstrap-italia/dist/svg/sprites.svg?url';

/** An icon of the Bootstrap Italia set, by its name without `it-`. Decorative: the text beside it says it. */
export function Icon({ name, className = '' }: { name: string; className?: string }) {
  return (
    <svg className={`icon ${className}`} aria-hidden="true" focusable="false">
      <use href={`${sprite}#it-${name}`} />
    </svg>
  );
}
