// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import type { Client } from 'pg';

/** What a seal says: which entries, in this order, with these contents, after that seal. */
interface Seal {
  number: number;
  first_id: string;
  last_id: string;
  entries: number;
  ids: string[];
  leaves: Buffer;
  previous: Buffer;
  hash: Buffer;
  sealed_micros: string;
}

interface Entry {
  id: string;
  content: string;
}

/** The first thing found wrong. Of entries the id is told, of seals the number. */
export interface Finding {
  kind: 'altered' | 'swapped' | 'deleted' | 'cut' | 'inserted' | 'seal-altered' | 'seal-missing' | 'seal-rewritten';
  /** Of an entry, or of a seal. */
  id: string;
  /** swapped: with which entry · cut: how many are gone, from this one to the end. */
  other?: string;
}

export interface TrailReport {
  first: Finding | null;
  /** How many entries and seals are not what was sealed. */
  findings: number;
  seals: number;
  sealedEntries: number;
  /** Entries after the last seal: nobody vouches for them yet. */
  unsealed: number;
  /** When the oldest of them was written (UTC); null without any. */
  unsealedSince: string | null;
  /** The newest seal, `number:hash`: to be kept elsewhere. */
  newest: string | null;
}

const PAGE = 5000;
const ZERO = Buffer.alloc(32);
const sha256 = (...parts: (Buffer | string)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/**
 * The content of an entry, written out. On purpose not the database's own function, which whoever alters entries could alter
 * too: only the text is the database's, the hashes are ours.
 */
const CONTENT = `jsonb_build_array((extract(epoch from e.at) * 1000000)::bigint, e.account_id, e.role, e.organisation_id, e.session_id, e.verb,
  e.subject, e.row_id, e.person_ids, e.fields, e.detail)::text`;

/** Compares the trail with its seals. Runs as a login that reads both tables; changes nothing. */
export class TrailVerification {
  private readonly missing: string[] = [];
  private readonly inserted: string[] = [];
  private readonly mismatches = new Map<string, { due: string; found: string }>();
  private readonly seals: Finding[] = [];
  /** The last sealed entry that still stands. */
  private lastPresent = 0n;
  private sealedEntries = 0;

  constructor(private readonly client: Client) {}

  /** @param expected a newest seal as an earlier run told it, `number:hash`: detects that seals were cut or made anew */
  async run(expected?: string): Promise<TrailReport> {
    // One moment: entries written meanwhile are neither inserted nor missing.
    await this.client.query('begin transaction isolation level repeatable read, read only');
    try {
      const newest = await this.checkSeals();
      if (expected !== undefined) await this.checkExpected(expected);
      const findings = this.inOrder();
      const { rows } = await this.client.query<{ unsealed: number; since: string | null }>(
        `select count(*)::int as unsealed, to_char(min(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since from audit.entry where id > $1`,
        [newest?.last_id ?? 0],
      );
      return {
        first: findings[0] ?? null, findings: findings.length, seals: newest?.number ?? 0, sealedEntries: this.sealedEntries,
        unsealed: rows[0].unsealed, unsealedSince: rows[0].since, newest: newest ? `${newest.number}:${newest.hash.toString('hex')}` : null,
      };
    } finally {
      await this.client.query('rollback');
    }
  }

  private async checkSeals(): Promise<Seal | undefined> {
    let before: Seal | undefined;
    for (;;) {
      const { rows } = await this.client.query<Seal>(
        `select number, first_id, last_id, entries, ids::text[] as ids, leaves, previous, hash, (extract(epoch from sealed_at) * 1000000)::bigint::text as sealed_micros
           from audit.seal where number > $1 order by number limit 20`,
        [before?.number ?? 0],
      );
      if (rows.length === 0) return before;
      for (const seal of rows) {
        this.checkSeal(seal, before);
        await this.checkEntries(seal, before);
        before = seal;
      }
    }
  }

  private checkSeal(seal: Seal, before: Seal | undefined): void {
    const { number, ids, leaves, previous, hash, sealed_micros } = seal;
    if (number !== (before?.number ?? 0) + 1) this.seals.push({ kind: 'seal-missing', id: String((before?.number ?? 0) + 1) });
    const due = sha256(previous, `${number}|${sealed_micros}|${ids.join(',')}|`, leaves);
    const chained = number !== (before?.number ?? 0) + 1 || previous.equals(before?.hash ?? ZERO);
    const consistent = Number(seal.entries) === ids.length && leaves.length === ids.length * 32 && String(seal.first_id) === ids[0] && String(seal.last_id) === ids.at(-1);
    if (!hash.equals(due) || !chained || !consistent) this.seals.push({ kind: 'seal-altered', id: String(number) });
  }

  /** Walks through the ids that were sealed and those that stand, side by side. */
  private async checkEntries(seal: Seal, before: Seal | undefined): Promise<void> {
    const standing = await this.entriesBetween(String(before?.last_id ?? 0), String(seal.last_id));
    let at = 0;
    for (const [i, id] of seal.ids.entries()) {
      while (at < standing.length && BigInt(standing[at].id) < BigInt(id)) this.inserted.push(standing[at++].id);
      if (standing[at]?.id !== id) {
        this.missing.push(id);
        continue;
      }
      const found = sha256(standing[at++].content).toString('hex');
      const due = seal.leaves.subarray(i * 32, i * 32 + 32).toString('hex');
      if (found !== due) this.mismatches.set(id, { due, found });
      this.lastPresent = BigInt(id);
      this.sealedEntries++;
    }
    while (at < standing.length) this.inserted.push(standing[at++].id);
  }

  private async entriesBetween(after: string, upTo: string): Promise<Entry[]> {
    const all: Entry[] = [];
    for (let from = after; ; from = all.at(-1)!.id) {
      const { rows } = await this.client.query<Entry>({
        name: 'entries', text: `select e.id::text as id, ${CONTENT} as content from audit.entry e where e.id > $1 and e.id <= $2 order by e.id limit ${PAGE}`, values: [from, upTo],
      });
      all.push(...rows);
      if (rows.length < PAGE) return all;
    }
  }

  private async checkExpected(expected: string): Promise<void> {
    const [number, hash] = expected.split(':');
    const { rows } = await this.client.query<{ hash: Buffer }>('select hash from audit.seal where number = $1', [Number(number)]);
    if (!rows[0]) this.seals.push({ kind: 'seal-missing', id: number });
    else if (rows[0].hash.toString('hex') !== hash) this.seals.push({ kind: 'seal-rewritten', id: number });
  }

  /** Findings about seals first: where a seal is false, what it says of entries proves nothing. Then entries, the oldest first. */
  private inOrder(): Finding[] {
    const bySource = new Map([...this.mismatches].map(([id, { due }]) => [due, id]));
    const entries: Finding[] = [
      ...[...this.mismatches].map(([id, { due, found }]): Finding => {
        const other = bySource.get(found);
        return other !== undefined && this.mismatches.get(other)!.found === due ? { kind: 'swapped', id, other } : { kind: 'altered', id };
      }),
      ...this.inserted.map((id): Finding => ({ kind: 'inserted', id })),
      ...this.missing.map((id): Finding => {
        const gone = this.missing.length - this.missing.indexOf(id);
        return BigInt(id) > this.lastPresent ? { kind: 'cut', id, other: String(gone) } : { kind: 'deleted', id };
      }),
    ];
    return [...this.seals, ...entries.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))];
  }
}
