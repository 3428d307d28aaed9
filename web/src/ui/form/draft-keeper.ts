// SPDX-License-Identifier: AGPL-3.0-or-later
import { asProblem } from '../../api/problem.js';
import { gate } from '../../api/session-gate.js';
import { removeDraft, storeDraft } from '../drafts.js';
import type { About, Draft } from '../drafts.js';

/**
 * How it stands with what is being typed. kept: put aside on the server · waiting: it does not answer, tried again · ended: the
 * session has · refused: the record is not there for us any more · tooLarge: more than is put aside · unchosen: whom it is about is not said yet.
 */
export type Keeping = 'none' | 'kept' | 'waiting' | 'ended' | 'refused' | 'tooLarge' | 'unchosen';

interface Source {
  key: string;
  /** Whom what stands in the form is about; null as long as that is not chosen: until then it is kept in this page alone. */
  about: () => About | null;
  /** What stands in the form; null when it is what is saved already. */
  read: () => Omit<Draft<unknown>, 'savedAt'> | null;
  tell: (keeping: Keeping, savedAt: string | null) => void;
}

const quietFor = 2_000;
const againAfter = 5_000;

/** Puts aside what is typed a while after the typing stops and when the page is hidden; one request after the other. */
export class DraftKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last: Promise<void> = Promise.resolve();
  private keeping: Keeping = 'none';
  private onServer: boolean;
  private pending = false;
  private done = false;

  constructor(
    private readonly source: Source,
    onServer: boolean,
  ) {
    this.onServer = onServer;
  }

  /** Something was typed. */
  touch(): void {
    if (this.done) return;
    this.pending = true;
    this.plan(quietFor);
  }

  /** True while something typed is nowhere but here. */
  get exposed(): boolean {
    return this.pending;
  }

  /** Now, without waiting for the typing to stop. */
  flush(leaving = false): void {
    clearTimeout(this.timer);
    if (!this.pending || this.done) return;
    // A page that goes waits for nothing.
    this.last = leaving ? this.store(true) : this.last.then(() => this.store(false));
  }

  /** The password, asked because the person wants to; then what waits is put aside. */
  async signInAgain(): Promise<void> {
    if (await gate.signInAgain()) this.flush();
  }

  /** There is something under the key already: it goes with the form. */
  found(): void {
    this.onServer = true;
  }

  /** Saved for good, or given up: nothing is kept any more. */
  forget(): void {
    clearTimeout(this.timer);
    this.pending = false;
    this.last = this.last.then(() => this.remove());
    this.become('none', null);
  }

  /** The form goes; what it holds stays on the server. */
  close(): void {
    this.flush();
    this.last = this.last.then(() => {
      this.done = true;
    });
  }

  private plan(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), ms);
  }

  private async store(leaving: boolean): Promise<void> {
    const draft = this.source.read();
    if (this.done || !this.pending) return;
    const about = this.source.about();
    if (draft && !about) return this.become('unchosen', null);
    this.pending = false;
    if (!draft || !about) return this.onServer ? this.remove() : undefined;
    try {
      const savedAt = await storeDraft(this.source.key, draft, about, leaving);
      this.onServer = true;
      if (!this.pending) this.become('kept', savedAt);
    } catch (error) {
      const { status, unreachable } = asProblem(error);
      this.pending = true;
      if (status === 401) return this.become('ended', null);
      if (status === 413) return this.become('tooLarge', null);
      if (status === 429 || status === 500 || unreachable) {
        this.become('waiting', null);
        return this.plan(againAfter);
      }
      this.become('refused', null);
    }
  }

  private async remove(): Promise<void> {
    if (!this.onServer) return;
    this.onServer = false;
    // What stays behind is forgotten after a while, or replaced by what is typed next.
    await removeDraft(this.source.key).catch(() => undefined);
  }

  private become(keeping: Keeping, savedAt: string | null): void {
    if (keeping === this.keeping && keeping !== 'kept') return;
    this.keeping = keeping;
    this.source.tell(keeping, savedAt);
  }
}
