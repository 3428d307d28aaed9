// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

const { useTexts, t } = defineTexts('session', {
  it: {
    roles: {
      case_manager: 'Referente del caso',
      case_coordinator: 'Coordinamento dei casi',
      service_referrer: 'Servizio inviante',
      partner_operator: 'Operatore ETS',
      partner_coordinator: 'Coordinamento ETS',
      administrative_referent: 'Referente amministrativo',
      cabina_member: 'Componente della Cabina',
      cabina_secretary: 'Segreteria della Cabina',
      programme_office: 'Ufficio di programma',
      platform_administrator: 'Amministrazione della piattaforma',
      auditor: 'Controllo degli accessi',
    },
    areas: {
      abitare: 'Abitare',
      lavoro: 'Promozione Cultura del Lavoro',
      stigma: 'Prevenzione e Lotta allo stigma',
      'carcere-rems': 'Carcere/REMS',
    },
    signIn: {
      title: 'Accedi',
      lead: 'Entra con l’indirizzo e la password che ti ha dato il tuo ente.',
      email: 'Indirizzo e-mail',
      password: 'Password',
      show: 'Mostra la password',
      hide: 'Nascondi la password',
      submit: 'Accedi',
      working: 'Accesso in corso…',
      emailMissing: 'Scrivi il tuo indirizzo e-mail.',
      passwordMissing: 'Scrivi la tua password.',
      failed: 'Non sei entrato',
      wrong: 'Indirizzo o password non corrispondono. Controllali e riprova.',
      codeTitle: 'Conferma che sei tu',
      codeLead: 'La password è giusta. Manca il codice della verifica in due passaggi.',
      back: 'Torna indietro',
      forgotten: 'Hai dimenticato la password?',
    },
    password: {
      hint: 'Almeno 12 caratteri: una frase va bene. Niente password molto comuni, e non la prima parte del tuo indirizzo.',
    },
    factor: {
      code: 'Codice di verifica',
      codeHint: 'Le sei cifre che ora mostra la tua app di autenticazione.',
      codeMissing: 'Scrivi il codice di verifica.',
      recovery: 'Codice di recupero',
      recoveryHint: 'Uno dei dieci che hai conservato. Ognuno vale una volta sola.',
      recoveryMissing: 'Scrivi un codice di recupero.',
      useRecovery: 'Non hai il telefono? Usa un codice di recupero',
      useCode: 'Usa il codice dell’app',
    },
    confirm: {
      title: 'Conferma che sei tu',
      text: 'Questa operazione vale come una firma: serve il codice della verifica in due passaggi.',
      submit: 'Conferma',
      leave: 'Annulla',
      setUpTitle: 'Serve la verifica in due passaggi',
      setUpText: 'Questa operazione vale come una firma e chiede un codice dal tuo telefono, che non hai ancora attivato. Bastano due minuti; quello che hai scritto qui resta al suo posto.',
      setUpLink: 'Attiva la verifica in due passaggi (si apre in un’altra scheda)',
      setUpDone: 'L’ho attivata: continua',
    },
    provider: {
      signIn: 'Accedi con {{label}}',
      or: 'oppure',
      again: 'Entri con {{label}}? Accedi di nuovo (si apre in un’altra scheda)',
      done: 'Sono entrato: continua',
      notYet: 'Non risulta ancora un accesso con questo account. Completa l’accesso nell’altra scheda e riprova.',
      unreachable: 'Il servizio di identità del tuo ente non risponde. Riprova tra poco, o accedi con la password.',
      flowOver: 'L’accesso è rimasto in sospeso troppo a lungo, o è già terminato: ricomincia.',
      refused: 'Il servizio di identità del tuo ente non ha confermato l’accesso. Riprova.',
      mailUnverified: 'Il tuo ente non garantisce che l’indirizzo e-mail sia tuo: chiedi al tuo ente di verificarlo.',
      unknown: 'Il tuo ente ti ha riconosciuto, ma qui non c’è un accesso per te. Chiedilo a chi amministra la piattaforma.',
    },
    banner: {
      title: 'Proteggi il tuo accesso',
      text: 'Qui ci sono dati sulla salute delle persone: oltre alla password serve un secondo passaggio.',
      link: 'Attiva la verifica in due passaggi',
    },
    demo: {
      title: 'Prova la piattaforma',
      lead: 'Ambiente dimostrativo: persone, enti e numeri sono inventati. Scegli con quale ruolo entrare.',
      everyArea: 'Tutte le aree',
      failed: 'Gli accessi di prova non si sono caricati',
    },
    menu: {
      label: 'Il tuo accesso',
      current: 'Stai lavorando come',
      profile: 'Il tuo profilo',
      areas: 'Aree',
      switchTitle: 'Cambia ruolo',
      switched: 'Ora lavori come {{role}}',
      signOut: 'Esci',
      signedOut: 'Sei uscito dalla piattaforma',
    },
    again: {
      title: 'La sessione è scaduta',
      text: 'È passato del tempo e per sicurezza devi confermare chi sei. Quello che hai scritto resta al suo posto.',
      code: 'Manca il codice della verifica in due passaggi. Quello che hai scritto resta al suo posto.',
      submit: 'Continua',
      leave: 'Esci senza salvare',
    },
    elsewhere: {
      title: 'Il tuo accesso è cambiato in un’altra scheda',
      text: 'In un’altra scheda del browser sei uscito, hai cambiato ruolo o è entrata un’altra persona. Per non mescolare i ruoli questa pagina va ricaricata.',
      reload: 'Ricarica la pagina',
    },
    loading: 'Stiamo preparando la tua pagina…',
    failedTitle: 'La piattaforma non risponde',
  },
  en: {
    roles: {
      case_manager: 'Case manager',
      case_coordinator: 'Case coordination',
      service_referrer: 'Sending service',
      partner_operator: 'Partner operator',
      partner_coordinator: 'Partner coordination',
      administrative_referent: 'Administrative referent',
      cabina_member: 'Cabina member',
      cabina_secretary: 'Cabina secretary',
      programme_office: 'Programme office',
      platform_administrator: 'Platform administration',
      auditor: 'Access auditor',
    },
    areas: {
      abitare: 'Housing',
      lavoro: 'Culture of work',
      stigma: 'Prevention and fight against stigma',
      'carcere-rems': 'Prison/REMS',
    },
    signIn: {
      title: 'Sign in',
      lead: 'Use the address and the password that your organisation gave you.',
      email: 'E-mail address',
      password: 'Password',
      show: 'Show the password',
      hide: 'Hide the password',
      submit: 'Sign in',
      working: 'Signing in…',
      emailMissing: 'Enter your e-mail address.',
      passwordMissing: 'Enter your password.',
      failed: 'You are not signed in',
      wrong: 'Address and password do not match. Check them and try again.',
      codeTitle: 'Confirm that it is you',
      codeLead: 'The password is right. The code of your second factor is missing.',
      back: 'Go back',
      forgotten: 'Have you forgotten your password?',
    },
    password: {
      hint: 'At least 12 characters: a sentence will do. No very common passwords, and not the first part of your address.',
    },
    factor: {
      code: 'Verification code',
      codeHint: 'The six figures that your authenticator app shows now.',
      codeMissing: 'Enter the verification code.',
      recovery: 'Recovery code',
      recoveryHint: 'One of the ten that you kept. Each is good once.',
      recoveryMissing: 'Enter a recovery code.',
      useRecovery: 'No telephone at hand? Use a recovery code',
      useCode: 'Use the code of the app',
    },
    confirm: {
      title: 'Confirm that it is you',
      text: 'This operation counts as a signature: it needs the code of your second factor.',
      submit: 'Confirm',
      leave: 'Cancel',
      setUpTitle: 'A second factor is needed',
      setUpText: 'This operation counts as a signature and asks for a code from your telephone, which you have not set up yet. It takes two minutes; what you have written here stays in its place.',
      setUpLink: 'Set up the second factor (opens in another tab)',
      setUpDone: 'It is set up: go on',
    },
    provider: {
      signIn: 'Sign in with {{label}}',
      or: 'or',
      again: 'Do you use {{label}}? Sign in again (opens in another tab)',
      done: 'I have signed in: go on',
      notYet: 'There is no sign-in with this account yet. Complete it in the other tab and try again.',
      unreachable: 'Your organisation’s identity service does not answer. Try again shortly, or sign in with your password.',
      flowOver: 'The sign-in was left waiting too long, or is over already: start again.',
      refused: 'Your organisation’s identity service did not confirm the sign-in. Try again.',
      mailUnverified: 'Your organisation does not vouch for your e-mail address: ask it to verify the address.',
      unknown: 'Your organisation recognised you, but there is no access for you here. Ask whoever administers the platform.',
    },
    banner: {
      title: 'Protect your sign-in',
      text: 'What is kept here concerns people’s health: beside the password a second step is needed.',
      link: 'Set up the second factor',
    },
    demo: {
      title: 'Try the platform',
      lead: 'Demonstration: people, organisations and figures are invented. Choose the role to enter with.',
      everyArea: 'Every area',
      failed: 'The trial sign-ins did not load',
    },
    menu: {
      label: 'Your sign-in',
      current: 'You are working as',
      profile: 'Your profile',
      areas: 'Areas',
      switchTitle: 'Change role',
      switched: 'You now work as {{role}}',
      signOut: 'Sign out',
      signedOut: 'You have signed out',
    },
    again: {
      title: 'The session has expired',
      text: 'Some time has passed and, for safety, you must confirm who you are. What you have written stays in its place.',
      code: 'The code of your second factor is missing. What you have written stays in its place.',
      submit: 'Continue',
      leave: 'Sign out without saving',
    },
    elsewhere: {
      title: 'Your sign-in changed in another tab',
      text: 'In another tab of this browser you signed out, changed role, or someone else signed in. So that roles do not mix, this page must be reloaded.',
      reload: 'Reload the page',
    },
    loading: 'We are preparing your page…',
    failedTitle: 'The platform does not answer',
  },
});

export { useTexts };

const names = {
  case_manager: 'roles.case_manager',
  case_coordinator: 'roles.case_coordinator',
  service_referrer: 'roles.service_referrer',
  partner_operator: 'roles.partner_operator',
  partner_coordinator: 'roles.partner_coordinator',
  administrative_referent: 'roles.administrative_referent',
  cabina_member: 'roles.cabina_member',
  cabina_secretary: 'roles.cabina_secretary',
  programme_office: 'roles.programme_office',
  platform_administrator: 'roles.platform_administrator',
  auditor: 'roles.auditor',
} as const;

/** Roles in the order in which they are listed to people. */
export const roleKeys = Object.keys(names) as (keyof typeof names)[];

/** A role's name in the current language; call it in a component that uses `useTexts`. */
export function roleName(role: string): string {
  return role in names ? t(names[role as keyof typeof names]) : role;
}

const areaNames = {
  abitare: 'areas.abitare',
  lavoro: 'areas.lavoro',
  stigma: 'areas.stigma',
  'carcere-rems': 'areas.carcere-rems',
} as const;

type AreaKey = keyof typeof areaNames;

/** A short name of an area that is known by its key alone, as on the sign-in page. */
export function areaName(key: string): string {
  return key in areaNames ? t(areaNames[key as AreaKey]) : key;
}

/** Several of them, in the programme's order. */
export function areasInWords(keys: readonly string[]): string {
  const known = Object.keys(areaNames) as AreaKey[];
  const named = known.filter(key => keys.includes(key));
  return named.length === known.length ? t('demo.everyArea') : named.map(areaName).join(' · ');
}
