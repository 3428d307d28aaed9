// SPDX-License-Identifier: AGPL-3.0-or-later
import { createContext, useContext, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useLanguage } from '../i18n/index.js';
import { useTexts } from './texts.js';

/** One step of the way here; the last has no address. */
export interface Crumb {
  label: string;
  to?: string;
}

/** The way to the current route, made by the router from the route registry. */
export const TrailContext = createContext<readonly Crumb[]>([]);

/** One of the pages that belong together. */
export interface Tab {
  label: string;
  to: string;
  current: boolean;
}

/** The pages beside the current one, made by the router from the route registry. */
export const TabsContext = createContext<readonly Tab[]>([]);

interface PageProps {
  /** The h1. */
  title: string;
  /**
   * True when the title names a person: then the window's title, which the browser keeps in its
   * history, and the breadcrumb show the route's own title instead.
   */
  personal?: boolean;
  /** One or two sentences under the title. */
  lead?: ReactNode;
  /** Buttons beside the title: at most one primary. */
  actions?: ReactNode;
  children?: ReactNode;
}

let arrivedBefore = false;

/**
 * The frame of a page: breadcrumb, h1, lead, actions. On a change of route the focus goes to the h1,
 * so that a screen reader says where one is; on the first load it stays where the browser put it.
 */
export function Page({ title, personal = false, lead, actions, children }: PageProps) {
  const trail = useContext(TrailContext);
  const { pathname } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const language = useLanguage();
  const t = useTexts();
  const last = trail.at(-1)?.label;
  const windowTitle = personal && last ? last : title;

  useEffect(() => {
    document.title = `${windowTitle} · ${t('product')}`;
  }, [windowTitle, language, t]);

  useEffect(() => {
    if (arrivedBefore) heading.current?.focus();
    arrivedBefore = true;
  }, [pathname]);

  return (
    <>
      {trail.length > 1 && <Trail crumbs={personal ? trail : [...trail.slice(0, -1), { label: title }]} />}
      <div className="app-page-head">
        <div>
          <h1 ref={heading} tabIndex={-1} className="app-page-title">
            {title}
          </h1>
          {lead && <div className="app-page-lead">{lead}</div>}
        </div>
        {actions && <div className="app-page-actions d-print-none">{actions}</div>}
      </div>
      <Tabs />
      {children}
    </>
  );
}

/** Pages, not panels: links, so that each has its address and opens in a new window. */
function Tabs() {
  const tabs = useContext(TabsContext);
  const t = useTexts();
  if (tabs.length < 2) return null;
  return (
    <nav className="app-tabs d-print-none" aria-label={t('tabs')}>
      <ul className="nav nav-tabs">
        {tabs.map(({ label, to, current }) => (
          <li key={to} className="nav-item">
            <Link to={to} className={`nav-link ${current ? 'active' : ''}`} aria-current={current ? 'page' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Trail({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTexts();
  return (
    <nav className="breadcrumb-container d-print-none" aria-label={t('trail')}>
      <ol className="breadcrumb">
        {crumbs.map((crumb, index) => (
          <li
            key={`${crumb.label}${index}`}
            className={`breadcrumb-item ${crumb.to ? '' : 'active'}`}
            aria-current={crumb.to ? undefined : 'page'}
          >
            {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}
            {crumb.to && (
              <span className="separator" aria-hidden="true">
                /
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
