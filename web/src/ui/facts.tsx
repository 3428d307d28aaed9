// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactNode } from 'react';

/** One fact of a record; blank ones say so with `blank`, or are left out without it. */
export interface Fact {
  label: string;
  value: ReactNode;
}

/** What is known of a record, as names and values in columns. Facts without a value are left out. */
export function Facts({ facts, blank }: { facts: readonly Fact[]; blank?: string }) {
  const isBlank = (value: ReactNode) => value === null || value === undefined || value === '';
  return (
    <dl className="app-facts">
      {facts
        .filter(fact => blank !== undefined || !isBlank(fact.value))
        .map(fact => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{isBlank(fact.value) ? blank : fact.value}</dd>
          </div>
        ))}
    </dl>
  );
}
