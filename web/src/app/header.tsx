// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { useSession } from '../features/session/session.js';
import { UserMenu } from '../features/session/user-menu.js';
import { switchLanguage, useLanguage } from '../i18n/index.js';
import { languages } from '../i18n/language.js';
import { useCan } from '../ui/can.js';
import { Dropdown } from '../ui/dropdown.js';
import { Icon } from '../ui/icon.js';
import { useTexts as useUiTexts } from '../ui/texts.js';
import { Navigation } from './navigation.js';
import { useTexts } from './texts.js';

/** Bootstrap Italia's header: the body above, the product below, the menu under it. */
export function Header() {
  const { session } = useSession();
  return (
    <header className="it-header-wrapper d-print-none">
      <SlimHeader />
      <div className="it-nav-wrapper">
        <CenterHeader />
        {session && <Navigation />}
      </div>
    </header>
  );
}

function SlimHeader() {
  const t = useTexts();
  const { session } = useSession();
  return (
    <div className="it-header-slim-wrapper">
      <div className="container">
        <div className="it-header-slim-wrapper-content">
          <a className="navbar-brand" href="https://www.comune.milano.it">
            {t('body')}
          </a>
          <div className="it-header-slim-right-zone">
            <LanguageSwitch />
            {session && <UserMenu />}
          </div>
        </div>
      </div>
    </div>
  );
}

function LanguageSwitch() {
  const t = useTexts();
  const language = useLanguage();
  return (
    <Dropdown
      className="nav-item app-language"
      buttonClassName="nav-link dropdown-toggle"
      menuClassName="app-language-menu"
      label={
        <>
          <span className="visually-hidden">{`${t('header.language')}: `}</span>
          {t(`header.${language}`)}
          <Icon name="expand" className="icon-white" />
        </>
      }
    >
      <ul className="app-menu-list">
        {languages.map(choice => (
          <li key={choice}>
            <button
              type="button"
              className="app-user-item"
              lang={choice}
              aria-current={choice === language ? 'true' : undefined}
              onClick={() => switchLanguage(choice)}
            >
              {choice === 'it' ? 'Italiano' : 'English'}
              {choice === language && <Icon name="check" className="icon-sm icon-primary" />}
            </button>
          </li>
        ))}
      </ul>
    </Dropdown>
  );
}

/** From every page to the search: what is looked for is typed there, and stands in no address. */
function SearchLink() {
  const t = useTexts();
  if (!useCan()('read', 'Person')) return null;
  return (
    <div className="it-right-zone">
      <div className="it-search-wrapper">
        <span className="d-none d-md-block" aria-hidden="true">
          {t('header.search')}
        </span>
        <Link className="search-link rounded-icon" to="/persone/cerca" aria-label={t('header.search')}>
          <Icon name="search" />
        </Link>
      </div>
    </div>
  );
}

function CenterHeader() {
  const t = useTexts();
  const ui = useUiTexts();
  const { session } = useSession();
  return (
    <div className={`it-header-center-wrapper it-small-header ${session ? '' : 'app-no-menu'}`}>
      <div className="container">
        <div className="it-header-center-content-wrapper">
          <div className="it-brand-wrapper">
            <Link to="/">
              <Icon name="pa" />
              <div className="it-brand-text">
                <div className="it-brand-title">{ui('product')}</div>
                <div className="it-brand-tagline d-none d-md-block">{t('tagline')}</div>
                <span className="visually-hidden">{t('header.home')}</span>
              </div>
            </Link>
          </div>
          {session && <SearchLink />}
        </div>
      </div>
    </div>
  );
}
