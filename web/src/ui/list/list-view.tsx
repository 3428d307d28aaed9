// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { asProblem } from '../../api/problem.js';
import { announce } from '../announcer.js';
import { formatNumber } from '../format.js';
import { Icon } from '../icon.js';
import { Empty, Failed, Loading } from '../states.js';
import { useTexts } from '../texts.js';
import { DataTable } from './data-table.js';
import type { Column } from './data-table.js';
import type { ListAnswer, ListState } from './use-list.js';

interface ListViewProps<Row> {
  list: ListState<Row, never>;
  caption: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** The address that a row leads to. */
  rowTo?: (row: Row) => string;
  /** Shows a search box; its label says what is searched: "Cerca per nome o codice". */
  searchLabel?: string;
  /** `<ListFilter>`s. */
  filters?: ReactNode;
  /** What an empty list means here, and what to do next. */
  empty?: { title: string; text?: ReactNode; action?: ReactNode };
}

/** A list page's body: search, filters, table, paging, and every state a list can be in. */
export function ListView<Row>(props: ListViewProps<Row>) {
  const { list, searchLabel, filters } = props;
  const t = useTexts();
  const summary = useSummary(list.answer);
  useAnnouncement(list.answer, summary);
  return (
    <div className="app-list">
      {(searchLabel || filters) && (
        <div className="app-list-tools d-print-none">
          {searchLabel && <SearchBox key={list.search} label={searchLabel} value={list.search} onSearch={list.setSearch} />}
          {filters}
          {list.narrowed && (
            <button type="button" className="btn btn-link app-list-clear" onClick={list.clear}>
              {t('list.clear')}
            </button>
          )}
        </div>
      )}
      <ListBody {...props} summary={summary} />
    </div>
  );
}

function ListBody<Row>(props: ListViewProps<Row> & { summary: string }) {
  const { list, empty, summary } = props;
  const t = useTexts();
  if (list.error && !list.answer) {
    if (asProblem(list.error).status === 403) {
      return (
        <Empty icon="lock" title={t('list.noPermissionTitle')}>
          {t('list.noPermissionText')}
        </Empty>
      );
    }
    return <Failed error={list.error} title={t('list.failedTitle')} retry={list.retry} />;
  }
  if (!list.answer) return <Loading />;
  if (list.answer.items.length === 0) {
    if (list.narrowed) {
      return (
        <Empty icon="search" title={t('list.noMatchTitle')}>
          {t('list.noMatchText')}
        </Empty>
      );
    }
    return (
      <Empty title={empty?.title ?? t('list.emptyTitle')} action={empty?.action}>
        {empty?.text ?? t('list.emptyText')}
      </Empty>
    );
  }
  return (
    <>
      <SortChoice list={list} columns={props.columns} />
      <p className="app-list-summary">{summary}</p>
      <DataTable
        caption={props.caption}
        columns={props.columns}
        rows={list.answer.items}
        rowKey={props.rowKey}
        rowTo={props.rowTo}
        sort={list.sort}
        onSort={list.setSort}
        busy={list.updating}
      />
      <Pager list={list} />
    </>
  );
}

function SearchBox(props: { label: string; value: string; onSearch: (value: string) => void }) {
  const t = useTexts();
  const id = useId();
  const [text, setText] = useState(props.value);
  return (
    <form
      role="search"
      className="app-search"
      onSubmit={event => {
        event.preventDefault();
        props.onSearch(text);
      }}
    >
      <label htmlFor={id}>{props.label}</label>
      <div className="app-search-row">
        <input
          id={id}
          type="search"
          className="form-control"
          autoComplete="off"
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <button type="submit" className="btn btn-primary app-search-button">
          <Icon name="search" className="icon-white icon-sm" />
          <span className="visually-hidden">{t('list.searchButton')}</span>
        </button>
      </div>
    </form>
  );
}

/** On a phone the table's headers are gone, and with them their buttons: the same sorts, in a list. */
function SortChoice<Row>({ list, columns }: { list: ListState<Row, never>; columns: readonly Column<Row>[] }) {
  const t = useTexts();
  const id = useId();
  const sorts = columns.flatMap(column => (column.sort ? [{ header: column.header, sort: column.sort }] : []));
  if (sorts.length === 0) return null;
  return (
    <div className="app-filter app-sort-choice d-print-none">
      <label htmlFor={id}>{t('list.sort')}</label>
      <select
        id={id}
        className="form-select app-select"
        value={list.sort ?? ''}
        onChange={event => list.setSort(event.target.value)}
      >
        {sorts.flatMap(({ header, sort }) => [
          <option key={sort} value={sort}>{`${header}, ${t('list.sortedUp')}`}</option>,
          <option key={`-${sort}`} value={`-${sort}`}>{`${header}, ${t('list.sortedDown')}`}</option>,
        ])}
      </select>
    </div>
  );
}

function Pager<Row>({ list }: { list: ListState<Row, never> }) {
  const t = useTexts();
  if (!list.next && !list.previous) return null;
  return (
    <nav className="app-pager d-print-none" aria-label={t('list.pages')}>
      <button type="button" className="btn btn-outline-primary btn-sm" disabled={!list.previous} onClick={list.previous}>
        {t('list.previous')}
      </button>
      <span>{t('list.page', { page: list.page })}</span>
      <button type="button" className="btn btn-outline-primary btn-sm" disabled={!list.next} onClick={list.next}>
        {t('list.next')}
      </button>
    </nav>
  );
}

function useSummary<Row>(answer: ListAnswer<Row> | undefined): string {
  const t = useTexts();
  if (!answer) return '';
  const shown = t('list.shown', { count: answer.items.length });
  if (answer.total === undefined) return shown;
  return `${t('list.total', { count: answer.total, formatted: formatNumber(answer.total) })} · ${shown}`;
}

/** After the first answer, each new one is told: the table changes away from the focus. */
function useAnnouncement<Row>(answer: ListAnswer<Row> | undefined, summary: string): void {
  const t = useTexts();
  const heard = useRef<unknown>(undefined);
  useEffect(() => {
    if (answer && heard.current && heard.current !== answer) {
      announce(answer.items.length ? t('list.updated', { text: summary }) : t('list.noMatchTitle'));
    }
    if (answer) heard.current = answer;
  }, [answer, summary, t]);
}

interface ListFilterProps<Filter extends string> {
  list: ListState<unknown, Filter>;
  name: Filter;
  label: string;
  /** What no choice means: "Tutti gli stati". */
  all: string;
  options: readonly { value: string; label: string }[];
}

/** A filter of a list: takes effect when chosen, and stands in the address. */
export function ListFilter<Filter extends string>({ list, name, label, all, options }: ListFilterProps<Filter>) {
  const id = useId();
  return (
    <div className="app-filter">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="form-select app-select"
        value={list.filters[name] ?? ''}
        onChange={event => list.setFilter(name, event.target.value)}
      >
        <option value="">{all}</option>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
