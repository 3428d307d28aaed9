// SPDX-License-Identifier: AGPL-3.0-or-later
import { lazy } from 'react';
import { Link } from 'react-router';
import { useSignedIn } from '../features/session/session.js';
import { roleName } from '../features/session/texts.js';
import { useLanguage } from '../i18n/index.js';
import { useCan } from '../ui/can.js';
import { Icon } from '../ui/icon.js';
import { Page } from '../ui/page.js';
import { useMenu } from './navigation.js';
import { useTexts } from './texts.js';

const Desk = lazy(() => import('../features/desk/desk.js'));

/** Who has a desk finds what is theirs to do; everybody else the pages that are open to them. */
export default function Home() {
  return useCan()('read', 'Desk') ? <Desk /> : <Doors />;
}

function Doors() {
  const t = useTexts();
  const language = useLanguage();
  const { account, role } = useSignedIn();
  const menu = useMenu().filter(route => route.path !== '/');
  return (
    <Page
      title={t('home.hello', { name: account.name })}
      personal
      lead={<p>{t('home.lead', { role: roleName(role.role) })}</p>}
    >
      {menu.length === 0 ? (
        <p>{t('home.none')}</p>
      ) : (
        <nav aria-labelledby="sections">
          <h2 className="h4" id="sections">
            {t('home.sections')}
          </h2>
          <ul className="app-doors">
            {menu.map(route => (
              <li key={route.path}>
                <Link className="app-door" to={route.path}>
                  {route.title[language]}
                  <Icon name="arrow-right" className="icon-primary icon-sm" />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </Page>
  );
}
