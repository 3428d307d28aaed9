// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a mail's text is filled with. Never anything about a participant: numbers, times, and addresses of pages. */
export type MailParams = Readonly<Record<string, string | number>>;

export interface MailText {
  subject: string;
  /** Paragraphs, plain text. */
  body: string[];
}

interface Filled {
  params: MailParams;
  /** The address of a page of the platform. */
  link: string;
}

interface Template {
  /** The page that the mail leads to: '/invito'. Left out, `params.path` says it, and without that it is the first page. */
  page?: string;
  /** Whether whoever has the link can do something with it alone: it then ends in a secret of its own, and is shown to nobody else. */
  secret?: true;
  it: (filled: Filled) => MailText;
  en: (filled: Filled) => MailText;
}

/** Every mail that the platform sends, in both languages. */
export const TEMPLATES = {
  invitation: {
    page: '/invito',
    secret: true,
    it: ({ link }) => ({
      subject: 'Il tuo accesso a Vivere in Salute Mentale',
      body: ['Ciao,', 'hai un accesso alla piattaforma Vivere in Salute Mentale. Per cominciare scegli una password. Apri questo indirizzo entro sette giorni:', link, 'L’indirizzo funziona una volta sola. Se non aspettavi questo messaggio, puoi ignorarlo.'],
    }),
    en: ({ link }) => ({
      subject: 'Your access to Vivere in Salute Mentale',
      body: ['Hello,', 'you have access to the platform Vivere in Salute Mentale. To begin, choose a password. Open this address within seven days:', link, 'The address works once. If you did not expect this message, you may ignore it.'],
    }),
  },
  'password-reset': {
    page: '/nuova-password',
    secret: true,
    it: ({ link }) => ({
      subject: 'Scegli una nuova password',
      body: ['Ciao,', 'qualcuno ha chiesto una nuova password per il tuo account. Se sei stato tu, apri questo indirizzo entro un’ora:', link, 'L’indirizzo funziona una volta sola. Se non hai chiesto nulla, puoi ignorare questo messaggio: la tua password resta quella di prima.'],
    }),
    en: ({ link }) => ({
      subject: 'Choose a new password',
      body: ['Hello,', 'somebody asked for a new password for your account. If it was you, open this address within an hour:', link, 'The address works once. If you did not ask for anything, you may ignore this message: your password stays as it was.'],
    }),
  },
  'password-changed': {
    page: '/password-dimenticata',
    it: ({ params, link }) => ({
      subject: 'La tua password è cambiata',
      body: ['Ciao,', `la password del tuo account è cambiata il ${moment(params['at'], 'it')}. Le altre sessioni aperte sono finite.`, `Se non sei stato tu, chiedi subito una nuova password a questo indirizzo e avvisa chi amministra la piattaforma:\n${link}`],
    }),
    en: ({ params, link }) => ({
      subject: 'Your password has changed',
      body: ['Hello,', `the password of your account changed on ${moment(params['at'], 'en')}. The other open sessions have ended.`, `If it was not you, ask for a new password at once at this address, and tell whoever administers the platform:\n${link}`],
    }),
  },
  // Numbers alone: whose appointments they are is on the page, behind the sign-in.
  reminder: {
    it: ({ params, link }) => ({
      subject: 'Domani in agenda',
      body: ['Ciao,', `domani hai ${upcoming(params, 'it')}. I dettagli sono sulla piattaforma:`, link],
    }),
    en: ({ params, link }) => ({
      subject: 'Tomorrow in your agenda',
      body: ['Hello,', `tomorrow you have ${upcoming(params, 'en')}. The details are on the platform:`, link],
    }),
  },
  // Whose plan it is stands on the page, behind the sign-in.
  'plan-to-sign': {
    page: '/da-firmare',
    it: ({ link }) => ({
      subject: 'C’è un Budget di Salute da firmare',
      body: ['Ciao,', 'ti è stata chiesta una firma su un Budget di Salute. Leggi che cosa ti impegni a fare, poi firma o scrivi perché no:', link],
    }),
    en: ({ link }) => ({
      subject: 'There is a Budget di Salute to sign',
      body: ['Hello,', 'your signature on a Budget di Salute was asked for. Read what you commit yourself to, then sign or write why not:', link],
    }),
  },
  'factor-set': {
    page: '/profilo',
    it: ({ params, link }) => ({
      subject: 'Verifica in due passaggi attivata',
      body: ['Ciao,', `il ${moment(params['at'], 'it')} hai attivato o cambiato la verifica in due passaggi del tuo account. Le altre sessioni aperte sono finite.`, `Se non sei stato tu, avvisa subito chi amministra la piattaforma. La trovi nel tuo profilo:\n${link}`],
    }),
    en: ({ params, link }) => ({
      subject: 'Second factor set up',
      body: ['Hello,', `on ${moment(params['at'], 'en')} you set up or changed the second factor of your account. The other open sessions have ended.`, `If it was not you, tell whoever administers the platform at once. You find it in your profile:\n${link}`],
    }),
  },
  'factor-removed': {
    page: '/profilo',
    it: ({ params, link }) => ({
      subject: 'Verifica in due passaggi disattivata',
      body: ['Ciao,', `il ${moment(params['at'], 'it')} hai disattivato la verifica in due passaggi del tuo account. Per firmare serve: puoi riattivarla nel tuo profilo:`, link, 'Se non sei stato tu, avvisa subito chi amministra la piattaforma.'],
    }),
    en: ({ params, link }) => ({
      subject: 'Second factor turned off',
      body: ['Hello,', `on ${moment(params['at'], 'en')} you turned off the second factor of your account. It is needed to sign: you can set it up again in your profile:`, link, 'If it was not you, tell whoever administers the platform at once.'],
    }),
  },
  'factor-reset': {
    page: '/profilo',
    it: ({ params, link }) => ({
      subject: 'Verifica in due passaggi azzerata',
      body: ['Ciao,', `il ${moment(params['at'], 'it')} chi amministra la piattaforma ha azzerato la verifica in due passaggi del tuo account, e le tue sessioni sono finite. Accedi con la password e attivane una nuova nel tuo profilo:`, link, 'Se non l’hai chiesto tu, avvisa subito chi amministra la piattaforma.'],
    }),
    en: ({ params, link }) => ({
      subject: 'Second factor reset',
      body: ['Hello,', `on ${moment(params['at'], 'en')} whoever administers the platform reset the second factor of your account, and your sessions have ended. Sign in with your password and set up a new one in your profile:`, link, 'If you did not ask for it, tell whoever administers the platform at once.'],
    }),
  },
} as const satisfies Readonly<Record<string, Template>>;

export type MailKind = keyof typeof TEMPLATES;

/** '2026-11-22 09:05', Rome's time, as it is said. */
function moment(at: string | number | undefined, locale: 'it' | 'en'): string {
  const [day = '', time = ''] = String(at ?? '').split(' ');
  return `${day.split('-').reverse().join('/')}${locale === 'it' ? ' alle ' : ' at '}${time}`;
}

const HIDDEN_LINK = { it: '[il collegamento si vede solo nel messaggio]', en: '[the link is shown in the message alone]' };
const FOOTER = {
  it: 'Vivere in Salute Mentale. Questo messaggio è automatico: non serve rispondere.',
  en: 'Vivere in Salute Mentale. This message is automatic: there is no need to answer.',
};

function templateOf(kind: string): Template {
  if (!Object.hasOwn(TEMPLATES, kind)) throw new Error('unknown kind of mail');
  return TEMPLATES[kind as MailKind];
}

/** The page that a mail leads to. The secret stands after `#`, which browsers keep to themselves: it appears in no server's log. */
export const linkOf = (kind: string, origin: string, secret: string, params: MailParams = {}): string => `${origin}${templateOf(kind).page ?? params['path'] ?? '/'}#${secret}`;

/**
 * The text of a mail.
 * @param secret the secret part of the link; undefined hides a link that needs one
 * @throws Error for a kind that this version does not know
 */
export function renderMail(mail: { kind: string; locale: 'it' | 'en'; params: MailParams }, origin: string, secret?: string): { subject: string; text: string } {
  const template = templateOf(mail.kind);
  const open = `${origin}${template.page ?? mail.params['path'] ?? '/'}`;
  const key = secret === undefined ? HIDDEN_LINK[mail.locale] : linkOf(mail.kind, origin, secret, mail.params);
  const { subject, body } = template[mail.locale]({ params: mail.params, link: template.secret ? key : open });
  return { subject, text: [...body, `-- \n${FOOTER[mail.locale]}\n${origin}`].join('\n\n') };
}

/** What is up tomorrow, in words. */
function upcoming({ appointments, reviews }: MailParams, language: 'it' | 'en'): string {
  const [one, many] = language === 'it' ? ['un appuntamento', 'appuntamenti'] : ['one appointment', 'appointments'];
  const [review, reviewMany] = language === 'it' ? ['una verifica di un Budget di Salute', 'verifiche di Budget di Salute'] : ['one review of a Budget di Salute', 'reviews of Budgets di Salute'];
  const said = (count: number, singular: string, plural: string): string[] => (count === 0 ? [] : [count === 1 ? singular : `${count} ${plural}`]);
  return [...said(Number(appointments), one, many), ...said(Number(reviews), review, reviewMany)].join(language === 'it' ? ' e ' : ' and ');
}
