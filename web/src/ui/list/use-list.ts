// SPDX-License-Identifier: AGPL-3.0-or-later
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation, useSearchParams } from 'react-router';

/** What a list asks the server for. */
export interface ListRequest<Filter extends string> {
  limit: number;
  /** Where the page begins; absent on the first. */
  cursor?: string;
  /** A sort of the list's own, with '-' before it when descending. */
  sort?: string;
  /** What was typed in the search box. */
  search?: string;
  /** The filters that are set. */
  filters: Partial<Record<Filter, string>>;
  signal: AbortSignal;
}

/** What list routes answer. */
export interface ListAnswer<Row> {
  items: Row[];
  nextCursor?: string | null;
  /** How many there are in all, where the server counts them. */
  total?: number;
}

interface ListOptions<Row, Filter extends string> {
  /** Name in the query cache, and what to invalidate after a change: `['participants']`. */
  key: readonly unknown[];
  load: (request: ListRequest<Filter>) => Promise<ListAnswer<Row>>;
  /** Names of the filters; their values stand in the address bar, so none may be personal data. */
  filters?: readonly Filter[];
  /** The sort before anyone chooses one. */
  sort?: string;
  limit?: number;
}

/** A list and what can be done with it; hand it to `<ListView list={…}>`. */
export interface ListState<Row, Filter extends string = string> {
  answer: ListAnswer<Row> | undefined;
  error: unknown;
  retry: () => void;
  /** True while another page is on its way and the former is still shown. */
  updating: boolean;
  sort: string | undefined;
  search: string;
  filters: Partial<Record<Filter, string>>;
  /** 1 on the first page. */
  page: number;
  /** Something narrows the list. */
  narrowed: boolean;
  setSort: (sort: string) => void;
  setSearch: (search: string) => void;
  setFilter: (name: Filter, value: string) => void;
  clear: () => void;
  next: (() => void) | undefined;
  previous: (() => void) | undefined;
}

/** What the history entry holds: search words and cursors may carry names of people, the address may not. */
interface Hidden {
  search?: string;
  cursors?: string[];
}

/**
 * A list that pages, sorts, filters and searches on the server. Sort and filters stand in the address;
 * search words and the page stand in the history entry beside it, so that back, forward and reload work
 * and no name ends up in an address.
 */
export function useList<Row, Filter extends string = never>(options: ListOptions<Row, Filter>): ListState<Row, Filter> {
  const { key, load, limit = 25 } = options;
  const [params, setParams] = useSearchParams();
  const location = useLocation();
  const { search = '', cursors = [] } = hiddenIn(location.state);
  const sort = params.get('sort') ?? options.sort;
  const filters = readFilters(params, options.filters ?? []);
  const cursor = cursors.at(-1);

  const query = useQuery({
    queryKey: [...key, 'list', { sort, filters, search, cursor, limit }],
    queryFn: ({ signal }) =>
      load({
        limit,
        filters,
        signal,
        ...(cursor ? { cursor } : {}),
        ...(sort ? { sort } : {}),
        ...(search ? { search } : {}),
      }),
    placeholderData: keepPreviousData,
  });

  const go = (change: (next: URLSearchParams) => void, hidden: Hidden, replace = false) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        change(next);
        return next;
      },
      { replace, state: { list: hidden }, preventScrollReset: true },
    );
  const nextCursor = query.data?.nextCursor;
  return {
    answer: query.data,
    error: query.error,
    retry: () => void query.refetch(),
    updating: query.isPlaceholderData,
    sort,
    search,
    filters,
    page: cursors.length + 1,
    narrowed: search !== '' || Object.keys(filters).length > 0,
    setSort: value => go(next => next.set('sort', value), { search }, true),
    setSearch: value => go(() => undefined, { search: value.trim() }, true),
    setFilter: (name, value) =>
      go(next => (value ? next.set(name, value) : next.delete(name)), { search }, true),
    clear: () => go(next => options.filters?.forEach(name => next.delete(name)), {}, true),
    next: nextCursor ? () => go(() => undefined, { search, cursors: [...cursors, nextCursor] }) : undefined,
    previous: cursors.length > 0 ? () => go(() => undefined, { search, cursors: cursors.slice(0, -1) }) : undefined,
  };
}

function hiddenIn(state: unknown): Hidden {
  return (state as { list?: Hidden } | null)?.list ?? {};
}

function readFilters<Filter extends string>(params: URLSearchParams, names: readonly Filter[]) {
  const entries = names.map(name => [name, params.get(name)] as const).filter(entry => entry[1]);
  return Object.fromEntries(entries) as Partial<Record<Filter, string>>;
}
