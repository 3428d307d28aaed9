// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

export const { useTexts } = defineTexts('passwords', {
  it: {
    newPassword: 'Nuova password',
    signIn: 'Vai alla pagina di accesso',
    noLink: 'Qui si arriva dal messaggio che hai ricevuto. Apri il collegamento che contiene, per intero. Se hai ricaricato la pagina, aprilo di nuovo.',
    noLinkTitle: 'Manca una parte del collegamento',
    refusedTitle: 'Il collegamento non funziona',
    invitation: {
      title: 'Scegli la tua password',
      lead: 'Ciao {{name}}. Scegli una password: con l’indirizzo {{email}} sarà il tuo modo di entrare.',
      until: 'L’invito vale fino al {{date}}.',
      submit: 'Crea il mio accesso',
      doneTitle: 'Il tuo accesso è pronto',
      done: 'Ora puoi entrare con il tuo indirizzo e la password che hai scelto.',
    },
    ask: {
      title: 'Password dimenticata',
      lead: 'Scrivi l’indirizzo con cui entri: ti mandiamo un messaggio per scegliere una nuova password.',
      email: 'Indirizzo e-mail',
      submit: 'Mandami il messaggio',
      doneTitle: 'Controlla la posta',
      done: 'Se c’è un account con questo indirizzo, tra poco ricevi un messaggio con un collegamento che vale un’ora. Non arriva? Guarda tra la posta indesiderata, o chiedi a chi amministra la piattaforma.',
      again: 'Usa un altro indirizzo',
    },
    reset: {
      title: 'Scegli una nuova password',
      lead: 'Per l’account {{email}}. Le sessioni aperte finiscono, e ti avvisiamo per posta.',
      submit: 'Cambia la password',
      doneTitle: 'La password è cambiata',
      done: 'Ora puoi entrare con la nuova password.',
      askAgain: 'Chiedi un altro collegamento',
    },
  },
  en: {
    newPassword: 'New password',
    signIn: 'Go to the sign-in page',
    noLink: 'One comes here from the message one received. Open the whole of the link in it. If you have reloaded the page, open it again.',
    noLinkTitle: 'Part of the link is missing',
    refusedTitle: 'The link does not work',
    invitation: {
      title: 'Choose your password',
      lead: 'Hello {{name}}. Choose a password: together with the address {{email}} it is how you will sign in.',
      until: 'The invitation is good until {{date}}.',
      submit: 'Create my access',
      doneTitle: 'Your access is ready',
      done: 'You can now sign in with your address and the password that you chose.',
    },
    ask: {
      title: 'Forgotten password',
      lead: 'Write the address that you sign in with: we send you a message to choose a new password.',
      email: 'E-mail address',
      submit: 'Send me the message',
      doneTitle: 'Look at your mail',
      done: 'If there is an account with this address, you will soon receive a message with a link that is good for an hour. Nothing there? Look among unwanted mail, or ask whoever administers the platform.',
      again: 'Use another address',
    },
    reset: {
      title: 'Choose a new password',
      lead: 'For the account {{email}}. Open sessions end, and we tell you by mail.',
      submit: 'Change the password',
      doneTitle: 'The password has changed',
      done: 'You can now sign in with the new password.',
      askAgain: 'Ask for another link',
    },
  },
});
