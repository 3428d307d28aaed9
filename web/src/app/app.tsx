// SPDX-License-Identifier: AGPL-3.0-or-later
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { BrowserRouter } from 'react-router';
import { asProblem } from '../api/problem.js';
import { createQueryClient } from '../api/query.js';
import { SessionProvider } from '../features/session/session-provider.js';
import { useLanguage } from '../i18n/index.js';
import { problemText } from '../ui/states.js';
import { notify } from '../ui/toasts.js';
import { ErrorBoundary } from './error-boundary.js';
import { Pages } from './pages.js';
import { Shell } from './shell.js';

/** Everything, from the outside in: cache, addresses, session, frame, page. */
export function App() {
  useLanguage();
  const [queries] = useState(() => createQueryClient(error => notify('error', problemText(asProblem(error)))));
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <SessionProvider>
            <Shell>
              <Pages />
            </Shell>
          </SessionProvider>
        </BrowserRouter>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
