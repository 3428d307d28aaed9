// SPDX-License-Identifier: AGPL-3.0-or-later
import { createRequire } from 'node:module';
import type PdfKit from 'pdfkit';
import { projectFile } from '../project-root.js';
import type { Block, Column, PrintedDocument } from './pdf-blocks.js';

// Imported as a module the library takes its browser build, which reads no files.
const PDFDocument = createRequire(import.meta.url)('pdfkit') as typeof PdfKit;

const FONTS = {
  regular: projectFile('src/platform/pdf/fonts/titillium-web-regular.ttf'),
  strong: projectFile('src/platform/pdf/fonts/titillium-web-600.ttf'),
  italic: projectFile('src/platform/pdf/fonts/titillium-web-italic.ttf'),
};
const MARGIN = 56;
const INK = '#17324d';
const QUIET = '#455b71';
const RULE = '#c5c7c9';

type Doc = InstanceType<typeof PdfKit>;
type Struct = ReturnType<Doc['struct']>;

/** Sizes follow from the size of running text, so that large print enlarges everything alike. */
interface Style {
  body: number;
  gap: number;
  heading: readonly [number, number, number];
}

const styleOf = (largePrint = false): Style => {
  const body = largePrint ? 18 : 11;
  return { body, gap: body * 0.7, heading: [body * 1.8, body * 1.35, body * 1.1] };
};

/**
 * A PDF/UA-1 file: tagged in reading order, with language, title and the font embedded. The same document and instant give the
 * same bytes.
 */
export async function renderPdf({ title, language, footer, largePrint, madeAt, blocks }: PrintedDocument): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4', margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 16 },
    pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, displayTitle: true, lang: language === 'it' ? 'it-IT' : 'en-GB',
    bufferPages: true, font: FONTS.regular,
    // The library writes the title into XML as it stands.
    info: { Title: title.replace(/[&<>]/g, ' '), Creator: 'Vivere in Salute Mentale', Producer: 'Vivere in Salute Mentale', CreationDate: madeAt, ModDate: madeAt },
  } as unknown as ConstructorParameters<typeof PDFDocument>[0]);
  const bytes = collect(doc);
  const style = styleOf(largePrint);
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const block of blocks) draw[block.kind](doc, root, style, block as never);
  root.end();
  footers(doc, footer, language);
  doc.end();
  return bytes;
}

type Drawing = { [K in Block['kind']]: (doc: Doc, root: Struct, style: Style, block: Extract<Block, { kind: K }>) => void };

const draw: Drawing = {
  heading(doc, root, style, { level, text }) {
    const size = style.heading[level - 1];
    // A heading never stands alone at the foot of a page.
    keep(doc, size * 4);
    if (level > 1 && doc.y > MARGIN) doc.y += style.gap;
    element(doc, root, `H${level}`, () => doc.font(FONTS.strong).fontSize(size).fillColor(INK).text(printable(text), MARGIN));
    doc.y += style.gap / 2;
  },
  text(doc, root, style, { text, style: weight }) {
    for (const paragraph of text.split(/\n+/).filter((p) => p.trim() !== '')) {
      element(doc, root, 'P', () =>
        doc.font(weight === 'strong' ? FONTS.strong : weight === 'quiet' ? FONTS.italic : FONTS.regular).fontSize(style.body)
          .fillColor(weight === 'quiet' ? QUIET : INK).text(printable(paragraph), MARGIN, undefined, { lineGap: style.body * 0.2 }));
      doc.y += style.gap;
    }
  },
  list(doc, root, style, { items }) {
    const list = doc.struct('L');
    root.add(list);
    for (const item of items) {
      const entry = doc.struct('LI');
      list.add(entry);
      keep(doc, style.body * 2);
      doc.font(FONTS.regular).fontSize(style.body).fillColor(INK);
      const at = doc.y;
      entry.add(doc.struct('Lbl', {}, [() => { doc.text('•', MARGIN, at, { width: style.body }); }]));
      entry.add(doc.struct('LBody', {}, [() => { doc.text(printable(item), MARGIN + style.body * 1.2, at, { lineGap: style.body * 0.2 }); }]));
      entry.end();
      doc.y += style.gap / 2;
    }
    list.end();
    doc.y += style.gap / 2;
  },
  facts(doc, root, style, { items }) {
    if (items.length === 0) return;
    drawTable(doc, root, style, [{ text: '', share: 2 }, { text: '', share: 3 }], items.map(([label, value]) => [{ text: label, head: 'Row' }, { text: value }]));
  },
  table(doc, root, style, { caption, columns, rows }) {
    element(doc, root, 'P', () => doc.font(FONTS.strong).fontSize(style.body).fillColor(INK).text(printable(caption), MARGIN));
    doc.y += style.gap / 2;
    drawTable(doc, root, style, columns, [columns.map(({ text }) => ({ text, head: 'Column' as const })), ...rows.map((row) => row.map((text) => ({ text })))]);
  },
  image(doc, root, style, { bytes, alt, width }) {
    keep(doc, width / 2);
    root.add(doc.struct('Figure', { alt }, [() => { doc.image(Buffer.from(bytes), MARGIN, doc.y, { width }); }]));
    doc.y += style.gap;
  },
  signature(doc, root, style, { label }) {
    keep(doc, style.body * 6);
    doc.y += style.body * 3;
    const y = doc.y;
    artifact(doc, () => doc.moveTo(MARGIN, y).lineTo(MARGIN + 240, y).lineWidth(0.7).strokeColor(INK).stroke());
    doc.y = y + 4;
    element(doc, root, 'P', () => doc.font(FONTS.regular).fontSize(style.body).fillColor(INK).text(printable(label), MARGIN));
    doc.y += style.gap;
  },
  'page-break'(doc) {
    doc.addPage();
  },
};

interface Cell {
  text: string;
  head?: 'Row' | 'Column';
}

function drawTable(doc: Doc, root: Struct, style: Style, columns: readonly Column[], rows: readonly (readonly Cell[])[]): void {
  const shares = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  const width = doc.page.width - 2 * MARGIN;
  doc.font(FONTS.regular).fontSize(style.body * 0.95).fillColor(INK);
  doc.table({
    structParent: root, position: { x: MARGIN, y: doc.y },
    columnStyles: columns.map(({ share = 1, align = 'left' }) => ({ width: (width * share) / shares, align: { x: align, y: 'top' } })),
    defaultStyle: { border: [0, 0, 0.5, 0], borderColor: RULE, padding: [style.body * 0.35, style.body * 0.5, style.body * 0.35, 0], textColor: INK },
    data: rows.map((row) => row.map(({ text, head }) => ({
      text: printable(text) || '–',
      ...(head && { type: 'TH', scope: head, font: { src: FONTS.strong, size: style.body * 0.95 } }),
    }))),
  } as unknown as Parameters<Doc['table']>[0]);
  doc.x = MARGIN;
  doc.y += style.gap;
}

function element(doc: Doc, root: Struct, tag: string, write: () => void): void {
  root.add(doc.struct(tag, {}, [() => { write(); }]));
}

/** What decorates and says nothing: left out by who reads aloud. */
function artifact(doc: Doc, write: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' } as never);
  write();
  doc.endMarkedContent();
}

/** Goes to the next page when less than this height is left. */
function keep(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.maxY()) doc.addPage();
}

function footers(doc: Doc, footer: string, language: 'it' | 'en'): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    // Text below the margin would open a new page.
    doc.page.margins.bottom = 0;
    artifact(doc, () => {
      const words = language === 'it' ? `pagina ${page + 1} di ${count}` : `page ${page + 1} of ${count}`;
      doc.font(FONTS.regular).fontSize(9).fillColor(QUIET);
      doc.text(printable(footer), MARGIN, doc.page.height - 44, { width: 360, lineBreak: false, height: 12, ellipsis: true });
      doc.text(words, doc.page.width - MARGIN - 120, doc.page.height - 44, { width: 120, align: 'right', lineBreak: false });
    });
  }
}

/** Without control characters, which no font draws. */
// eslint-disable-next-line no-control-regex -- these are what is taken out
const printable = (text: string): string => text.normalize('NFC').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');

function collect(doc: Doc): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
}
