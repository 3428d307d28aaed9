// SPDX-License-Identifier: AGPL-3.0-or-later

/** An area of the programme as name and number; its hue never stands without them. */
export function AreaTag({ area }: { area: { number: number; name: string } }) {
  return (
    <span className={`app-area app-area-${area.number}`}>
      <span className="app-area-number">{area.number}</span>
      {area.name}
    </span>
  );
}
