// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatNumber } from './format.js';

/** One bar. `value` null: the number may not be shown, and `instead` says so. */
export interface BarRow {
  key: string;
  label: string;
  value: number | null;
  instead?: string;
}

interface BarTableProps {
  /** What is compared; shown above the bars. */
  caption: string;
  /** Headers of the two columns: what is named, what is counted. */
  labelHeader: string;
  valueHeader: string;
  rows: readonly BarRow[];
  format?: (value: number) => string;
  /** The value of a full bar; the largest by default. */
  full?: number;
}

/** Bars with their numbers beside them: a chart that is its own table. */
export function BarTable({ caption, labelHeader, valueHeader, rows, format = formatNumber, full }: BarTableProps) {
  const most = full ?? Math.max(1, ...rows.map(row => row.value ?? 0));
  return (
    <table className="app-bars">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{labelHeader}</th>
          <th scope="col" className="app-end">
            {valueHeader}
          </th>
          <td aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            <td className="app-end">{row.value === null ? row.instead : format(row.value)}</td>
            <td className="app-bars-bar" aria-hidden="true">
              <svg viewBox="0 0 1000 16" preserveAspectRatio="none" focusable="false">
                <rect className="app-bar-fill" width={Math.min(1000, ((row.value ?? 0) / most) * 1000)} height="16" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
