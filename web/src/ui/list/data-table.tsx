// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from '../icon.js';
import { useTexts } from '../texts.js';

/** One column. The first names the row. */
export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The server's name of this sort; a column without one cannot be sorted. */
  sort?: string;
  /** Numbers and money stand to the right. */
  align?: 'end';
}

interface DataTableProps<Row> {
  /** What the table holds, for who cannot see it; hidden from view. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The address that the first cell of a row leads to. */
  rowTo?: (row: Row) => string;
  sort?: string;
  onSort?: (sort: string) => void;
  busy?: boolean;
}

/**
 * A table; on a narrow screen each row becomes a card that repeats the headers. Roles are spelled
 * out, since a table drawn as cards would otherwise cease to be one for assistive technology.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowTo, sort, onSort, busy } = props;
  return (
    <table className="table app-table" role="table" aria-busy={busy || undefined}>
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(column => (
            <Header key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(row => (
          <tr role="row" key={rowKey(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th role="rowheader" scope="row" key={column.key}>
                  {rowTo ? <Link to={rowTo(row)}>{column.cell(row)}</Link> : column.cell(row)}
                </th>
              ) : (
                <td role="cell" key={column.key} className={column.align && 'app-end'} data-label={column.header}>
                  <span className="app-cell">{column.cell(row)}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeaderProps<Row> {
  column: Column<Row>;
  sort?: string;
  onSort?: (sort: string) => void;
}

function Header<Row>({ column, sort, onSort }: HeaderProps<Row>) {
  const t = useTexts();
  const up = sort === column.sort;
  const down = sort === `-${column.sort}`;
  const sorted = column.sort !== undefined && (up || down);
  return (
    <th
      role="columnheader"
      scope="col"
      className={column.align && 'app-end'}
      aria-sort={sorted ? (up ? 'ascending' : 'descending') : undefined}
    >
      {column.sort && onSort ? (
        <button
          type="button"
          className="app-sort"
          title={t('list.sortBy', { column: column.header })}
          onClick={() => onSort(up ? `-${column.sort}` : (column.sort as string))}
        >
          {column.header}
          <Icon
            name={down ? 'arrow-down-triangle' : 'arrow-up-triangle'}
            className={`icon-xs ${sorted ? 'icon-primary' : 'app-sort-idle'}`}
          />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}
