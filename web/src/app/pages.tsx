// SPDX-License-Identifier: AGPL-3.0-or-later
import { Suspense, useMemo } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { SignIn } from '../features/session/sign-in.js';
import { useSession } from '../features/session/session.js';
import { useLanguage } from '../i18n/index.js';
import { useCan } from '../ui/can.js';
import { TabsContext, TrailContext } from '../ui/page.js';
import { Loading } from '../ui/states.js';
import { ErrorBoundary } from './error-boundary.js';
import { Forbidden, NotFound } from './no-page.js';
import { pageOf, tabsOf, trailTo } from './route.js';
import type { AppRoute } from './route.js';
import { routes } from './routes.js';

/** The page of the current address. */
export function Pages() {
  const { pathname } = useLocation();
  const language = useLanguage();
  const { session } = useSession();
  const trail = useMemo(() => trailTo(routes, pathname, language), [pathname, language]);
  const can = useCan();
  const tabs = tabsOf(routes, pathname, language, route => !route.can || can(...route.can));
  return (
    <TrailContext.Provider value={trail}>
      <TabsContext.Provider value={tabs}>
        {/* A page that broke is left behind with its address. */}
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<Loading />}>
            <Routes>
              {routes.map(route => (
                <Route key={route.path} path={route.path} element={<Guarded route={route} />} />
              ))}
              <Route path="*" element={session ? <NotFound /> : <SignIn />} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </TabsContext.Provider>
    </TrailContext.Provider>
  );
}

function Guarded({ route }: { route: AppRoute }) {
  const { session } = useSession();
  const can = useCan();
  // Signing in happens in place: the address stays, and the page follows.
  if (!route.public && !session) return <SignIn />;
  // Until a mandatory second factor is set up the profile is all there is; the address stays, and the page follows.
  if (!route.public && session?.factor.due === 'required') return pageOf(routes.find(({ path }) => path === '/profilo')!);
  if (route.can && !can(...route.can)) return <Forbidden />;
  return pageOf(route);
}
