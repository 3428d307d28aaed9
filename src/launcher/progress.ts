// SPDX-License-Identifier: AGPL-3.0-or-later

/** Told how far a long piece of work is: units done, units in all, and what is being done. */
export type OnProgress = (done: number, total: number, label: string) => void;

/** Where progress is shown. */
export interface Screen {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const BAR = 28;
const REDRAW_MS = 80;
const LINE_EVERY_PERCENT = 25;

/** A fraction of 1; work without units counts as done. */
const share = (done: number, total: number): number => (total > 0 ? Math.min(1, done / total) : 1);

/** One line: a bar, the percentage and what is being done, no wider than the screen. */
export function drawBar(done: number, total: number, label: string, columns: number): string {
  const part = share(done, total);
  const filled = Math.round(part * BAR);
  const line = `  ${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${String(Math.floor(part * 100)).padStart(3)} %  ${label}`;
  return line.slice(0, Math.max(0, columns - 1));
}

function onTerminal(screen: Screen): OnProgress {
  let last = 0;
  return (done, total, label) => {
    const complete = done >= total;
    if (!complete && Date.now() - last < REDRAW_MS) return;
    last = Date.now();
    screen.write(`\r\u001b[2K${drawBar(done, total, label, screen.columns || 80)}`);
  };
}

function inLines(screen: Screen): OnProgress {
  let next = LINE_EVERY_PERCENT;
  return (done, total, label) => {
    const percent = Math.floor(share(done, total) * 100);
    if (percent < next) return;
    screen.write(`  ${percent} %  ${label}\n`);
    next = (Math.floor(percent / LINE_EVERY_PERCENT) + 1) * LINE_EVERY_PERCENT;
  };
}

/**
 * Shows the progress of work: a bar that redraws itself on a terminal, a few plain lines elsewhere.
 * Work that reports nothing shows nothing.
 */
export async function withProgress<T>(screen: Screen, work: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  let drawn = false;
  const show = screen.isTTY === true ? onTerminal(screen) : inLines(screen);
  try {
    return await work((...step) => {
      drawn = true;
      show(...step);
    });
  } finally {
    if (drawn && screen.isTTY === true) screen.write('\n');
  }
}
