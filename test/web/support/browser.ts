// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * A real Chromium for the browser tests, on a machine that has none.
 *
 * The browser ships inside the npm package `@sparticuz/chromium`. That package's own launcher is not
 * used, for two reasons: its default flags switch off web security and site isolation (a test under
 * them proves nothing about CSP or cookies), and it unpacks to fixed paths in the temporary folder,
 * where two users or two test workers meet each other's files. Here every launch unpacks into a folder
 * of its own and removes it.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const unbrotli = promisify(brotliDecompress);

/** Where the package keeps its compressed files: `<package>/bin`. */
const archives = path.join(path.dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'bin');

/** Widths at which every page is looked at: a desk and the narrowest phone WCAG 1.4.10 asks for. */
const widths = [1280, 320] as const;

/** A running browser. Close it: closing also removes the unpacked files. */
export interface TestBrowser {
  browser: Browser;
  /** Opens a page in a fresh context (no cookies), Italian, Europe/Rome, reduced motion. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** One accessibility violation, short enough to read in a failed assertion. */
export interface Violation {
  id: string;
  impact: string;
  help: string;
  nodes: string[];
}

/** Unpacks a browser into a folder of its own and starts it. */
export async function launchBrowser(): Promise<TestBrowser> {
  const folder = await mkdtemp(path.join(tmpdir(), 'visme-browser-'));
  // A worker that is told to stop never reaches close(): the 200 MB must not stay behind.
  const removeNow = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeNow);
  try {
    const { executablePath, env } = await unpack(folder);
    const browser = await chromium.launch({
      executablePath,
      env,
      // No sandbox: root cannot have one, and neither can an ordinary user where the kernel forbids
      // user namespaces. The tests only ever open our own pages.
      chromiumSandbox: false,
      args: ['--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb'],
    });
    return {
      browser,
      newPage: async options => (await browser.newContext({ ...defaults, ...options })).newPage(),
      close: async () => {
        await browser.close();
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
        process.removeListener('exit', removeNow);
      },
    };
  } catch (error) {
    removeNow();
    process.removeListener('exit', removeNow);
    throw error;
  }
}

const defaults: BrowserContextOptions = {
  locale: 'it-IT',
  timezoneId: 'Europe/Rome',
  reducedMotion: 'reduce',
  viewport: { width: 1280, height: 800 },
};

async function unpack(folder: string): Promise<{ executablePath: string; env: Record<string, string> }> {
  const executablePath = path.join(folder, 'chromium');
  await pipeline(
    createReadStream(path.join(archives, 'chromium.br')),
    createBrotliDecompress({ chunkSize: 2 ** 21 }),
    createWriteStream(executablePath, { mode: 0o700 }),
  );
  // Always the package's own font for what our pages do not bring: the same picture on every machine.
  await untar('fonts.tar.br', folder);
  await writeFile(path.join(folder, 'fonts.conf'), fontconfig(folder));
  await mkdir(path.join(folder, 'home'));
  const env: Record<string, string> = {
    ...definedEnv(),
    HOME: path.join(folder, 'home'),
    FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
  };
  const first = tryVersion(executablePath, env);
  if (first.ok) return { executablePath, env };
  // A bare machine lacks NSS and expat; the package carries them. Not put first when the machine has
  // its own, since the two may disagree.
  await untar('al2023.tar.br', folder);
  env['LD_LIBRARY_PATH'] = [path.join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  const second = tryVersion(executablePath, env);
  if (second.ok) return { executablePath, env };
  throw new Error(
    `The test browser does not start from ${folder}. If that folder is mounted noexec, set TMPDIR to one ` +
      `that is not.\n${first.message}\n${second.message}`,
  );
}

function tryVersion(executablePath: string, env: Record<string, string>): { ok: boolean; message: string } {
  const run = spawnSync(executablePath, ['--version', '--no-sandbox'], { env, encoding: 'utf8', timeout: 20_000 });
  return { ok: run.status === 0, message: (run.error?.message ?? run.stderr).trim() };
}

function definedEnv(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

function fontconfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}

/** Reads a small brotli-compressed ustar archive: regular files and folders, as the package's are. */
async function untar(archive: string, into: string): Promise<void> {
  const tar = await unbrotli(await readFile(path.join(archives, archive)));
  let at = 0;
  while (at + 512 <= tar.length && tar[at] !== 0) {
    const text = (from: number, length: number) => tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12).trim() || '0', 8);
    const target = path.join(into, text(0, 100));
    if (!target.startsWith(into)) throw new Error(`${archive} names a file outside its folder`);
    if (text(156, 1) === '5') await mkdir(target, { recursive: true });
    else if (text(156, 1) === '0' || text(156, 1) === '') {
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, tar.subarray(at + 512, at + 512 + size));
      await chmod(target, 0o700);
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Accessibility violations of the page as it stands, at WCAG 2.2 level AA (axe-core).
 * The script is evaluated over the debugging protocol, so the page's own CSP stays in force.
 */
export async function axe(page: Page): Promise<Violation[]> {
  await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async tags => {
    interface Result {
      violations: { id: string; impact?: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
    }
    const runner = (globalThis as unknown as { axe: { run(options: object): Promise<Result> } }).axe;
    const { violations } = await runner.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return violations.map(found => ({
      id: found.id,
      impact: found.impact ?? 'unknown',
      help: found.help,
      nodes: found.nodes.map(node => `${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
    }));
  }, axeTags);
}

/**
 * Collects what the page complains about from now on: uncaught errors, console errors and CSP
 * refusals. Expect the returned list to stay empty. Answers of 4xx are part of ordinary work
 * (nobody is signed in yet, a field is wrong) and Chromium logs them as errors: they are left out.
 */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  page.on('console', message => {
    const ordinary = /Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !ordinary) errors.push(message.text());
  });
  return errors;
}

/** The pictures that documents show; of the others only who runs the tests has a look. */
const shownInDocs = new Set(['sign-in', 'person', 'dashboard', 'guide-desk', 'guide-note', 'guide-person', 'guide-assessments', 'guide-plan', 'guide-report']);

/** What a document shows of a long page, in pixels. */
const tallest = 1600;

/**
 * Takes the page at 1280 and at 320 px, as `<name>-<width>.png`: into docs/images when
 * UPDATE_SCREENSHOTS=1 and a document shows it, else into one temporary folder, where the next run writes over them. Returns the two paths.
 */
export async function screenshot(page: Page, name: string): Promise<string[]> {
  const keep = process.env['UPDATE_SCREENSHOTS'] === '1' && shownInDocs.has(name);
  const folder = keep ? path.resolve('docs/images') : path.join(tmpdir(), `vivere-pictures-${process.getuid?.() ?? 0}`);
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize();
  const files: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate('document.fonts.ready');
    const file = path.join(folder, `${name}-${width}.png`);
    const height = Math.min(Number(await page.evaluate('document.documentElement.scrollHeight')), keep ? tallest : Infinity);
    await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height }, animations: 'disabled' });
    files.push(file);
  }
  if (before) await page.setViewportSize(before);
  return files;
}

/** True when nothing on the page has to be scrolled sideways at this width (WCAG 1.4.10). */
export async function fitsWidth(page: Page, width: number): Promise<boolean> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 800 });
  const fits = await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
  if (before) await page.setViewportSize(before);
  return fits === true;
}
