// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

export const { useTexts } = defineTexts('directory', {
  it: {
    title: 'Servizi', lead: 'I servizi con cui lavora il programma: a chi rivolgersi e chi può segnalare una persona.', caption: 'Servizi, per nome',
    search: 'Cerca per nome, via o Municipio', name: 'Servizio', kind: 'Tipo', anyKind: 'Tutti i tipi', address: 'Indirizzo', municipio: 'Municipio',
    municipioNumber: 'Municipio {{number}}', phone: 'Telefono', email: 'E-mail', hours: 'Orari', notes: 'Note', checkedOn: 'Ultima verifica', blank: 'Non indicato',
    kinds: {
      cps: 'CPS – Centro psicosociale', npia: 'NPIA – Neuropsichiatria infantile', serd: 'SerD – Servizio per le dipendenze', smi: 'SMI – Servizio multidisciplinare integrato',
      uepe: 'UEPE – Ufficio di esecuzione penale esterna', ussm: 'USSM – Servizio sociale per i minorenni', celav: 'CELAV – Centro di mediazione al lavoro',
      polo_lavoro: 'Polo Lavoro ASST', asst: 'ASST', judicial_office: 'Ufficio giudiziario', prison: 'Istituto penitenziario', rems: 'REMS',
      social_service: 'Servizio sociale', school: 'Scuola', direzione: 'Direzione del Comune', other: 'Altro',
    },
  },
  en: {
    title: 'Services', lead: 'The services that the programme works with: whom to turn to, and who can refer a person.', caption: 'Services, by name',
    search: 'Search by name, street or Municipio', name: 'Service', kind: 'Kind', anyKind: 'All kinds', address: 'Address', municipio: 'Municipio',
    municipioNumber: 'Municipio {{number}}', phone: 'Telephone', email: 'E-mail', hours: 'Opening hours', notes: 'Notes', checkedOn: 'Last checked', blank: 'Not given',
    kinds: {
      cps: 'CPS – Psychosocial centre', npia: 'NPIA – Child neuropsychiatry', serd: 'SerD – Addiction service', smi: 'SMI – Integrated multidisciplinary service',
      uepe: 'UEPE – Probation office', ussm: 'USSM – Social service for minors', celav: 'CELAV – Job mediation centre',
      polo_lavoro: 'Polo Lavoro ASST', asst: 'ASST', judicial_office: 'Judicial office', prison: 'Prison', rems: 'REMS',
      social_service: 'Social service', school: 'School', direzione: 'Department of the Comune', other: 'Other',
    },
  },
});
