// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useLanguage } from '../i18n/index.js';
import { useCan } from '../ui/can.js';
import { Dropdown } from '../ui/dropdown.js';
import { Icon } from '../ui/icon.js';
import type { AppRoute } from './route.js';
import { routes } from './routes.js';
import { useTexts } from './texts.js';

/** More entries than these do not fit a line: the rest waits under "more". */
const maxInLine = 7;

/** The pages that stand in the menu and are open to the current role, in the registry's order. */
export function useMenu(): AppRoute[] {
  const can = useCan();
  return routes.filter(route => route.path === '/' || (route.menu && (!route.can || can(...route.can))));
}

/** The main menu: a line on a desk, a panel from the side on a phone. */
export function Navigation() {
  const t = useTexts();
  // Open on one page: on the next, which an entry leads to, it is closed again.
  const [openOn, setOpenOn] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const { pathname } = useLocation();
  const open = openOn === pathname;
  const close = () => {
    setOpenOn(null);
    opener.current?.focus();
  };
  return (
    <div className="it-header-navbar-wrapper">
      <div className="container">
        <nav className="navbar navbar-expand-lg" aria-label={t('menu.label')} id="menu" tabIndex={-1}>
          <button
            ref={opener}
            type="button"
            className="custom-navbar-toggler"
            aria-controls="menu-panel"
            aria-expanded={open}
            aria-label={t('menu.open')}
            onClick={() => setOpenOn(pathname)}
          >
            <Icon name="burger" />
          </button>
          <Panel open={open} close={close} />
        </nav>
      </div>
    </div>
  );
}

function Panel({ open, close }: { open: boolean; close: () => void }) {
  const t = useTexts();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) panel.current?.querySelector<HTMLElement>('.close-menu')?.focus();
  }, [open]);
  return (
    <>
      {open && <div className="navbar-backdrop fade show" onClick={close} />}
      <div
        ref={panel}
        id="menu-panel"
        className={`navbar-collapsable ${open ? 'expanded app-panel-open' : ''}`}
        onKeyDown={event => open && keepInside(event, panel.current, close)}
      >
        <div className="close-div">
          <button className="btn close-menu" type="button" onClick={close}>
            <span className="visually-hidden">{t('menu.close')}</span>
            <Icon name="close-big" />
          </button>
        </div>
        <div className="menu-wrapper">
          <Entries />
        </div>
      </div>
    </>
  );
}

function Entries() {
  const t = useTexts();
  const language = useLanguage();
  const menu = useMenu();
  const crowded = menu.length > maxInLine;
  const inLine = crowded ? menu.slice(0, maxInLine - 1) : menu;
  const rest = menu.slice(inLine.length);
  return (
    <ul className="navbar-nav">
      {inLine.map(route => (
        <Entry key={route.path} route={route}>
          {route.title[language]}
        </Entry>
      ))}
      {rest.length > 0 && (
        <Dropdown
          as="li"
          className="nav-item app-more"
          buttonClassName="nav-link dropdown-toggle"
          label={
            <>
              <span>{t('menu.more')}</span>
              <Icon name="expand" className="icon-sm" />
            </>
          }
        >
          <div className="link-list-wrapper">
            <ul className="link-list">
              {rest.map(route => (
                <li key={route.path}>
                  <NavLink className="dropdown-item list-item" to={route.path}>
                    <span>{route.title[language]}</span>
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        </Dropdown>
      )}
    </ul>
  );
}

function Entry({ route, children }: { route: AppRoute; children: ReactNode }) {
  return (
    <li className="nav-item">
      <NavLink className={({ isActive }) => `nav-link ${isActive ? 'active' : ''}`} to={route.path} end={route.path === '/'}>
        <span>{children}</span>
      </NavLink>
    </li>
  );
}

/** Escape closes the panel; Tab goes round in it, since what lies below is covered. */
function keepInside(event: KeyboardEvent, panel: HTMLElement | null, close: () => void): void {
  if (event.key === 'Escape') close();
  if (event.key !== 'Tab' || !panel) return;
  const stops = [...panel.querySelectorAll<HTMLElement>('a, button')].filter(stop => stop.offsetParent !== null);
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
