// SPDX-License-Identifier: AGPL-3.0-or-later

const PAGES: Record<string, (id: string, personId: string | null) => string> = {
  note: (id, personId) => `/persone/${personId}/note/${id}`,
  document: (id, personId) => `/persone/${personId}/documenti/${id}`,
  assessment: (id, personId) => `/persone/${personId}/valutazioni/${id}`,
  report: (id, personId) => `/persone/${personId}/relazioni/${id}`,
  person: id => `/persone/${id}`,
  appointment: id => `/appuntamenti/${id}`,
  plan: id => `/piani/${id}`,
  conclusion: id => `/casi/${id}/conclusione`,
  referral: id => `/segnalazioni/${id}`,
  activity: id => `/attivita/${id}`,
  validation: id => `/da-validare/${id}`,
  signature: id => `/da-firmare/${id}`,
  handover: id => `/passaggi/${id}`,
  admission: () => '/ammissioni',
  waiting: () => '/liste-di-attesa',
  exit: pair => {
    const [person = '', participation = ''] = pair.split('/');
    return `/persone/${person}/uscita/${participation}`;
  },
};

/** The address of the page that a record named as `page:id` stands on; of a kind without a page, the person's. */
export function addressOf(leadsTo: string | null, personId: string | null): string | null {
  const [page = '', id = ''] = leadsTo?.split(':') ?? [];
  return PAGES[page]?.(id, personId) ?? (personId && `/persone/${personId}`);
}
