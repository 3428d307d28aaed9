// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AppRoute } from './route.js';

/**
 * Every page of the client, one line each. A feature adds its pages here and nowhere else: address,
 * title in both languages, what one must be allowed to do, whether it stands in the menu, and the file,
 * loaded when first needed. The menu follows the order of this list.
 */
export const routes: readonly AppRoute[] = [
  { path: '/', title: { it: 'Pagina iniziale', en: 'Home page' }, page: () => import('./home.js') },
  { path: '/account', menu: true, can: ['read', 'Account'], title: { it: 'Account', en: 'Accounts' }, page: () => import('../features/accounts/list.js') },
  { path: '/account/:id', can: ['read', 'Account'], title: { it: 'Account', en: 'Account' }, page: () => import('../features/accounts/detail.js') },
  { path: '/registro', menu: true, can: ['read', 'AuditEntry'], title: { it: 'Registro degli accessi', en: 'Access trail' }, page: () => import('../features/audit/list.js') },
  { path: '/accessibilita', public: true, title: { it: 'Accessibilità', en: 'Accessibility' }, page: () => import('./accessibility.js') },
  { path: '/privacy', public: true, title: { it: 'Privacy', en: 'Privacy' }, page: () => import('./privacy.js') },
];
