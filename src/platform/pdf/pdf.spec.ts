// SPDX-License-Identifier: AGPL-3.0-or-later
import { inflateSync } from 'node:zlib';
import type { Block } from './pdf-blocks.js';
import { renderPdf } from './pdf.js';

const BLOCKS: Block[] = [
  { kind: 'heading', level: 1, text: 'Budget di Salute' },
  { kind: 'facts', items: [['Case manager', 'Maria Città'], ['Telefono', '']] },
  { kind: 'heading', level: 2, text: 'Che cosa desidero' },
  { kind: 'text', text: 'Vorrei una casa.\nVorrei un lavoro.' },
  { kind: 'list', items: ['Una cosa', 'Un’altra'] },
  { kind: 'table', caption: 'Risorse', columns: [{ text: 'Voce' }, { text: 'Importo', align: 'right' }], rows: Array.from({ length: 90 }, (_, i) => [`Voce ${i}`, '1.155.200,00 €']) },
  { kind: 'signature', label: 'Firma' },
];
const render = (more: Partial<Parameters<typeof renderPdf>[0]> = {}): Promise<Buffer> =>
  renderPdf({ title: 'Progetto & bilancio', language: 'it', footer: 'Versione 2', madeAt: new Date('2026-11-22T09:00:00Z'), blocks: BLOCKS, ...more });

/** Page contents and other compressed streams, in plain text. */
function streams(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const data = pdf.subarray(start, text.indexOf('endstream', start));
    try {
      return [inflateSync(data).toString('latin1')];
    } catch {
      return [data.toString('latin1')];
    }
  });
}
const pagesOf = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length;

describe('a printed document', () => {
  it('says that it is PDF/UA, in which language and under which title', async () => {
    const pdf = await render();
    const text = pdf.toString('latin1');
    expect(streams(pdf).some((s) => s.includes('<pdfuaid:part>1</pdfuaid:part>') && s.includes('Progetto   bilancio'))).toBe(true);
    expect(text).toMatch(/\/MarkInfo \d+ 0 R/);
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/Lang \(it-IT\)/);
    expect(text).toMatch(/\/DisplayDocTitle true/);
    expect((await render({ language: 'en' })).toString('latin1')).toMatch(/\/Lang \(en-GB\)/);
  });

  it('has a structure that can be read aloud: headings, paragraphs, lists, tables with their headers', async () => {
    const text = (await render()).toString('latin1');
    const count = (tag: string): number => [...text.matchAll(new RegExp(`/S /${tag}\\b`, 'g'))].length;
    expect([count('Document'), count('H1'), count('H2'), count('L'), count('LI'), count('Table'), count('TR')]).toEqual([1, 1, 1, 1, 2, 2, 93]);
    expect([...text.matchAll(/\/Scope \/Column/g)]).toHaveLength(2);
    expect([...text.matchAll(/\/Scope \/Row/g)]).toHaveLength(2);
  });

  it('draws no letter outside a tag, on any page', async () => {
    const contents = streams(await render()).filter((s) => /\bBT\b/.test(s));
    expect(contents.length).toBeGreaterThan(2);
    for (const content of contents) {
      let open = 0;
      for (const [, operator] of content.matchAll(/(?:^|\s)(BDC|BMC|EMC|TJ|Tj)(?=\s|$)/g)) {
        if (operator === 'BDC' || operator === 'BMC') open++;
        else if (operator === 'EMC') open--;
        else expect(open).toBeGreaterThan(0);
      }
      expect(open).toBe(0);
    }
  });

  it('embeds its fonts', async () => {
    const text = (await render()).toString('latin1');
    expect([...text.matchAll(/\/FontFile[23]/g)].length).toBe([...text.matchAll(/\/Type \/FontDescriptor/g)].length);
  });

  it('takes more pages in large print', async () => {
    expect(pagesOf(await render({ largePrint: true }))).toBeGreaterThan(pagesOf(await render()));
  });

  it('is the same file for the same content and instant', async () => {
    expect((await render()).equals(await render())).toBe(true);
    expect((await render()).equals(await render({ madeAt: new Date('2026-11-22T09:00:01Z') }))).toBe(false);
  });
});
