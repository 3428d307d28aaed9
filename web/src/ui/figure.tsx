// SPDX-License-Identifier: AGPL-3.0-or-later
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatNumber, formatPercent } from './format.js';
import { useTexts } from './texts.js';

interface FigureProps {
  label: string;
  /** Null: the number may not be shown, and `instead` says so. */
  value: number | null;
  instead?: string;
  /** The result to reach. */
  target?: number;
  /** A step on the way: where it stands and what it is ("128 a fine 2024"). */
  milestone?: { value: number; label: string };
  /** What is still needed, in a sentence: "Ne servono 37 al mese". */
  needed?: ReactNode;
  /** Marks a figure whose rule is not settled; the text says why. */
  provisional?: string;
  /** How to write the numbers; counts by default. */
  format?: (value: number) => string;
  /** The page that defines the figure. */
  definitionTo?: string;
  /** A second number or a remark, under the bar. */
  children?: ReactNode;
}

/** One figure, large, with its target as a bar and what is still needed in words. */
export function Figure(props: FigureProps) {
  const { label, value, instead, target, milestone, needed, provisional, format = formatNumber, definitionTo, children } = props;
  const t = useTexts();
  const id = useId();
  return (
    <section className="app-figure" aria-labelledby={id}>
      <h3 className="app-figure-label" id={id}>
        {label}
      </h3>
      <p className="app-figure-value">
        {value === null ? instead : format(value)}
        {target !== undefined && (
          <>
            {' '}
            <span className="app-figure-of">{t('figure.of', { target: format(target) })}</span>
          </>
        )}
      </p>
      {provisional && (
        <p className="app-figure-provisional">
          <span className="app-status app-status-warning">{t('provisional')}</span> {provisional}
        </p>
      )}
      {target !== undefined && value !== null && <TargetBar value={value} target={target} milestone={milestone} />}
      {needed && <p className="app-figure-needed">{needed}</p>}
      {children}
      {definitionTo && (
        <p className="mb-0">
          <Link to={definitionTo}>
            {t('figure.definition')}
            <span className="visually-hidden">{`: ${label}`}</span>
          </Link>
        </p>
      )}
    </section>
  );
}

/** The bar is drawn with attributes, not styles, so that the strictest content security policy allows it. */
function TargetBar({ value, target, milestone }: Pick<FigureProps, 'milestone'> & { value: number; target: number }) {
  const t = useTexts();
  const full = Math.max(target, value, milestone?.value ?? 0, 1);
  const at = (amount: number) => Math.max(0, Math.min(1000, (amount / full) * 1000));
  return (
    <>
      <svg className="app-bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="app-bar-ground" x="0" y="4" width="1000" height="12" />
        <rect className="app-bar-fill" x="0" y="4" width={at(value)} height="12" />
        {milestone && <Mark x={at(milestone.value)} />}
      </svg>
      <p className="app-bar-legend">
        {target > 0 && <span>{t('figure.progress', { percent: formatPercent(value / target) })}</span>}
        {milestone && (
          <span>
            <span className="app-bar-key" aria-hidden="true" />
            {t('figure.milestone', { milestone: milestone.label })}
          </span>
        )}
      </p>
    </>
  );
}

/** A dark stroke between two light ones, so that it shows on the bar and beside it. */
function Mark({ x }: { x: number }) {
  const left = Math.max(0, Math.min(x - 6, 986));
  return (
    <>
      <rect className="app-bar-halo" x={left} y="0" width="14" height="20" />
      <rect className="app-bar-mark" x={left + 5} y="0" width="5" height="20" />
    </>
  );
}

/** Figures side by side. */
export function Figures({ children }: { children: ReactNode }) {
  return <div className="app-figures">{children}</div>;
}
