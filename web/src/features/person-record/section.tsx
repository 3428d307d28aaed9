// SPDX-License-Identifier: AGPL-3.0-or-later
import { useId } from 'react';
import type { ReactNode } from 'react';
import './person-record.css';

interface SectionProps {
  title: string;
  /** The way to add one, for who may. */
  action?: ReactNode;
  lead?: string;
  children: ReactNode;
}

/** A part of the record, under its heading. */
export function Section({ title, action, lead, children }: SectionProps) {
  const id = useId();
  return (
    <section className="app-record-section" aria-labelledby={id}>
      <div className="app-section-head">
        <h2 className="h4" id={id}>
          {title}
        </h2>
        {action}
      </div>
      {lead && <p>{lead}</p>}
      {children}
    </section>
  );
}

/** What is over, out of the way until somebody asks for it. */
export function Over({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="app-record-more">
      <summary>{label}</summary>
      {children}
    </details>
  );
}
