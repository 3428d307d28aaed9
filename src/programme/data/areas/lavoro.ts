// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AreaData } from '../programme-types.js';
import { FUNDED } from './funded.js';

export const lavoro: AreaData = {
  number: 2,
  key: 'lavoro',
  name: { it: 'Promozione Cultura del Lavoro', en: 'Promoting a culture of work' },
  shortName: { it: 'Lavoro', en: 'Work' },
  yearlyCeilingCents: 15_000_000,
  objectives: [
    { number: 1, name: { it: 'Consolidare procedure', en: 'Consolidating procedures' } },
    { number: 2, name: { it: 'Attivare percorsi', en: 'Starting paths' } },
  ],
  targetGroups: [
    {
      key: 'adults_and_young_adults',
      kind: 'participants',
      origin: 'programme',
      name: { it: 'Adulti e giovani adulti', en: 'Adults and young adults' },
      minimumAge: 18,
      maximumAge: null,
      agesOpenSetting: 'ages_in_words',
      conditions: [],
    },
    {
      key: 'young_referred_16_24',
      kind: 'participants',
      origin: 'programme',
      name: { it: 'Giovani da 16 a 24 anni inviati dai servizi', en: 'Young people aged 16 to 24 referred by the services' },
      minimumAge: 16,
      maximumAge: 24,
      agesOpenSetting: null,
      conditions: [
        {
          key: 'referred_by_psychiatry_or_npia',
          kind: 'referral',
          required: true,
          services: ['cps', 'npia'],
          text: {
            it: 'È inviata da un servizio psichiatrico o di neuropsichiatria infantile',
            en: 'Is referred by a psychiatric or child neuropsychiatric service',
          },
        },
      ],
    },
    {
      key: 'table_members',
      kind: 'audience',
      origin: 'platform',
      name: { it: 'Chi siede ai tavoli e fa parte della rete', en: 'Members of the tables and of the network' },
      minimumAge: null,
      maximumAge: null,
      agesOpenSetting: null,
      conditions: [],
    },
  ],
  actions: [
    {
      code: '1.1',
      title: { it: 'Tavoli di concertazione candidato–cura–lavoro', en: 'Concertation tables candidate–care–work' },
      description: {
        it: 'Incontri in cui chi cerca lavoro, chi cura e chi offre lavoro concordano passi e regole comuni.',
        en: 'Meetings in which those who look for work, those who care and those who offer work agree on steps and common rules.',
      },
      recordsNamedPeople: false,
      recordsCounts: true,
      targetGroups: ['table_members'],
      yearlyMinimumPeople: null,
      funding: null,
    },
    {
      code: '1.2',
      title: { it: 'Cura e monitoraggio della rete', en: 'Care and monitoring of the network' },
      description: {
        it: 'Si tengono vivi i contatti tra servizi, enti e aziende e si verifica con regolarità che la collaborazione funzioni.',
        en: 'Contacts between services, organisations and companies are kept alive, and how the collaboration works is checked regularly.',
      },
      recordsNamedPeople: false,
      recordsCounts: true,
      targetGroups: ['table_members'],
      yearlyMinimumPeople: null,
      funding: null,
    },
    {
      code: '2.1',
      title: { it: 'Bilancio di competenze e motivazione', en: 'Competence balance and motivation' },
      description: {
        it: 'La persona mette a fuoco ciò che sa fare e ciò che le piace, anche con scale di abilità, ed è sostenuta nel decidere come muoversi.',
        en: 'The person works out what they can do and like to do, also with skill scales, and is supported in choosing a direction.',
      },
      recordsNamedPeople: true,
      recordsCounts: false,
      targetGroups: ['adults_and_young_adults', 'young_referred_16_24'],
      yearlyMinimumPeople: null,
      funding: FUNDED,
    },
    {
      code: '2.2',
      title: { it: 'Percorsi di formazione o lavoro e tenuta del posto', en: 'Training or work paths, and keeping the job' },
      description: {
        it: 'Corsi, tirocini e inserimenti su misura, con qualcuno che resta accanto anche dopo perché il lavoro duri.',
        en: 'Tailored courses, traineeships and placements, with someone who stays close afterwards so that the job lasts.',
      },
      recordsNamedPeople: true,
      recordsCounts: false,
      targetGroups: ['adults_and_young_adults', 'young_referred_16_24'],
      yearlyMinimumPeople: null,
      funding: FUNDED,
    },
  ],
  profileRequirements: [
    { anyOf: ['professional_educator'], requirement: 'required' },
    { anyOf: ['terp'], requirement: 'required' },
    { anyOf: ['trainer'], requirement: 'required' },
    { anyOf: ['company_account'], requirement: 'required' },
  ],
  openProfileList: false,
  rules: [],
};
