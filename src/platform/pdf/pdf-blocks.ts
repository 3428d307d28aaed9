// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a printed document is made of, in reading order. Each block becomes a tagged element. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'text'; text: string; style?: 'strong' | 'quiet' }
  | { kind: 'list'; items: readonly string[] }
  /** Label and value, a line each. */
  | { kind: 'facts'; items: readonly (readonly [label: string, value: string])[] }
  | { kind: 'table'; caption: string; columns: readonly Column[]; rows: readonly (readonly string[])[] }
  /** PNG or JPEG bytes; `alt` is what it shows, in words. */
  | { kind: 'image'; bytes: Uint8Array; alt: string; width: number }
  /** A line to sign on, with who signs below it. */
  | { kind: 'signature'; label: string }
  | { kind: 'page-break' };

export interface Column {
  text: string;
  /** Numbers stand on the right. */
  align?: 'left' | 'right';
  /** Share of the width; default 1. */
  share?: number;
}

export interface PrintedDocument {
  title: string;
  language: 'it' | 'en';
  /** Stands at the foot of every page, beside its number; no health data: pages lie around. */
  footer: string;
  /** Letters of 18 points for who sees little; otherwise 11. */
  largePrint?: boolean;
  /** Instant of making, UTC. */
  madeAt: Date;
  blocks: readonly Block[];
}
