// SPDX-License-Identifier: AGPL-3.0-or-later

/** FNV-1a over UTF-16 code units: turns a label into 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** splitmix32: four well-spread words from one. */
function* words(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    yield (z ^ (z >>> 15)) >>> 0;
  }
}

const rotateLeft = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');
const DAY_MS = 86_400_000;

/**
 * A stream of numbers that follows from its seed alone (xoshiro128**, integer arithmetic): the same on every machine and
 * every version of Node. Each part of the demo draws from a stream of its own, named by its labels, so that a change in one
 * part leaves the others as they were.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(seed: number, ...labels: (string | number)[]) {
    const source = words(hashOf([seed, ...labels].join('/')));
    [this.a, this.b, this.c, this.d] = [source.next().value, source.next().value, source.next().value, source.next().value];
  }

  /** 32 random bits, as a whole number from 0. */
  bits(): number {
    const result = Math.imul(rotateLeft(Math.imul(this.b, 5), 7), 9) >>> 0;
    const t = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= t;
    this.d = rotateLeft(this.d, 11);
    return result;
  }

  /** A whole number from 0 to n - 1. */
  below(n: number): number {
    return Math.floor((this.bits() / 4_294_967_296) * n);
  }

  /** A whole number between both, included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True in so many of a hundred cases. */
  chance(percent: number): boolean {
    return this.bits() / 4_294_967_296 < percent / 100;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)];
  }

  /** One of the values, each as often as its weight says. */
  weighted<T>(options: readonly (readonly [T, number])[]): T {
    let left = this.below(options.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [value, weight] of options) {
      if (left < weight) return value;
      left -= weight;
    }
    throw new RangeError('No option to choose from');
  }

  /** The list in another order (Fisher-Yates); the given one stays as it is. */
  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }

  /** A UUID of version 7 that carries the day (counted from 1970): rows that arise together stand together in an index. */
  id(day: number): string {
    const ms = day * DAY_MS + this.below(DAY_MS);
    const variant = hex(0x8000 | (this.bits() & 0x3fff), 4);
    return `${hex(Math.floor(ms / 65_536), 8)}-${hex(ms % 65_536, 4)}-7${hex(this.bits() & 0xfff, 3)}-${variant}-${hex(this.bits() & 0xffff, 4)}${hex(this.bits(), 8)}`;
  }
}

/** Deals values in shuffled rounds of fixed make-up, so that even few draws have a bit of everything. */
export class Deck<T> {
  private left: T[] = [];
  private readonly cards: T[];

  constructor(private readonly random: Random, counts: readonly (readonly [T, number])[]) {
    this.cards = counts.flatMap(([value, count]) => Array.from({ length: count }, () => value));
  }

  draw(): T {
    if (this.left.length === 0) this.left = this.random.shuffled(this.cards);
    return this.left.pop()!;
  }
}
