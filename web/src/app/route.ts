// SPDX-License-Identifier: AGPL-3.0-or-later
import { createElement, lazy } from 'react';
import type { ComponentType, LazyExoticComponent, ReactElement } from 'react';
import { matchPath } from 'react-router';
import type { Language } from '../i18n/language.js';
import type { Subject, Verb } from '../ui/can.js';
import type { Crumb, Tab } from '../ui/page.js';

/** One page, as the registry holds it. */
export interface AppRoute {
  /** '/persone' or '/persone/:id'. Never a name or a code of a person. */
  path: string;
  /** Menu entry, breadcrumb and, for a page about a person, window title. */
  title: Record<Language, string>;
  /** What one must be allowed to do to open it and to see it in the menu. */
  can?: readonly [Verb, Subject];
  /** Shown in the menu (and on the home page), to those who may open it. */
  menu?: boolean;
  /**
   * A short label: pages with one form a bar of tabs with the page they lie under ('/persone/:id' and all tabs below it),
   * shown on each of them to those who may open it.
   */
  tab?: Record<Language, string>;
  /** Opens without a session. */
  public?: boolean;
  /** The file whose default export is the page. */
  page: () => Promise<{ default: ComponentType }>;
}

const pages = new WeakMap<AppRoute, LazyExoticComponent<ComponentType>>();

/** The route's page; the same component at every call, so that it keeps its state. */
export function pageOf(route: AppRoute): ReactElement {
  let page = pages.get(route);
  if (!page) {
    // A page that could not be fetched is asked for again when it is next shown.
    page = lazy(() =>
      route.page().catch((error: unknown) => {
        pages.delete(route);
        throw error;
      }),
    );
    pages.set(route, page);
  }
  return createElement(page);
}

/** The routes that lead to `pathname`, from the home page down: '/', '/persone', '/persone/:id'. */
export function trailTo(routes: readonly AppRoute[], pathname: string, language: Language): Crumb[] {
  const steps = pathname.split('/').filter(Boolean);
  const addresses = ['/', ...steps.map((_, index) => `/${steps.slice(0, index + 1).join('/')}`)];
  return addresses.flatMap(address => {
    const route = routeAt(routes, address);
    if (!route) return [];
    return [{ label: route.title[language], ...(address === pathname ? {} : { to: address }) }];
  });
}

/** The tabs that an address stands among; none outside such pages. */
export function tabsOf(routes: readonly AppRoute[], pathname: string, language: Language, may: (route: AppRoute) => boolean): Tab[] {
  const here = routeAt(routes, pathname);
  if (!here?.tab) return [];
  const root = here.path.split('/').slice(0, 3).join('/');
  const start = pathname.split('/').slice(0, 3).join('/');
  return routes
    .filter(route => route.tab && (route.path === root || route.path.startsWith(`${root}/`)) && may(route))
    .map(route => ({ label: route.tab![language], to: start + route.path.slice(root.length), current: route === here }));
}

/** The route of an address. A fixed path wins over one with a parameter. */
function routeAt(routes: readonly AppRoute[], pathname: string): AppRoute | undefined {
  return (
    routes.find(route => route.path === pathname) ??
    routes.find(route => matchPath({ path: route.path, end: true }, pathname))
  );
}
