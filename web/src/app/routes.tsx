// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AppRoute } from './route.js';

/**
 * Every page of the client, one line each. A feature adds its pages here and nowhere else: address,
 * title in both languages, what one must be allowed to do, whether it stands in the menu, and the file,
 * loaded when first needed. The menu follows the order of this list.
 */
export const routes: readonly AppRoute[] = [
  { path: '/', title: { it: 'Pagina iniziale', en: 'Home page' }, page: () => import('./home.js') },
  { path: '/da-validare', menu: true, can: ['validate', 'Activity'], title: { it: 'Da validare', en: 'To validate' }, page: () => import('../features/activities/queue.js') },
  { path: '/da-validare/:id', can: ['validate', 'Activity'], title: { it: 'Attività', en: 'Activity' }, page: () => import('../features/activities/detail.js') },
  { path: '/attivita', menu: true, can: ['read', 'Activity'], title: { it: 'Attività', en: 'Activities' }, page: () => import('../features/activities/list.js') },
  { path: '/attivita/nuova', can: ['create', 'Activity'], title: { it: 'Nuova attività', en: 'New activity' }, page: () => import('../features/activities/form.js') },
  { path: '/attivita/:id', can: ['read', 'Activity'], title: { it: 'Attività', en: 'Activity' }, page: () => import('../features/activities/detail.js') },
  { path: '/attivita/:id/modifica', can: ['update', 'Activity'], title: { it: 'Modifica', en: 'Edit' }, page: () => import('../features/activities/form.js') },
  { path: '/registro-attivita', menu: true, can: ['read', 'Register'], title: { it: 'Registro delle attività', en: 'Register of activities' }, page: () => import('../features/activities/register.js') },
  { path: '/cruscotto', menu: true, can: ['read', 'Figure'], title: { it: 'Cruscotto', en: 'Dashboard' }, page: () => import('../features/dashboard/dashboard.js') },
  { path: '/cruscotto/:code', can: ['read', 'Figure'], title: { it: 'Definizione', en: 'Definition' }, page: () => import('../features/dashboard/definition.js') },
  { path: '/programma', menu: true, can: ['read', 'Programme'], title: { it: 'Programma', en: 'Programme' }, page: () => import('../features/programme/overview.js') },
  { path: '/programma/massimali', can: ['read', 'Ceiling'], title: { it: 'Massimali', en: 'Ceilings' }, page: () => import('../features/programme/ceilings.js') },
  { path: '/programma/massimali/:id', can: ['read', 'Ceiling'], title: { it: 'Massimale', en: 'Ceiling' }, page: () => import('../features/programme/ceiling.js') },
  { path: '/programma/valori-attesi', can: ['read', 'IndicatorTarget'], title: { it: 'Valori attesi', en: 'Targets' }, page: () => import('../features/programme/targets.js') },
  { path: '/programma/valori-attesi/:id', can: ['read', 'IndicatorTarget'], title: { it: 'Valore atteso', en: 'Target' }, page: () => import('../features/programme/target.js') },
  { path: '/programma/proroga', can: ['create', 'Extension'], title: { it: 'Registra una proroga', en: 'Record a proroga' }, page: () => import('../features/programme/proroga.js') },
  { path: '/programma/:area', can: ['read', 'Programme'], title: { it: 'Area', en: 'Area' }, page: () => import('../features/programme/area.js') },
  { path: '/servizi', menu: true, can: ['read', 'Service'], title: { it: 'Servizi', en: 'Services' }, page: () => import('../features/directory/list.js') },
  { path: '/servizi/:id', can: ['read', 'Service'], title: { it: 'Servizio', en: 'Service' }, page: () => import('../features/directory/detail.js') },
  { path: '/partner', menu: true, can: ['read', 'Partner'], title: { it: 'Partner', en: 'Partners' }, page: () => import('../features/partners/list.js') },
  { path: '/partner/:id', can: ['read', 'Partner'], title: { it: 'Partner', en: 'Partner' }, page: () => import('../features/partners/detail.js') },
  { path: '/assegnazioni', menu: true, can: ['read', 'Allocation'], title: { it: 'Assegnazioni', en: 'Allocations' }, page: () => import('../features/allocations/list.js') },
  { path: '/assegnazioni/nuova', can: ['create', 'Allocation'], title: { it: 'Nuova assegnazione', en: 'New allocation' }, page: () => import('../features/allocations/form.js') },
  { path: '/assegnazioni/:id', can: ['read', 'Allocation'], title: { it: 'Assegnazione', en: 'Allocation' }, page: () => import('../features/allocations/detail.js') },
  { path: '/account', menu: true, can: ['read', 'Account'], title: { it: 'Account', en: 'Accounts' }, page: () => import('../features/accounts/list.js') },
  { path: '/account/:id', can: ['read', 'Account'], title: { it: 'Account', en: 'Account' }, page: () => import('../features/accounts/detail.js') },
  { path: '/registro', menu: true, can: ['read', 'AuditEntry'], title: { it: 'Registro degli accessi', en: 'Access trail' }, page: () => import('../features/audit/list.js') },
  { path: '/accessibilita', public: true, title: { it: 'Accessibilità', en: 'Accessibility' }, page: () => import('./accessibility.js') },
  { path: '/privacy', public: true, title: { it: 'Privacy', en: 'Privacy' }, page: () => import('./privacy.js') },
];
