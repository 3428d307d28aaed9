// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

export const { useTexts } = defineTexts('accounts.factor', {
  it: {
    title: 'Verifica in due passaggi',
    active: 'Attiva. Se la persona ha perso il telefono e i codici di recupero, puoi azzerarla.',
    reset: 'Azzera la verifica in due passaggi',
    askTitle: 'Azzerare la verifica in due passaggi?',
    askText: '{{name}} entrerà con la sola password finché non ne attiva un’altra. Le sue sessioni finiscono subito, e l’operazione resta nel registro. Accertati prima che sia davvero lei o lui a chiederlo.',
    confirm: 'Azzera',
    cancel: 'Annulla',
    done: 'Verifica in due passaggi azzerata',
  },
  en: {
    title: 'Second factor',
    active: 'Active. If the person has lost telephone and recovery codes, you can reset it.',
    reset: 'Reset the second factor',
    askTitle: 'Reset the second factor?',
    askText: '{{name}} will sign in with the password alone until another one is set up. Their sessions end at once, and this is entered in the trail. First make sure that it is really them who ask.',
    confirm: 'Reset',
    cancel: 'Cancel',
    done: 'Second factor reset',
  },
});
