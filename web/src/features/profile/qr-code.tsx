// SPDX-License-Identifier: AGPL-3.0-or-later
import { useMemo } from 'react';
import { encode } from 'uqr';

/** Modules of quiet zone around the code (ISO/IEC 18004). */
const BORDER = 4;

/** A QR code as one path: no image, no inline style. Whoever cannot scan it finds its content as text beside it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => draw(text), [text]);
  return (
    <svg className="app-qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function draw(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: BORDER });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size, path };
}
