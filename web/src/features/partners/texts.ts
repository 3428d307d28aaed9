// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

export const { useTexts } = defineTexts('partners', {
  it: {
    title: 'Partner', lead: 'Gli enti del Terzo settore che realizzano le azioni.', caption: 'Partner della convenzione, per nome', search: 'Cerca per nome',
    name: 'Ente', section: 'Sezione RUNTS', areas: 'Aree', anyArea: 'Tutte le aree', area: 'Area', taxCode: 'Codice fiscale dell’ente', runtsNumber: 'Numero RUNTS',
    registeredOn: 'Iscritto dal', checkedOn: 'Iscrizione verificata il', representative: 'Legale rappresentante', blank: 'Non indicato',
    groupings: 'Raggruppamenti', noGroupings: 'Non fa parte di raggruppamenti.', member: 'Ente', share: 'Quota', lead_partner: 'capofila', allocations: 'Assegnazioni di questo partner',
    kinds: { ati: 'ATI', ats: 'ATS' },
    sections: {
      odv: 'Organizzazioni di volontariato', aps: 'Associazioni di promozione sociale', filantropici: 'Enti filantropici', imprese_sociali: 'Imprese sociali',
      reti_associative: 'Reti associative', sms: 'Società di mutuo soccorso', altri: 'Altri enti del Terzo settore',
    },
  },
  en: {
    title: 'Partners', lead: 'The third-sector bodies that run the actions.', caption: 'Partners of the convenzione, by name', search: 'Search by name',
    name: 'Body', section: 'RUNTS section', areas: 'Areas', anyArea: 'All areas', area: 'Area', taxCode: 'Tax code of the body', runtsNumber: 'RUNTS number',
    registeredOn: 'Registered since', checkedOn: 'Registration checked on', representative: 'Legal representative', blank: 'Not given',
    groupings: 'Groupings', noGroupings: 'It belongs to no grouping.', member: 'Body', share: 'Share', lead_partner: 'lead', allocations: 'Allocations of this partner',
    kinds: { ati: 'ATI', ats: 'ATS' },
    sections: {
      odv: 'Voluntary organisations', aps: 'Social promotion associations', filantropici: 'Philanthropic bodies', imprese_sociali: 'Social enterprises',
      reti_associative: 'Association networks', sms: 'Mutual aid societies', altri: 'Other third-sector bodies',
    },
  },
});
