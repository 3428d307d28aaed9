// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

const { useTexts, t } = defineTexts('mails', {
  it: {
    title: 'Posta inviata',
    lead: 'I messaggi che la piattaforma manda da sola: inviti, password, promemoria. Non parlano mai delle persone seguite.',
    caption: 'Messaggi, dal più recente',
    subject: 'Oggetto',
    to: 'A chi',
    status: 'Stato',
    anyStatus: 'Tutti gli stati',
    statuses: { waiting: 'In partenza', sending: 'In invio', sent: 'Partito', failed: 'Non partito' },
    queuedAt: 'Scritto il',
    settledAt: 'Concluso il',
    attempts: 'Tentativi',
    why: 'Perché',
    errors: {
      'no-smtp': 'Non c’è un server di posta configurato: chi installa la piattaforma può impostarlo.',
      late: 'Non è partito in tempo, e ora non serve più.',
      unclear: 'Non si sa se è partito: il server di posta si è interrotto. Per non mandarlo due volte non si riprova.',
      unreadable: 'Il messaggio non si può più comporre: la chiave di cifratura è cambiata.',
      later: 'Per ora il server di posta lo rifiuta. La piattaforma riprova da sola.',
      refused: 'Il server di posta lo rifiuta.',
    },
    code: 'Risposta del server di posta',
    text: 'Testo',
    account: 'Apri l’account',
    linkTitle: 'Il collegamento da consegnare',
    linkText: 'Non c’è un server di posta: consegna tu questo collegamento alla persona invitata, e a nessun altro. Chi lo apre sceglie la password dell’account. Questa lettura resta nel registro.',
    link: 'Collegamento',
    copy: 'Copia il collegamento',
    copied: 'Collegamento copiato',
    empty: 'Nessun messaggio',
    emptyText: 'La piattaforma non ha ancora scritto a nessuno.',
  },
  en: {
    title: 'Mail sent',
    lead: 'What the platform sends by itself: invitations, passwords, reminders. It never speaks of the people in care.',
    caption: 'Messages, newest first',
    subject: 'Subject',
    to: 'To',
    status: 'State',
    anyStatus: 'All states',
    statuses: { waiting: 'About to leave', sending: 'Being sent', sent: 'Sent', failed: 'Not sent' },
    queuedAt: 'Written on',
    settledAt: 'Settled on',
    attempts: 'Attempts',
    why: 'Why',
    errors: {
      'no-smtp': 'No mail server is set up: whoever installs the platform can do so.',
      late: 'It did not leave in time, and is of no use now.',
      unclear: 'Nobody knows whether it left: the mail server broke off. It is not tried again, so that it does not arrive twice.',
      unreadable: 'The message can no longer be put together: the encryption key has changed.',
      later: 'The mail server refuses it for now. The platform tries again by itself.',
      refused: 'The mail server refuses it.',
    },
    code: 'Answer of the mail server',
    text: 'Text',
    account: 'Open the account',
    linkTitle: 'The link to hand over',
    linkText: 'There is no mail server: hand this link over to the invited person yourself, and to nobody else. Whoever opens it chooses the account’s password. That you read it stays on the trail.',
    link: 'Link',
    copy: 'Copy the link',
    copied: 'Link copied',
    empty: 'No message',
    emptyText: 'The platform has not written to anybody yet.',
  },
});

export { useTexts };

const reasons = { 'no-smtp': 'errors.no-smtp', late: 'errors.late', unclear: 'errors.unclear', unreadable: 'errors.unreadable' } as const;

/** Why a mail did not leave, in words; codes of the mail server stand apart. */
export function reasonOf({ error, status }: { error: string | null; status: string }): string {
  if (error === null) return '';
  if (error in reasons) return t(reasons[error as keyof typeof reasons]);
  return t(status === 'failed' ? 'errors.refused' : 'errors.later');
}

/** The mail server's own code, where it said one. */
export const codeOf = (error: string | null): string => (error === null || error in reasons ? '' : error);
