// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

export const { useTexts } = defineTexts('programme', {
  it: {
    lead: 'Che cosa si fa, per chi, ed entro quali limiti.',
    convenzione: {
      code: 'Codice', signedOn: 'Firma', runs: 'Durata originaria', extendedTo: 'Con le proroghe fino al', value: 'Valore economico',
      valueMissing: 'Da inserire dall’atto',
    },
    toDecide: 'Da decidere dalla Cabina',
    decided: 'Deciso',
    areas: {
      title: 'Le aree', ceiling: 'Massimale del periodo in corso', noPeriod: 'Nessun periodo in corso',
      actions_one: '{{count}} azione', actions_other: '{{count}} azioni',
      minimum_one: 'almeno {{count}} persona all’anno', minimum_other: 'almeno {{count}} persone all’anno',
    },
    periods: { period: 'Periodo', current: 'in corso' },
    extensions: {
      title: 'Proroghe e ampliamenti', none: 'Finora nessuno: la convenzione ha la sua durata originaria.', caption: 'Proroghe e ampliamenti registrati',
      kind: 'Tipo', proroga: 'Proroga', ampliamento: 'Ampliamento', what: 'Di quanto', months_one: '{{count}} mese', months_other: '{{count}} mesi',
      runs: 'Dal – al', act: 'Atto', actOf: '{{number}} del {{date}}', record: 'Registra una proroga',
    },
    targets: {
      title: 'Valori attesi degli indicatori', caption: 'Tappe intermedie e valori finali', indicator: 'Indicatore', kind: 'Che cosa è',
      milestone: 'Tappa intermedia', target: 'Valore finale', byDate: 'Entro il', value: 'Persone', notRequired: 'non richiesto',
      note: 'Valori cumulativi e assoluti dall’inizio: non si sommano anno per anno.', all: 'Storia e modifiche',
      pageTitle: 'Valori attesi', pageLead: 'Tutte le versioni, con l’atto che le ha cambiate.', change: 'Cambia il valore atteso',
      changed: 'Nuovo valore atteso registrato', noValue: 'Nessun valore richiesto', newValue: 'Persone da raggiungere',
      newValueHint: 'Cumulativo, dall’inizio del programma. Lascia vuoto se non è richiesto.',
    },
    open: { title: 'Punti aperti', lead: 'Ciò che le fonti lasciano ai partner della co-progettazione. La piattaforma usa un’impostazione, finché la Cabina non decide.', now: 'Ora vale: {{value}}' },
    area: {
      objective: 'Obiettivo {{number}}', groups: 'Chi può entrare', audience: 'Chi si conta senza nome', named: 'Persone nominative', counted: 'Persone contate',
      funded: 'Alimenta gli indicatori PN Metro Plus', unfunded: 'Non alimenta indicatori di persone',
      ages: { between: 'da {{min}} a {{max}} anni', from: 'da {{min}} anni', upTo: 'fino a {{max}} anni', any: 'senza limiti di età' },
      allGroups: 'Gruppi di destinatari', onlyCounted: 'solo conteggio',
      atEntry: 'Una persona entra in un’azione con uno solo di questi gruppi. L’età è quella compiuta alla data di ingresso.', occasion: 'occasione', ceilings: 'Massimali', ceilingsCaption: 'Massimali dell’area per periodo',
      profiles: 'Figure professionali', required: 'Obbligatoria', if_plan_asks: 'Se il piano la prevede', admissible: 'Ammessa', or: ' oppure ',
      certificate: 'con attestato', rules: 'Regole', missing: 'Quest’area non c’è', missingText: 'Torna al programma e scegli una delle sue aree.',
    },
    ceilings: {
      title: 'Massimali', lead: 'Quanto ogni area può usare in ogni periodo. Un massimale non si sovrascrive: ogni cambio è una nuova versione.', caption: 'Massimali in vigore',
      area: 'Area', amount: 'Massimale', allocated: 'Assegnato ai partner', left: 'Da assegnare', version: 'Versione', anyPeriod: 'Tutti i periodi', one: 'Massimale',
      change: 'Cambia il massimale', changed: 'Nuovo massimale registrato', newAmount: 'Nuovo importo', see: 'Tutti i massimali',
    },
    versions: {
      title: 'Storia', caption: 'Versioni, dalla più recente', version: 'Versione', from: 'In vigore dal', to: 'al', now: 'in vigore', reason: 'Motivo', act: 'Atto',
      original: 'Dalla convenzione', superseded: 'Questa versione non è più in vigore.', seeNow: 'Vedi quella in vigore',
    },
    act: { reason: 'Motivo', reasonHint: 'Una o due frasi: resta nella storia.', number: 'Numero dell’atto', date: 'Data dell’atto', record: 'Registra' },
    proroga: {
      title: 'Registra una proroga', lead: 'Ha effetto con l’atto del Comune: apre i nuovi periodi, con i massimali dell’ultimo.', months: 'Durata',
      recorded: 'Proroga registrata',
    },
  },
  en: {
    lead: 'What is done, for whom, and within which limits.',
    convenzione: {
      code: 'Code', signedOn: 'Signed on', runs: 'Original duration', extendedTo: 'With proroghe until', value: 'Economic value',
      valueMissing: 'To be entered from the act',
    },
    toDecide: 'To be decided by the Cabina',
    decided: 'Decided',
    areas: {
      title: 'The areas', ceiling: 'Ceiling of the current period', noPeriod: 'No current period',
      actions_one: '{{count}} action', actions_other: '{{count}} actions',
      minimum_one: 'at least {{count}} person a year', minimum_other: 'at least {{count}} people a year',
    },
    periods: { period: 'Period', current: 'current' },
    extensions: {
      title: 'Proroghe and ampliamenti', none: 'None so far: the convenzione has its original duration.', caption: 'Proroghe and ampliamenti on record',
      kind: 'Kind', proroga: 'Proroga (time)', ampliamento: 'Ampliamento (value)', what: 'By how much', months_one: '{{count}} month', months_other: '{{count}} months',
      runs: 'From – to', act: 'Act', actOf: '{{number}} of {{date}}', record: 'Record a proroga',
    },
    targets: {
      title: 'Targets of the indicators', caption: 'Milestones and targets', indicator: 'Indicator', kind: 'What it is',
      milestone: 'Milestone', target: 'Target', byDate: 'By', value: 'People', notRequired: 'not required',
      note: 'Cumulative and absolute from the start: never summed over years.', all: 'History and changes',
      pageTitle: 'Targets', pageLead: 'All versions, with the act that changed them.', change: 'Change the target',
      changed: 'New target recorded', noValue: 'No value required', newValue: 'People to reach',
      newValueHint: 'Cumulative, from the start of the programme. Leave blank when none is required.',
    },
    open: { title: 'Open points', lead: 'What the sources leave to the partners of the co-design. The platform uses a setting until the Cabina decides.', now: 'In use now: {{value}}' },
    area: {
      objective: 'Objective {{number}}', groups: 'Who can enter', audience: 'Who is counted without a name', named: 'Named people', counted: 'People counted',
      funded: 'Feeds the indicators of PN Metro Plus', unfunded: 'Feeds no indicator of people',
      ages: { between: 'from {{min}} to {{max}} years', from: 'from {{min}} years', upTo: 'up to {{max}} years', any: 'of any age' },
      allGroups: 'Target groups', onlyCounted: 'only counted',
      atEntry: 'A person enters an action under one of these groups. Age is in completed years at the date of entry.', occasion: 'occasion', ceilings: 'Ceilings', ceilingsCaption: 'Ceilings of the area by period',
      profiles: 'Professional profiles', required: 'Required', if_plan_asks: 'If the plan asks for it', admissible: 'Admissible', or: ' or ',
      certificate: 'with certificate', rules: 'Rules', missing: 'There is no such area', missingText: 'Go back to the programme and choose one of its areas.',
    },
    ceilings: {
      title: 'Ceilings', lead: 'What each area may use in each period. A ceiling is never overwritten: every change is a new version.', caption: 'Ceilings in force',
      area: 'Area', amount: 'Ceiling', allocated: 'Allocated to partners', left: 'Left to allocate', version: 'Version', anyPeriod: 'All periods', one: 'Ceiling',
      change: 'Change the ceiling', changed: 'New ceiling recorded', newAmount: 'New amount', see: 'All ceilings',
    },
    versions: {
      title: 'History', caption: 'Versions, newest first', version: 'Version', from: 'In force from', to: 'until', now: 'in force', reason: 'Reason', act: 'Act',
      original: 'From the convenzione', superseded: 'This version is no longer in force.', seeNow: 'See the one in force',
    },
    act: { reason: 'Reason', reasonHint: 'One or two sentences: they stay in the history.', number: 'Number of the act', date: 'Date of the act', record: 'Record' },
    proroga: {
      title: 'Record a proroga', lead: 'It takes effect by the act of the Comune: it opens the new periods, with the ceilings of the last one.', months: 'Length',
      recorded: 'Proroga recorded',
    },
  },
});
