// SPDX-License-Identifier: AGPL-3.0-or-later
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem.js';
import { Failed, Loading } from './states.js';
import { Page, TabsContext } from './page.js';
import { useTexts } from './texts.js';

interface LoadedProps<Data> {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
  /** True when what is loaded is the whole page: a failure then brings its own title. */
  page?: boolean;
}

/** Shows what a query read, or that it is still reading, or why it could not. */
export function Loaded<Data>({ query, children, page = false }: LoadedProps<Data>) {
  const t = useTexts();
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <Loading />;
  const { status } = asProblem(query.error);
  const final = status === 403 || status === 404;
  const failure = <Failed error={query.error} retry={final ? undefined : () => void query.refetch()} />;
  if (!page) return failure;
  const title = status === 404 ? t('failed.missing') : status === 403 ? t('failed.forbidden') : t('failed.other');
  const failed = <Page title={title}>{failure}</Page>;
  // Beside what is not there, there is nothing.
  return final ? <TabsContext.Provider value={[]}>{failed}</TabsContext.Provider> : failed;
}
