// SPDX-License-Identifier: AGPL-3.0-or-later
/** Loads the demo in a process of its own, so that a test can choose its time zone: <url> <today> <seed> <people>. */
const { loadDemo } = await import('../../src/demo/load-demo.ts');

const [url, today, seed, people] = process.argv.slice(2);
await loadDemo({ url, today, fixed: true, seed: Number(seed), people: Number(people), fieldKey: Buffer.alloc(32, 'demo') });
