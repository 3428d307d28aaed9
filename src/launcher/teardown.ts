// SPDX-License-Identifier: AGPL-3.0-or-later

/** Thrown inside a start that was asked to stop meanwhile. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

type Step = () => Promise<void> | void;

/** What has to be undone, last thing first, exactly once: the application before its database, the lock at the end. */
export class Teardown {
  private readonly steps: Step[] = [];
  private running: Promise<void> | undefined;

  /** Remembers how to undo what was just done. If stopping has begun already, undoes it at once and gives up. */
  async add(step: Step): Promise<void> {
    if (this.running === undefined) {
      this.steps.push(step);
      return;
    }
    await step();
    throw new Stopped();
  }

  /** Undoes everything; a step that fails does not keep the others from running. */
  run(): Promise<void> {
    return (this.running ??= this.undo());
  }

  private async undo(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
