// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * "Vivere in Salute Mentale" (Comune di Milano) as one data file. Codes, figures and legal names are the
 * programme's; titles and descriptions are this platform's own words.
 *
 * Readings made here, each to be confirmed by the Cabina (see `openSettings`):
 *
 * - Named people or counts. An action records people by name when somebody receives something from it
 *   as a person: support, a stay, a path, a lab followed over time, a tutor. Work on procedures and
 *   networks (tables, monitoring of the network, shared practices, staff training), awareness in schools
 *   and the calendar of events reach people without asking who they are, so they are counted by group,
 *   and nobody becomes a participant through them. Four actions do both: the neighbourhood spaces, the
 *   youth labs, the labs with users, and the volunteer tutors (whose training is counted, while the
 *   people they accompany are named).
 * - Target groups per action. Abitare 1.1 has a group of its own; elsewhere the sources name groups for
 *   a whole area, and each action lists those of them that fit what it does. Groups of kind `audience`
 *   are only counted; those of origin `platform` are in no source.
 * - Alternatives written with a slash (educator/TERP) are one requirement that any of them meets.
 */
import { abitare } from './areas/abitare.js';
import { carcereRems } from './areas/carcere-rems.js';
import { lavoro } from './areas/lavoro.js';
import { stigma } from './areas/stigma.js';
import type { ProgrammeFile } from './programme-types.js';
import { yearPeriods } from './year-periods.js';

const STARTS_ON = '2024-06-01';
const ENDS_ON = '2026-05-31';

export const vivereInSaluteMentale: ProgrammeFile = {
  name: { it: 'Vivere in Salute Mentale', en: 'Vivere in Salute Mentale (Living in mental health)' },
  convenzione: {
    code: 'VSM-MI-2024',
    name: { it: 'Convenzione «Vivere in Salute Mentale»', en: 'Convenzione “Vivere in Salute Mentale”' },
    owner: 'Comune di Milano',
    legalBasis: 'art. 55 D.lgs 117/2017',
    signedOn: STARTS_ON,
    startsOn: STARTS_ON,
    months: 24,
    endsOn: ENDS_ON,
    datesStatus: 'provisional',
    economicValueCents: null,
    ampliamentoMaximumPercent: 50,
    prorogaMonths: [12, 36],
  },
  yearPeriods: [...yearPeriods('convention_year', STARTS_ON, ENDS_ON), ...yearPeriods('calendar_year', STARTS_ON, ENDS_ON)],
  areas: [abitare, lavoro, stigma, carcereRems],
  rules: [
    {
      key: 'one_target_group_per_entry',
      text: {
        it: 'Una persona entra in un’azione con un solo gruppo target; l’età si verifica alla data di ingresso.',
        en: 'A person enters an action under one target group; age is checked at the date of entry.',
      },
    },
    {
      key: 'admission_outside_target_groups',
      text: {
        it: 'Il coordinatore dei casi può ammettere fuori dai gruppi target motivando; queste persone si contano a parte.',
        en: 'The case coordinator may admit outside the target groups with a reason; such people are counted apart.',
      },
    },
    {
      key: 'adequate_contract',
      text: { it: 'Chi lavora ha un contratto adeguato.', en: 'Staff have an adequate contract.' },
    },
    {
      key: 'continuing_training',
      text: { it: 'Chi lavora segue una formazione continua.', en: 'Staff follow continuing training.' },
    },
    {
      key: 'ampliamento_limit',
      text: {
        it: 'Gli ampliamenti, sommati, non superano il 50 % del valore economico originario della convenzione.',
        en: 'Ampliamenti, added up, stay within 50 % of the economic value originally set by the convenzione.',
      },
    },
  ],
  profiles: [
    { key: 'coordinator', name: { it: 'Coordinatore', en: 'Coordinator' }, certificate: false },
    { key: 'asa', name: { it: 'Ausiliario socio-assistenziale (ASA)', en: 'Social care assistant (ASA)' }, certificate: true },
    { key: 'oss', name: { it: 'Operatore socio-sanitario (OSS)', en: 'Social and health care worker (OSS)' }, certificate: true },
    { key: 'professional_educator', name: { it: 'Educatore professionale', en: 'Professional educator' }, certificate: false },
    { key: 'psychologist', name: { it: 'Psicologo', en: 'Psychologist' }, certificate: false },
    { key: 'trainer', name: { it: 'Formatore', en: 'Trainer' }, certificate: false },
    { key: 'supervisor', name: { it: 'Supervisore', en: 'Supervisor' }, certificate: false },
    { key: 'social_worker', name: { it: 'Assistente sociale', en: 'Social worker' }, certificate: false },
    { key: 'trained_volunteer', name: { it: 'Volontario formato', en: 'Trained volunteer' }, certificate: false },
    { key: 'volunteer', name: { it: 'Volontario', en: 'Volunteer' }, certificate: false },
    { key: 'esp', name: { it: 'Esperto di Supporto tra Pari (ESP)', en: 'Peer supporter (ESP)' }, certificate: false },
    {
      key: 'terp',
      name: { it: 'Tecnico della riabilitazione psichiatrica (TERP)', en: 'Psychiatric rehabilitation technician (TERP)' },
      certificate: false,
    },
    { key: 'company_account', name: { it: 'Account aziendale', en: 'Company account' }, certificate: false },
    { key: 'animator', name: { it: 'Animatore', en: 'Animator' }, certificate: false },
    { key: 'teacher', name: { it: 'Insegnante', en: 'Teacher' }, certificate: false },
    { key: 'communication_expert', name: { it: 'Esperto di comunicazione', en: 'Communication expert' }, certificate: false },
    { key: 'music_therapist', name: { it: 'Musicoterapeuta', en: 'Music therapist' }, certificate: false },
    { key: 'art_therapist', name: { it: 'Arteterapeuta', en: 'Art therapist' }, certificate: false },
    { key: 'lab_master', name: { it: 'Maestro di laboratorio', en: 'Lab master' }, certificate: false },
    { key: 'trade_association', name: { it: 'Associazione di categoria', en: 'Trade association' }, certificate: false },
    { key: 'cultural_mediator', name: { it: 'Mediatore culturale', en: 'Cultural mediator' }, certificate: false },
    { key: 'legal_adviser', name: { it: 'Consulente legale', en: 'Legal adviser' }, certificate: false },
  ],
  interventionKinds: [
    { key: 'simple', name: { it: 'Intervento semplice', en: 'Simple intervention' } },
    { key: 'complex', name: { it: 'Intervento complesso', en: 'Complex intervention' } },
    { key: 'group', name: { it: 'Intervento di gruppo', en: 'Group intervention' } },
  ],
  services: [
    { key: 'cps', name: { it: 'Centro psico-sociale (CPS)', en: 'Psychosocial centre (CPS)' }, areas: null },
    {
      key: 'npia',
      name: { it: 'Neuropsichiatria dell’infanzia e dell’adolescenza (NPIA)', en: 'Child and adolescent neuropsychiatry (NPIA)' },
      areas: null,
    },
    {
      key: 'celav',
      name: { it: 'Centro di mediazione al lavoro (CELAV)', en: 'Job mediation centre (CELAV)' },
      areas: ['lavoro', 'carcere-rems'],
    },
    { key: 'polo_lavoro', name: { it: 'Poli Lavoro ASST', en: 'Work hubs of the ASSTs (Poli Lavoro)' }, areas: null },
    {
      key: 'uepe',
      name: { it: 'Ufficio di esecuzione penale esterna (UEPE)', en: 'Office for sentences served outside prison (UEPE)' },
      areas: null,
    },
    {
      key: 'ussm',
      name: { it: 'Ufficio di servizio sociale per i minorenni (USSM)', en: 'Social service office for minors in proceedings (USSM)' },
      areas: null,
    },
    { key: 'judicial_office', name: { it: 'Uffici giudiziari', en: 'Judicial offices' }, areas: null },
    {
      key: 'direzione',
      name: { it: 'Direzione Area Diritti e Inclusione', en: 'Municipal directorate for rights and inclusion' },
      areas: null,
    },
    { key: 'school', name: { it: 'Scuole', en: 'Schools' }, areas: null },
    { key: 'serd', name: { it: 'Servizio per le dipendenze (SerD)', en: 'Addiction service (SerD)' }, areas: null },
    { key: 'smi', name: { it: 'Servizio multidisciplinare integrato (SMI)', en: 'Integrated multidisciplinary service (SMI)' }, areas: null },
  ],
  fundingLines: [{ key: 'pn_metro_plus', name: { it: 'PN Metro Plus (FSE+)', en: 'PN Metro Plus (ESF+)' } }],
  operations: [
    {
      key: 'vsm_demo',
      name: { it: 'Operazione unica (provvisoria)', en: 'Single operation (provisional)' },
      fund: 'PN Metro Plus',
      cup: null,
      status: 'provisional',
      note: {
        it: 'Impostazione dimostrativa: un’operazione sola, senza CUP, alimentata da tutte le azioni con partecipanti nominativi.',
        en: 'Demo default: one operation, without a CUP, fed by every action with named participants.',
      },
    },
  ],
  indicators: [
    {
      code: 'EECO01',
      kind: 'output',
      name: { it: 'Numero complessivo dei partecipanti', en: 'Total number of participants' },
      counting: 'cumulative_absolute_by_year_end',
      referenceOutput: null,
      targets: [
        { year: 2024, role: 'milestone', minimumPeople: 128 },
        { year: 2026, role: 'target', minimumPeople: 852 },
      ],
      methodology: null,
    },
    {
      code: 'ISR4_2IT',
      kind: 'result',
      name: {
        it: 'Partecipanti la cui situazione è migliore alla conclusione dell’intervento',
        en: 'Participants whose situation is better at the conclusion of the intervention',
      },
      counting: 'cumulative_absolute_by_year_end',
      referenceOutput: 'EECO01',
      targets: [
        { year: 2024, role: 'milestone', minimumPeople: null },
        { year: 2026, role: 'target', minimumPeople: 486 },
      ],
      methodology: {
        version: 0,
        status: 'provisional',
        text: {
          it: 'Provvisoria, della piattaforma. Sulle evidenze fissate alla conclusione: almeno un asse lavorato sale di uno o più livelli, nessuno scende di due o più, e l’esito non è tra quelli che escludono. Se manca la valutazione iniziale la persona non si conta, e si vede perché.',
          en: 'Provisional, the platform’s own. Over the evidence frozen at conclusion: at least one worked axis goes up by one level or more, none goes down by two or more, and the outcome is not one that excludes. Without a baseline the person is not counted, and the reason is shown.',
        },
        minimumAxesImproved: 1,
        improvementLevels: 1,
        excludingDropLevels: 2,
        excludingOutcomes: ['dropped_out', 'worsened', 'institutionalised', 'back_to_prison', 'deceased'],
        missingBaseline: 'not_counted',
        awaitingDays: 28,
      },
    },
  ],
  annexI: [
    {
      code: 'EECO01', kind: 'output', group: 'total', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Partecipanti in totale', en: 'Participants in total' },
    },
    {
      code: 'EECO02', kind: 'output', group: 'employment', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Disoccupati, compresi quelli di lungo periodo', en: 'Unemployed, long-term unemployed included' },
    },
    {
      code: 'EECO03', kind: 'output', group: 'employment', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Disoccupati di lungo periodo', en: 'Long-term unemployed' },
    },
    {
      code: 'EECO04', kind: 'output', group: 'employment', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Inattivi', en: 'Inactive' },
    },
    {
      code: 'EECO05', kind: 'output', group: 'employment', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Occupati, anche autonomi', en: 'Employed, self-employed included' },
    },
    {
      code: 'EECO06', kind: 'output', group: 'age', mayRefuse: false, minimumAge: null, maximumAge: 17,
      name: { it: 'Meno di 18 anni', en: 'Under 18' },
    },
    {
      code: 'EECO07', kind: 'output', group: 'age', mayRefuse: false, minimumAge: 18, maximumAge: 29,
      name: { it: 'Da 18 a 29 anni', en: '18 to 29' },
    },
    {
      code: 'EECO08', kind: 'output', group: 'age', mayRefuse: false, minimumAge: 55, maximumAge: null,
      name: { it: '55 anni e oltre', en: '55 and over' },
    },
    {
      code: 'EECO09', kind: 'output', group: 'education', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Istruzione fino alla secondaria inferiore (ISCED 0–2)', en: 'Education up to lower secondary (ISCED 0–2)' },
    },
    {
      code: 'EECO10', kind: 'output', group: 'education', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Secondaria superiore o post-secondaria (ISCED 3–4)', en: 'Upper secondary or post-secondary (ISCED 3–4)' },
    },
    {
      code: 'EECO11', kind: 'output', group: 'education', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Istruzione terziaria (ISCED 5–8)', en: 'Tertiary education (ISCED 5–8)' },
    },
    {
      code: 'EECO12', kind: 'output', group: 'vulnerability', mayRefuse: true, minimumAge: null, maximumAge: null,
      name: { it: 'Persone con disabilità', en: 'People with a disability' },
    },
    {
      code: 'EECO13', kind: 'output', group: 'vulnerability', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Cittadini di Paesi terzi (fuori dall’UE)', en: 'Third-country nationals (non-EU)' },
    },
    {
      code: 'EECO14', kind: 'output', group: 'vulnerability', mayRefuse: true, minimumAge: null, maximumAge: null,
      name: { it: 'Persone di origine straniera', en: 'People with a foreign background' },
    },
    {
      code: 'EECO15', kind: 'output', group: 'vulnerability', mayRefuse: true, minimumAge: null, maximumAge: null,
      name: { it: 'Appartenenti a minoranze', en: 'Members of minorities' },
    },
    {
      code: 'EECO16', kind: 'output', group: 'vulnerability', mayRefuse: true, minimumAge: null, maximumAge: null,
      name: { it: 'Senza dimora o in esclusione abitativa', en: 'Homeless or in housing exclusion' },
    },
    {
      code: 'EECO17', kind: 'output', group: 'territory', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Persone di zone rurali', en: 'People from rural areas' },
    },
    {
      code: 'EECR01', kind: 'result', group: 'leaving', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Inattivi che all’uscita cercano lavoro', en: 'Inactive people looking for a job upon leaving' },
    },
    {
      code: 'EECR02', kind: 'result', group: 'leaving', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'In istruzione o formazione all’uscita', en: 'In education or training upon leaving' },
    },
    {
      code: 'EECR03', kind: 'result', group: 'leaving', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Con una qualifica ottenuta all’uscita', en: 'Having gained a qualification upon leaving' },
    },
    {
      code: 'EECR04', kind: 'result', group: 'leaving', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Con un lavoro all’uscita, anche autonomo', en: 'In employment upon leaving, self-employment included' },
    },
    {
      code: 'EECR05', kind: 'result', group: 'six_months', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: { it: 'Con un lavoro sei mesi dopo l’uscita', en: 'In employment six months after leaving' },
    },
    {
      code: 'EECR06', kind: 'result', group: 'six_months', mayRefuse: false, minimumAge: null, maximumAge: null,
      name: {
        it: 'Con una situazione lavorativa migliore sei mesi dopo l’uscita',
        en: 'With a better labour-market situation six months after leaving',
      },
    },
  ],
  lifeAxes: [
    {
      key: 'casa',
      name: { it: 'Casa / habitat sociale', en: 'Home / social habitat' },
      levels: [
        { it: 'Non ha un posto dove stare, o dove sta è in pericolo.', en: 'Has nowhere to stay, or is in danger where they stay.' },
        { it: 'Ha un tetto, ma può perderlo o non riesce a occuparsene.', en: 'Has a roof, but may lose it or cannot look after it.' },
        { it: 'La casa regge perché qualcuno passa spesso ad aiutare.', en: 'The home holds because someone often comes to help.' },
        { it: 'Se la cava in casa e chiede aiuto per alcune cose.', en: 'Manages at home and asks for help with some things.' },
        { it: 'Ha una casa adatta, se ne occupa e la sente sua.', en: 'Has a suitable home, looks after it and feels it as theirs.' },
      ],
    },
    {
      key: 'lavoro',
      name: { it: 'Formazione / lavoro', en: 'Training / work' },
      levels: [
        { it: 'Non pensa di poter lavorare o formarsi.', en: 'Does not think of working or training as possible.' },
        { it: 'Ci pensa, ma i tentativi si interrompono presto.', en: 'Thinks of it, but attempts soon break off.' },
        { it: 'Frequenta con regolarità se qualcuno la affianca.', en: 'Attends regularly when someone is alongside.' },
        { it: 'Studia o lavora, con un sostegno ogni tanto.', en: 'Studies or works, with some support now and then.' },
        { it: 'Studia o lavora in modo stabile e sa come andare avanti.', en: 'Studies or works steadily and knows how to go on.' },
      ],
    },
    {
      key: 'socialita',
      name: { it: 'Socialità / affettività', en: 'Social life / affection' },
      levels: [
        { it: 'Non vede nessuno, o i rapporti che ha le fanno male.', en: 'Sees nobody, or the relations they have do harm.' },
        { it: 'Ha pochi contatti, che si spezzano facilmente.', en: 'Has few contacts, which break easily.' },
        { it: 'Incontra altri nelle occasioni che i servizi preparano.', en: 'Meets others on the occasions that services arrange.' },
        { it: 'Cerca da sé qualcuno e mantiene alcuni legami.', en: 'Seeks people out and keeps some ties.' },
        { it: 'Ha legami su cui contare, e altri contano su di lei.', en: 'Has ties to rely on, and others rely on them.' },
      ],
    },
    {
      key: 'apprendimento',
      name: { it: 'Apprendimento / espressività', en: 'Learning / expression' },
      levels: [
        { it: 'Niente la interessa e non trova modo di esprimersi.', en: 'Nothing interests them and they find no way to express themselves.' },
        { it: 'Qualcosa la incuriosisce, ma non riesce a iniziare.', en: 'Something makes them curious, but they cannot begin.' },
        { it: 'Partecipa ad attività proposte, con incoraggiamento.', en: 'Takes part in proposed activities, with encouragement.' },
        { it: 'Sceglie che cosa imparare o creare e lo porta avanti.', en: 'Chooses what to learn or create and carries it on.' },
        { it: 'Coltiva i propri interessi e li condivide con altri.', en: 'Pursues their own interests and shares them with others.' },
      ],
    },
  ],
  scale: [
    {
      level: 1,
      name: { it: 'Critico', en: 'Critical' },
      text: { it: 'Così non può durare: serve intervenire subito.', en: 'It cannot last like this: action is needed at once.' },
    },
    {
      level: 2,
      name: { it: 'Fragile', en: 'Fragile' },
      text: { it: 'Qualche appoggio c’è, ma basta poco perché ceda.', en: 'There is some footing, but little is needed for it to give way.' },
    },
    {
      level: 3,
      name: { it: 'Sostenuto', en: 'Supported' },
      text: { it: 'Regge, finché il sostegno è regolare.', en: 'It holds, as long as support is regular.' },
    },
    {
      level: 4,
      name: { it: 'Avviato', en: 'Under way' },
      text: { it: 'Va avanti quasi da sé, con un aiuto quando serve.', en: 'It goes on almost by itself, with help when needed.' },
    },
    {
      level: 5,
      name: { it: 'Autonomo', en: 'Self-reliant' },
      text: { it: 'La persona se la cava e sa a chi rivolgersi.', en: 'The person manages, and knows whom to turn to.' },
    },
  ],
  budgetSources: [
    { key: 'health', name: { it: 'Sanità (ASST)', en: 'Health (ASST)' }, group: 'health', postsToLedger: false, countsAsSpending: true },
    {
      key: 'convenzione',
      name: { it: 'Sociale: convenzione (Comune)', en: 'Social: convenzione (Comune)' },
      group: 'social',
      postsToLedger: true,
      countsAsSpending: true,
    },
    {
      key: 'social',
      name: { it: 'Sociale: altre risorse del Comune', en: 'Social: other resources of the Comune' },
      group: 'social',
      postsToLedger: false,
      countsAsSpending: true,
    },
    { key: 'ets_cash', name: { it: 'ETS, in denaro', en: 'ETS, in cash' }, group: 'ets', postsToLedger: false, countsAsSpending: true },
    { key: 'ets_in_kind', name: { it: 'ETS, in natura', en: 'ETS, in kind' }, group: 'ets', postsToLedger: false, countsAsSpending: true },
    {
      key: 'person_family',
      name: { it: 'Persona e famiglia', en: 'Person and family' },
      group: 'person_family',
      postsToLedger: false,
      countsAsSpending: true,
    },
    {
      key: 'community',
      name: { it: 'Comunità (valorizzata, non spesa)', en: 'Community (valued, not spent)' },
      group: 'community',
      postsToLedger: false,
      countsAsSpending: false,
    },
    { key: 'other', name: { it: 'Altri fondi', en: 'Other funds' }, group: 'other', postsToLedger: false, countsAsSpending: true },
  ],
  closingOutcomes: [
    { key: 'goals_reached', name: { it: 'Obiettivi raggiunti', en: 'Goals reached' } },
    { key: 'partly_reached', name: { it: 'Obiettivi raggiunti in parte', en: 'Goals partly reached' } },
    { key: 'remodelled', name: { it: 'Progetto rimodulato', en: 'Remodelled' } },
    { key: 'dropped_out', name: { it: 'Abbandono', en: 'Dropped out' } },
    { key: 'transferred', name: { it: 'Trasferimento', en: 'Transferred' } },
    { key: 'worsened', name: { it: 'Peggioramento o ricovero', en: 'Worsened or hospitalised' } },
    { key: 'institutionalised', name: { it: 'Istituzionalizzazione', en: 'Institutionalised' } },
    { key: 'back_to_prison', name: { it: 'Rientro in carcere o in REMS', en: 'Back to prison or REMS' } },
    { key: 'deceased', name: { it: 'Decesso', en: 'Deceased' } },
  ],
  openSettings: [
    {
      key: 'convenzione_dates',
      name: { it: 'Date della convenzione', en: 'Dates of the convenzione' },
      value: { signedOn: STARTS_ON, startsOn: STARTS_ON },
      status: 'provisional',
      note: {
        it: 'Impostazione dimostrativa: la convenzione dura 24 mesi dalla firma; il giorno esatto va preso dall’atto.',
        en: 'Demo default: the convenzione lasts 24 months from signature; the exact day is to be taken from the act.',
      },
    },
    {
      key: 'economic_value',
      name: { it: 'Valore economico della convenzione', en: 'Economic value of the convenzione' },
      value: null,
      status: 'provisional',
      note: {
        it: 'Si inserisce dall’atto e non si ricava dai massimali. Finché manca, nessun ampliamento può essere misurato.',
        en: 'To be entered from the act, never derived from the ceilings. While it is missing no ampliamento can be measured.',
      },
    },
    {
      key: 'proroga_steps',
      name: { it: 'Durata delle proroghe, in mesi', en: 'Length of a proroga, in months' },
      value: [12, 36],
      status: 'provisional',
      note: {
        it: 'Le fonti parlano di 12 o 36 mesi ulteriori; con quali passi è da decidere.',
        en: 'The sources speak of 12 or 36 further months; by which steps is to be decided.',
      },
    },
    {
      key: 'year_basis',
      name: { it: 'Che cosa significa «all’anno»', en: 'What “per year” means' },
      value: 'convention_year',
      status: 'provisional',
      note: {
        it: 'Massimali e minimi annui: anno di convenzione oppure anno solare.',
        en: 'Yearly ceilings and minimums: year of the convenzione or calendar year.',
      },
    },
    {
      key: 'partial_year_amounts',
      name: { it: 'Massimali e minimi negli anni incompleti', en: 'Ceilings and minimums in incomplete years' },
      value: 'undivided',
      status: 'provisional',
      note: {
        it: 'Con l’anno solare il primo e l’ultimo periodo sono più corti: interi, oppure in proporzione ai giorni. Con l’anno di convenzione il caso non si dà.',
        en: 'On calendar years the first and last periods are shorter: in full, or in proportion to the days. On years of the convenzione the case does not arise.',
      },
    },
    {
      key: 'abitare_minimum_age',
      name: { it: 'Età minima in Abitare 1.1', en: 'Minimum age in Abitare 1.1' },
      value: 'eighteenth_birthday_reached',
      status: 'provisional',
      note: {
        it: 'La fonte scrive «> 18». Qui si legge: 18 anni compiuti alla data di ingresso.',
        en: 'The source writes “> 18”. Read here as: 18th birthday reached at the date of entry.',
      },
    },
    {
      key: 'ages_in_words',
      name: { it: 'Età scritte a parole', en: 'Ages written in words' },
      value: { adultFrom: 18, minorUpTo: 17 },
      status: 'provisional',
      note: {
        it: 'Dove le fonti dicono «adulti» o «minori» si usa la maggiore età; chi compie 18 anni durante un percorso per minori non esce, perché l’età si verifica solo all’ingresso.',
        en: 'Where the sources say “adults” or “minors” the age of majority is used; someone who turns 18 during a path for minors does not leave, since age is checked only at entry.',
      },
    },
    {
      key: 'named_people_per_action',
      name: { it: 'Azioni con persone nominative', en: 'Actions with named people' },
      value: {
        abitare: ['1.1', '1.2', '2.1', '2.2'],
        lavoro: ['2.1', '2.2'],
        stigma: ['1.3', '2.1', '2.2'],
        'carcere-rems': ['1.3', '2.1', '2.2'],
      },
      status: 'provisional',
      note: {
        it: 'Lettura della piattaforma: nelle altre azioni si contano solo le persone raggiunte, per gruppo.',
        en: 'The platform’s reading: in the other actions people reached are only counted, by group.',
      },
    },
    {
      key: 'target_groups_per_action',
      name: { it: 'Gruppi target per azione', en: 'Target groups per action' },
      value: 'by_reading',
      status: 'provisional',
      note: {
        it: 'Dove le fonti danno i gruppi per tutta l’area, ogni azione elenca quelli adatti a ciò che fa.',
        en: 'Where the sources give groups for a whole area, each action lists those that fit what it does.',
      },
    },
    {
      key: 'funding_per_action',
      name: { it: 'Azioni finanziate da PN Metro Plus', en: 'Actions financed by PN Metro Plus' },
      value: 'all_with_named_people',
      status: 'provisional',
      note: {
        it: 'Impostazione dimostrativa: un’operazione senza CUP, alimentata da ogni azione con partecipanti nominativi.',
        en: 'Demo default: one operation without a CUP, fed by every action with named participants.',
      },
    },
    {
      key: 'cabina_composition',
      name: { it: 'Composizione della Cabina di Pilotaggio', en: 'Composition of the Cabina di Pilotaggio' },
      value: null,
      status: 'provisional',
      note: {
        it: 'Comune, ASST di Milano e coordinatori degli ETS partner: quanti seggi e di chi è da decidere.',
        en: 'Comune, ASSTs of Milan and coordinators of the partner ETS: how many seats, and whose, is to be decided.',
      },
    },
    {
      key: 'intensity_bands',
      name: { it: 'Fasce di intensità del Budget di Salute', en: 'Intensity bands of the Budget di Salute' },
      value: { high: { centsPerDay: null }, medium: { centsPerDay: null }, low: { centsPerDay: null } },
      status: 'provisional',
      note: {
        it: 'Alta, media, bassa, in euro al giorno: gli importi non sono dati; ogni tabella porta l’atto e le date di validità.',
        en: 'High, medium, low, in euro per day: no amounts are given; each table carries its act and dates of validity.',
      },
    },
    {
      key: 'intervention_unit_costs',
      name: { it: 'Costi unitari degli interventi', en: 'Unit costs of interventions' },
      value: { simple: null, complex: null, group: null },
      status: 'provisional',
      note: {
        it: 'Il tipo di intervento determina il costo unitario; gli importi non sono dati.',
        en: 'The kind of intervention drives its unit cost; no amounts are given.',
      },
    },
    {
      key: 'indicator_methodology_document',
      name: { it: 'Documento metodologico degli indicatori', en: 'Methodological document of the indicators' },
      value: null,
      status: 'provisional',
      note: {
        it: 'Il testo del programma non è disponibile: una versione di metodologia cita documento, versione e decisione.',
        en: 'The programme’s text is not available: a methodology version cites document, version and decision.',
      },
    },
    {
      key: 'improved_situation',
      name: { it: 'Che cosa è una situazione migliorata (ISR4_2IT)', en: 'What an improved situation is (ISR4_2IT)' },
      value: { indicator: 'ISR4_2IT', methodologyVersion: 0 },
      status: 'provisional',
      note: {
        it: 'Nessuna fonte pubblica lo definisce: vale la versione 0, provvisoria, finché la Cabina non ne adotta un’altra.',
        en: 'No public source defines it: version 0, provisional, holds until the Cabina adopts another.',
      },
    },
    {
      key: 'smallest_published_cell',
      name: { it: 'Numero più piccolo che si mostra', en: 'Smallest number shown' },
      value: 5,
      status: 'provisional',
      note: {
        it: 'Il minimo di legge è 3; qui 5, perché i dati sono di salute e di giustizia. Vale per chi vede solo aggregati.',
        en: 'The legal minimum is 3; here 5, since the data are of health and justice. It holds for whoever sees aggregates only.',
      },
    },
    {
      key: 'days_until_review_after_missed',
      name: { it: 'Giorni prima di riverificare un piano con un impegno mancato', en: 'Days before a plan with a missed commitment is reviewed again' },
      value: 30,
      status: 'provisional',
      note: {
        it: 'Scelta della piattaforma: se una verifica trova un impegno non mantenuto, la successiva viene anticipata entro questi giorni.',
        en: 'The platform’s choice: when a review finds a commitment missed, the next one is brought forward to within these days.',
      },
    },
    {
      key: 'days_of_overlap_at_most',
      name: { it: 'Giorni in cui due case manager seguono insieme una persona, al massimo', en: 'Days on which two case managers follow a person together, at most' },
      value: 30,
      status: 'provisional',
      note: {
        it: 'Scelta della piattaforma: in un passaggio di consegne chi lascia può restare accanto a chi arriva per questi giorni, poi non vede più la scheda.',
        en: 'The platform’s choice: in a hand-over whoever leaves may stay beside whoever comes for these days, and then no longer sees the file.',
      },
    },
    {
      key: 'days_of_substitution_at_most',
      name: { it: 'Giorni di una sostituzione, al massimo', en: 'Days of a substitution, at most' },
      value: 92,
      status: 'provisional',
      note: {
        it: 'Scelta della piattaforma: per assenze più lunghe le persone passano a un’altra o a un altro case manager.',
        en: 'The platform’s choice: for longer absences people are handed over to another case manager.',
      },
    },
    {
      key: 'days_of_decided_referrals',
      name: { it: 'Giorni in cui chi ha inviato vede sulla scrivania una segnalazione decisa', en: 'Days on which a decided referral stays on the sender’s desk' },
      value: 30,
      status: 'provisional',
      note: {
        it: 'Scelta della piattaforma: dopo, la segnalazione resta nell’elenco di chi l’ha inviata.',
        en: 'The platform’s choice: afterwards the referral stays in the sender’s list.',
      },
    },
    {
      key: 'days_ahead_due',
      name: { it: 'Giorni di anticipo con cui la scrivania ricorda verifiche e accessi che finiscono', en: 'Days ahead at which the desk reminds of reviews and of access that ends' },
      value: 14,
      status: 'provisional',
      note: {
        it: 'Scelta della piattaforma. La mail del giorno prima non cambia con questo valore.',
        en: 'The platform’s choice. The mail of the day before does not change with it.',
      },
    },
    {
      key: 'days_ahead_expiring',
      name: { it: 'Giorni di anticipo con cui si segnalano consensi e rappresentanze in scadenza', en: 'Days ahead at which expiring consents and representation are pointed out' },
      value: 30,
      status: 'provisional',
      note: {
        it: 'Scelta della piattaforma: il tempo di chiedere di nuovo alla persona, o a chi la rappresenta.',
        en: 'The platform’s choice: the time to ask the person, or who represents them, again.',
      },
    },
    {
      key: 'transmission_layout',
      name: { it: 'Tracciato di trasmissione dei dati', en: 'Layout for transmitting data' },
      value: 'neutral_csv',
      status: 'provisional',
      note: {
        it: 'Le liste di codici 2021–27 non sono note: si offre un CSV neutro da mappare, senza dichiarare compatibilità.',
        en: 'The 2021–27 code lists are not known: a neutral, mappable CSV is offered, and no compatibility is claimed.',
      },
    },
    {
      key: 'simplified_costs',
      name: { it: 'Costi semplificati', en: 'Simplified costs' },
      value: {
        chosen: null,
        options: ['indirect_7_percent_of_direct', 'indirect_15_percent_of_direct_staff', 'hourly_annual_gross_over_1720'],
      },
      status: 'provisional',
      note: {
        it: 'Possibili, ma quali è da decidere; finché non si sceglie valgono i costi reali.',
        en: 'Possible, but which ones is to be decided; until one is chosen actual costs hold.',
      },
    },
  ],
};
