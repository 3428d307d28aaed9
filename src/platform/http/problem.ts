// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatEuro } from '../money/cents.js';

export type Locale = 'it' | 'en';

/** What a stable problem code means: its HTTP status and what it says to do. `{name}` is filled from the parameters. */
export interface ProblemText {
  status: number;
  it: string;
  en: string;
}

/** One mistaken field: a JSON pointer into the body, a stable code, and the text of that code. */
export interface FieldError {
  pointer: string;
  code: string;
  params?: Params;
}

/** A field that changed meanwhile, with what was sent and what stands now. */
export interface Difference {
  field: string;
  yours: unknown;
  current: unknown;
}

export type Params = Record<string, string | number | null | undefined>;

const TEXTS = new Map<string, ProblemText>();

/**
 * A failure with a stable code, answered as application/problem+json (RFC 9457). Texts are written where the rule is, with
 * `defineProblems`, and rendered in the reader's language when the answer is sent.
 */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly params: Params = {},
    readonly errors: FieldError[] = [],
    /** `members` are the problem's own, beside those that every problem has. */
    readonly extra: { differences?: Difference[]; retryAfter?: number; members?: Record<string, unknown> } = {},
  ) {
    super(code);
  }

  get status(): number {
    return textOf(this.code).status;
  }

  static unauthorised = (): Problem => new Problem('session.missing');
  static notFound = (): Problem => new Problem('not-found');
  static forbidden = (): Problem => new Problem('forbidden');

  /** One mistaken field of the request's body. */
  static field(pointer: string, code: string, params: Params = {}): Problem {
    return new Problem('invalid', {}, [{ pointer, code, params }]);
  }
}

/**
 * Registers a feature's problems and returns the function that makes them: the codes are checked by the compiler.
 *
 * `make(code, params, pointers)`: with pointers, the same code and text stand at each of these fields too.
 */
export function defineProblems<Code extends string>(texts: Record<Code, ProblemText>) {
  for (const [code, text] of Object.entries<ProblemText>(texts)) TEXTS.set(code, text);
  return (code: Code, params: Params = {}, pointers: string[] = []): Problem =>
    new Problem(code, params, pointers.map((pointer) => ({ pointer, code, params })));
}

const textOf = (code: string): ProblemText => TEXTS.get(code) ?? TEXTS.get('internal')!;

export const isProblemCode = (code: string | undefined): code is string => code !== undefined && TEXTS.has(code);

/** `{name}` is the parameter as it is, `{name:euro}` cents as money, `{name:day}` a civil date as 21/11/2026, `{name:hours}` minutes as hours and minutes. */
const fill = (text: string, locale: Locale, params: Params = {}): string =>
  text.replace(/\{(\w+)(?::(euro|day|hours))?\}/g, (_, name: string, as?: 'euro' | 'day' | 'hours') => written(params[name] ?? '', locale, as));

function written(value: string | number, locale: Locale, as?: 'euro' | 'day' | 'hours'): string {
  if (as === 'euro' && value !== '') return formatEuro(Number(value), locale);
  if (as === 'day') return String(value).split('-').reverse().join('/');
  if (as === 'hours' && value !== '') return inHours(Number(value), locale);
  return String(value);
}

const COUNTED = { it: { hour: ['ora', 'ore'], minute: ['minuto', 'minuti'], and: ' e ' }, en: { hour: ['hour', 'hours'], minute: ['minute', 'minutes'], and: ' and ' } } as const;

/** 750 minutes are "12 ore e 30 minuti". */
function inHours(minutes: number, locale: Locale): string {
  const { hour, minute, and } = COUNTED[locale];
  const counted = (count: number, words: readonly [string, string]): string => `${count} ${words[count === 1 ? 0 : 1]}`;
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [whole > 0 && counted(whole, hour), (rest > 0 || whole === 0) && counted(rest, minute)].filter(Boolean).join(and);
}

/** The document that leaves: `type`, `title`, `status`, `detail`, `instance`, `code`, `errors`, `differences`. */
export function problemDocument(problem: Problem, locale: Locale, instance: string): Record<string, unknown> {
  const text = textOf(problem.code);
  return {
    type: `/problems/${problem.code}`,
    title: fill(textOf(`status.${text.status}`)[locale], locale),
    status: text.status,
    detail: fill(text[locale], locale, problem.params),
    instance,
    code: problem.code,
    ...(problem.errors.length > 0 && {
      errors: problem.errors.map((e) => ({ pointer: e.pointer, code: e.code, detail: fill(textOf(e.code)[locale], locale, e.params) })),
    }),
    ...problem.extra.members,
    ...(problem.extra.differences && { differences: problem.extra.differences }),
  };
}

defineProblems({
  'status.400': { status: 400, it: 'Richiesta non leggibile', en: 'Unreadable request' },
  'status.401': { status: 401, it: 'Accesso necessario', en: 'Sign-in needed' },
  'status.403': { status: 403, it: 'Operazione non consentita', en: 'Not allowed' },
  'status.404': { status: 404, it: 'Non trovato', en: 'Not found' },
  'status.405': { status: 405, it: 'Metodo non previsto', en: 'Method not allowed' },
  'status.409': { status: 409, it: 'In contrasto con lo stato attuale', en: 'Conflicts with the current state' },
  'status.412': { status: 412, it: 'Modificato nel frattempo', en: 'Changed in the meantime' },
  'status.413': { status: 413, it: 'Contenuto troppo grande', en: 'Content too large' },
  'status.415': { status: 415, it: 'Formato non accettato', en: 'Unsupported format' },
  'status.422': { status: 422, it: 'Dati da correggere', en: 'Data to correct' },
  'status.428': { status: 428, it: 'Versione mancante', en: 'Version missing' },
  'status.429': { status: 429, it: 'Troppe richieste', en: 'Too many requests' },
  'status.500': { status: 500, it: 'Errore interno', en: 'Internal error' },
  'status.503': { status: 503, it: 'Servizio momentaneamente non disponibile', en: 'Service unavailable for a moment' },

  internal: { status: 500, it: 'Qualcosa non ha funzionato. Riprova; se succede ancora, comunica il codice {incident} a chi amministra la piattaforma.', en: 'Something went wrong. Try again; if it happens again, give the code {incident} to whoever administers the platform.' },
  unreadable: { status: 400, it: 'Il contenuto della richiesta non si legge: invia un oggetto JSON valido.', en: 'The request cannot be read: send a valid JSON object.' },
  invalid: { status: 422, it: 'Alcuni dati vanno corretti: guarda i campi indicati.', en: 'Some data must be corrected: see the fields listed.' },
  'not-found': { status: 404, it: 'Quello che cerchi non esiste o non è tra ciò che puoi vedere.', en: 'What you are looking for does not exist or is not among what you may see.' },
  'method-not-allowed': { status: 405, it: 'Questo indirizzo non accetta questa operazione.', en: 'This address does not accept this operation.' },
  forbidden: { status: 403, it: 'Il ruolo con cui stai lavorando non permette questa operazione. Se ne hai un altro, cambia ruolo.', en: 'The role you are acting in does not allow this. If you hold another one, switch role.' },
  'too-large': { status: 413, it: 'Il contenuto supera la dimensione massima di 1 MiB.', en: 'The content exceeds the maximum size of 1 MiB.' },
  'unsupported-format': { status: 415, it: 'Invia i dati come application/json.', en: 'Send data as application/json.' },
  'rate-limited': { status: 429, it: 'Hai fatto molte richieste in poco tempo: riprova tra {seconds} s.', en: 'Many requests in a short time: try again in {seconds} s.' },
  unavailable: { status: 503, it: 'La banca dati non risponde: riprova tra qualche secondo. Quello che hai scritto non è perso.', en: 'The database does not answer: try again in a few seconds. What you typed is not lost.' },
  conflict: { status: 409, it: 'Esiste già qualcosa che lo impedisce. Ricarica la pagina e controlla.', en: 'Something that exists already prevents this. Reload the page and check.' },
  'version.missing': { status: 428, it: 'Manca la versione su cui stai lavorando: rileggi il dato e invia il suo ETag in If-Match.', en: 'The version you are working on is missing: read the record again and send its ETag in If-Match.' },
  'version.stale': { status: 412, it: 'Qualcun altro ha modificato questi dati mentre lavoravi: confronta le differenze e scegli.', en: 'Somebody else changed this while you were working: compare the differences and choose.' },
  'session.missing': { status: 401, it: 'La sessione è terminata o non è mai iniziata: accedi.', en: 'The session has ended or never began: sign in.' },
  'csrf.missing': { status: 403, it: 'Manca l’intestazione x-csrf-token con il valore ricevuto all’accesso: ricarica la pagina.', en: 'The x-csrf-token header with the value received at sign-in is missing: reload the page.' },
  'csrf.origin': { status: 403, it: 'La richiesta arriva da un altro sito: apri la piattaforma dal suo indirizzo.', en: 'The request comes from another site: open the platform from its own address.' },
  'idempotency.missing': { status: 400, it: 'Manca l’intestazione Idempotency-Key: inviane una nuova per ogni inserimento.', en: 'The Idempotency-Key header is missing: send a new one for every creation.' },
  'idempotency.malformed': { status: 400, it: 'Idempotency-Key deve avere da 8 a 128 caratteri stampabili.', en: 'Idempotency-Key must have 8 to 128 printable characters.' },
  'idempotency.in-progress': { status: 409, it: 'La stessa richiesta è ancora in lavorazione: attendi e riprova.', en: 'The same request is still being worked on: wait and try again.' },
  'idempotency.done': { status: 409, it: 'Quello che hai inviato è già stato registrato: ricarica la pagina per vederlo.', en: 'What you sent has been recorded already: reload the page to see it.' },
  'idempotency.mismatch': { status: 422, it: 'Questa Idempotency-Key è già servita per un contenuto diverso: usane una nuova.', en: 'This Idempotency-Key was used for different content: use a new one.' },
});
