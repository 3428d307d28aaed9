// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { Icon } from '../ui/icon.js';
import { useTexts as useUiTexts } from '../ui/texts.js';
import { useTexts } from './texts.js';

/** Bootstrap Italia's footer, with the links that a public body owes. */
export function Footer() {
  const t = useTexts();
  const ui = useUiTexts();
  return (
    <footer className="it-footer d-print-none" id="footer" tabIndex={-1}>
      <div className="it-footer-main">
        <div className="container">
          <div className="it-brand-wrapper app-footer-brand">
            <Icon name="pa" className="icon-white" />
            <div>
              <p className="app-footer-title">{ui('product')}</p>
              <p className="mb-0">{t('footer.about')}</p>
            </div>
          </div>
        </div>
      </div>
      <div className="it-footer-small-prints">
        <div className="container">
          <h2 className="visually-hidden">{t('footer.links')}</h2>
          <ul className="it-footer-small-prints-list list-inline mb-0 d-flex flex-column flex-md-row">
            <li className="list-inline-item">
              <Link to="/accessibilita">{t('footer.accessibility')}</Link>
            </li>
            <li className="list-inline-item">
              <Link to="/privacy">{t('footer.privacy')}</Link>
            </li>
            <li className="list-inline-item text-white">{t('footer.source')}</li>
          </ul>
        </div>
      </div>
    </footer>
  );
}
