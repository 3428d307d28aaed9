// SPDX-License-Identifier: AGPL-3.0-or-later

/** Bits per person: few enough to stay small for a million people, enough that a false alarm is rare and costs one more try. */
const BITS_PER_PERSON = 64;

/**
 * Which codes the demo has given out, in a bit set of fixed size. It may take a free code for a used one, never the other
 * way round: no two people of the demo share a code.
 */
export class UsedCodes {
  private readonly bits: Uint8Array;

  constructor(people: number) {
    this.bits = new Uint8Array(Math.max(1_024, Math.ceil((people * BITS_PER_PERSON) / 8)));
  }

  /** True the first time; marks the code as used. */
  claim(code: string): boolean {
    let hash = 0x811c9dc5;
    for (let i = 0; i < code.length; i++) hash = Math.imul(hash ^ code.charCodeAt(i), 0x01000193);
    // A finishing step, since codes differ in few places.
    hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
    const bit = ((hash ^ (hash >>> 15)) >>> 0) % (this.bits.length * 8);
    const mask = 1 << (bit & 7);
    const seen = (this.bits[bit >>> 3] & mask) !== 0;
    this.bits[bit >>> 3] |= mask;
    return !seen;
  }
}
