// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

export const { useTexts } = defineTexts('profile', {
  it: {
    title: 'Il tuo profilo',
    lead: 'Chi sei per la piattaforma, e come entri.',
    name: 'Nome',
    email: 'Indirizzo e-mail',
    roles: 'Ruoli',
  },
  en: {
    title: 'Your profile',
    lead: 'Who you are to the platform, and how you sign in.',
    name: 'Name',
    email: 'E-mail address',
    roles: 'Roles',
  },
});
