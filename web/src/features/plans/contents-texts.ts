// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

/** Words of what a plan is made of. */
export const { useTexts: useContentsTexts, t: contentsText } = defineTexts('plans.contents', {
  it: {
    change: 'Modifica', changeWhat: 'Modifica: {{what}}', remove: 'Togli', removeWhat: 'Togli: {{what}}', cancel: 'Annulla', save: 'Salva', saved: 'Modifica salvata', actions: 'Azioni', none: '–', back: 'Torna al Budget di Salute',
    hours: { hour_one: '{{count}} ora', hour_other: '{{count}} ore', minute_one: '{{count}} minuto', minute_other: '{{count}} minuti', and: '{{hours}} e {{minutes}}' },
    kind: { simple: 'Semplice', complex: 'Complesso', group: 'Di gruppo' },
    evaluation: { reached: 'Raggiunto', partly_reached: 'Raggiunto in parte', not_reached: 'Non raggiunto', dropped: 'Lasciato cadere' },
    kept: { kept: 'Mantenuto', partly: 'Mantenuto in parte', missed: 'Non mantenuto' },
    decision: { continue: 'Il piano continua così', change: 'Il piano cambia', close: 'Il piano si chiude' },
    decisionHint: { continue: 'Nessuna modifica fino alla prossima verifica.', change: 'Dopo la verifica si apre una nuova versione, che tutti tornano a firmare.', close: 'Si va verso la conclusione del caso.' },
    intensity: { low: 'Intensità bassa', medium: 'Intensità media', high: 'Intensità alta' },
    goals: {
      edit: 'Modifica l’obiettivo', changed: 'Obiettivo modificato', baselineLevel: 'Da dove parte', baseline: 'Da dove parte, in parole', baselineHint: 'Com’è oggi la situazione su questo obiettivo.', unknown: 'Non indicato',
      scale: 'Livelli di «{{what}}»', start: 'Partenza', aim: 'Atteso', now: 'Ora', startIs: 'Partenza: {{level}}', aimIs: 'Atteso: {{level}}', nowIs: 'Ora: {{level}}, al {{date}}', saidOf: 'Ultima verifica: {{evaluation}}',
      up: 'Sposta prima: {{what}}', down: 'Sposta dopo: {{what}}', upShort: 'Prima', downShort: 'Dopo', moved: 'Ordine cambiato',
    },
    interventions: {
      title: 'Interventi', lead: 'Che cosa si fa, chi lo fa, per quante ore e dove.', caption: 'Interventi del piano', add: 'Aggiungi un intervento', edit: 'Modifica l’intervento', added: 'Intervento aggiunto', changed: 'Intervento modificato', removed: 'Intervento tolto',
      emptyTitle: 'Nessun intervento', emptyText: 'Gli interventi dicono chi fa che cosa: senza, non si può confrontare il previsto con ciò che è stato fatto.',
      what: 'Che cosa si fa', whatHint: 'Per esempio: educatrice a casa, due volte a settimana.', kind: 'Tipo', who: 'Chi lo fa', hours: 'Ore previste', where: 'Dove', dates: 'Dal – al', axis: 'Asse di vita', noHours: 'Non a ore',
      by: { partner: 'Un partner', service: 'Un servizio', other: 'Qualcun altro' }, partner: 'Partner', service: 'Servizio', other: 'Chi', otherHint: 'La case manager, un familiare, una vicina.',
      enrolment: 'Iscrizione', enrolmentHint: 'Le presenze validate di questa iscrizione diranno quanto è stato fatto.', noEnrolment: 'Nessuna: le ore non si confrontano', plannedHours: 'Ore, in tutto', plannedMinutes: 'Minuti', plannedHint: 'Per tutta la durata. Lascia vuoto se non contano le ore.',
      place: 'Dove', from: 'Dal', to: 'Al',
    },
    lines: {
      edit: 'Modifica la riga', changed: 'Riga modificata', intervention: 'Intervento che paga', interventionHint: 'Le ore delle righe di un intervento non superano quelle previste.', noIntervention: 'Nessuno', provider: 'Chi lo fornisce', providerHint: 'Se è un servizio dell’elenco.', noProvider: 'Non indicato', bringer: 'Partner che lo mette a disposizione',
      of: 'per «{{what}}»', spent: 'Speso', declare: 'Dichiara una spesa', declareFor: 'Dichiara una spesa per: {{what}}',
    },
    totals: {
      sources: 'Valore per fonte', axes: 'Valore per asse di vita', states: 'Previsto, impegnato e speso, per fonte', planned: 'Previsto', committed: 'Impegnato', spent: 'Speso', variance: 'Scostamento', source: 'Fonte', axis: 'Asse', amount: 'Importo', all: 'Totale da spendere',
      communityNote: 'La comunità è valorizzata, non spesa: non si impegna e non entra nella spesa.', agreed: 'Totale concordato', agreedIs: 'Totale concordato: {{amount}}.', differs: 'Le righe fanno {{amount}}: prima di proporre il piano i due importi devono coincidere.', noAgreed: 'Non ancora scritto',
      perDay_one: '{{amount}} al giorno, per {{count}} giorno', perDay_other: '{{amount}} al giorno, per {{count}} giorni', daily: 'Spesa al giorno', noEnd: 'Si calcola quando il piano ha una fine.', band: '{{band}}: {{range}} al giorno', range: 'da {{from}} a meno di {{to}}', rangeOpen: 'da {{from}} in su', noBand: 'Nessuna fascia di intensità è stata decisa per questo importo.', bandsLink: 'Fasce di intensità',
    },
    spending: {
      title: 'Spese dichiarate', caption: 'Spese dichiarate, dalla più recente', item: 'Voce', amount: 'Importo', on: 'Data', note: 'Nota', by: 'Dichiarata da', add: 'Dichiara una spesa', addFor: 'Dichiara una spesa: {{what}}', lead: 'Quanto ha speso {{source}} su questa voce. La spesa della convenzione arriva dai rendiconti.', added: 'Spesa dichiarata', takeBack: 'Togli', takeBackWhat: 'Togli la spesa del {{date}} per {{what}}', takenBack: 'Spesa tolta', empty: 'Nessuna spesa dichiarata finora.',
    },
    delivered: {
      title: 'Ore previste e ore fatte', lead: 'Dalle presenze validate, al {{date}}.', caption: 'Ore previste e fatte per intervento', what: 'Intervento', planned: 'Previste', expected: 'Attese a oggi', done: 'Fatte', sessions: 'Incontri', notReported: 'Nessuno le registra', months: 'Mese per mese: {{what}}', monthsCaption: 'Ore fatte mese per mese: {{what}}', month: 'Mese', see: 'Vedi gli incontri', seeOf: 'Vedi gli incontri di: {{what}}', none: 'Nessun intervento è legato a un’iscrizione: non ci sono ore da confrontare.', share: '{{percent}} del previsto',
      behind: 'Meno di quanto atteso a oggi', onTrack: 'In linea con quanto atteso', sessionsTitle: 'Incontri di «{{what}}»', sessionsLead: 'Presenze validate, dalla più recente.', sessionsCaption: 'Incontri a cui la persona è stata presente', on: 'Data', activity: 'Attività', time: 'Durata', noSessionsTitle: 'Nessun incontro validato', noSessionsText: 'Gli incontri compaiono quando il coordinamento valida le presenze.',
    },
    risks: {
      title: 'Rischi e piano di crisi', add: 'Aggiungi un rischio', edit: 'Modifica il rischio', added: 'Rischio aggiunto', changed: 'Rischio modificato', removed: 'Rischio tolto', what: 'Che cosa può andare storto', signs: 'Come si annuncia', signsHint: 'I primi segnali, quelli che la persona e chi le sta vicino riconoscono.', response: 'Che cosa si fa, e chi lo fa', crisis: 'In caso di crisi', noCrisis: 'Il piano di crisi non è ancora scritto.', none: 'Nessun rischio scritto finora.',
    },
    about: { title: 'La persona e la valutazione dell’équipe', history: 'La sua storia', wishes: 'Che cosa desidera', evaluation: 'La valutazione dell’équipe (UVM)', none: 'Non ancora scritto' },
    fields: { history: 'La sua storia', historyHint: 'In prima persona, con le sue parole.', evaluation: 'Valutazione dell’équipe (UVM)', crisis: 'Piano di crisi', crisisHint: 'Chi chiamare, che cosa aiuta, che cosa evitare.', months: 'Una verifica ogni', monthsOption_one: '{{count}} mese', monthsOption_other: '{{count}} mesi', agreed: 'Totale concordato', agreedHint: 'Quanto hanno concordato i firmatari, comunità compresa. Il piano si propone solo se le righe fanno questo importo.' },
    reviews: {
      title: 'Verifiche', add: 'Registra una verifica', added: 'Verifica registrata', changed: 'Verifica corretta', none: 'Nessuna verifica finora.', next: 'Prossima verifica: {{date}}.', due: 'La verifica è da fare: era prevista per il {{date}}.', dueMissed: 'Un impegno non è stato mantenuto: il piano va riverificato entro il {{date}}.', missedNext: 'Un impegno non è stato mantenuto: prossima verifica entro il {{date}}.', noNext: 'Nessuna data fissata per la prossima verifica.', changeDecided: 'L’ultima verifica ha deciso di cambiare il piano: apri una nuova versione.', closeDecided: 'L’ultima verifica ha deciso di chiudere il piano: si va verso la conclusione del caso.',
      of: 'Verifica del {{date}}', version: 'Versione {{number}} del piano', scheduled: 'Periodica', event: 'Su un evento', kind: 'Perché ora', heldOn: 'Data della verifica', heldOnHint: 'Non prima che il piano fosse attivo.', what: 'Che cosa è successo', notes: 'Annotazioni', goals: 'Obiettivi', commitments: 'Impegni', evaluation: 'A che punto è', level: 'Dove si trova ora', noLevel: 'Non valutato', note: 'Nota', kept: 'L’impegno', of_commitment: '{{who}}: {{what}}', thePerson: 'La persona', caseManager: 'Case manager', decision: 'Decisione', next_on: 'Prossima verifica', nextHint: 'Proposta dalla cadenza del piano: puoi cambiarla.', by: 'Registrata da {{name}}', edit: 'Correggi', editOf: 'Correggi la verifica del {{date}}', editLead: 'Si correggono le annotazioni e la data della prossima verifica. Le valutazioni restano come sono state registrate.', submit: 'Registra la verifica', noCommitments: 'Nessun firmatario ha scritto un impegno.', goalCaption: 'Obiettivi alla verifica del {{date}}', commitmentCaption: 'Impegni alla verifica del {{date}}', goal: 'Obiettivo', who: 'Chi', filter: 'Verifiche', filterAll: 'Tutti i piani', filterDue: 'Da fare',
    },
    bands: {
      title: 'Fasce di intensità', lead: 'Quanto costa al giorno un progetto di intensità bassa, media o alta. Le decide un atto e valgono da un giorno in poi: le precedenti restano nello storico.', caption: 'Fasce di intensità, dalle più recenti', from: 'Valgono dal', to: 'al', act: 'Atto', actOf: '{{number}} del {{date}}', low: 'Bassa', medium: 'Media', high: 'Alta', now: 'in vigore', emptyTitle: 'Nessuna fascia decisa', emptyText: 'Finché un atto non le decide, i piani mostrano la spesa al giorno senza fascia.', decide: 'Registra nuove fasce', validFrom: 'Valgono dal', validFromHint: 'Le fasce precedenti valgono fino al giorno prima.', number: 'Numero dell’atto', date: 'Data dell’atto', fromOf: 'Intensità {{level}}: da', toOf: 'Intensità {{level}}: fino a (escluso)', openHint: 'Lascia vuoto se non ha limite.', levels: { low: 'bassa', medium: 'media', high: 'alta' }, submit: 'Registra', decided: 'Nuove fasce registrate',
    },
  },
  en: {
    change: 'Change', changeWhat: 'Change: {{what}}', remove: 'Remove', removeWhat: 'Remove: {{what}}', cancel: 'Cancel', save: 'Save', saved: 'Change saved', actions: 'Actions', none: '–', back: 'Back to the Budget di Salute',
    hours: { hour_one: '{{count}} hour', hour_other: '{{count}} hours', minute_one: '{{count}} minute', minute_other: '{{count}} minutes', and: '{{hours}} and {{minutes}}' },
    kind: { simple: 'Simple', complex: 'Complex', group: 'Group' },
    evaluation: { reached: 'Reached', partly_reached: 'Partly reached', not_reached: 'Not reached', dropped: 'Dropped' },
    kept: { kept: 'Kept', partly: 'Partly kept', missed: 'Missed' },
    decision: { continue: 'The plan goes on as it is', change: 'The plan changes', close: 'The plan comes to its end' },
    decisionHint: { continue: 'No change until the next review.', change: 'After the review a new version is opened, which everybody signs again.', close: 'The case moves towards its conclusion.' },
    intensity: { low: 'Low intensity', medium: 'Medium intensity', high: 'High intensity' },
    goals: {
      edit: 'Change the goal', changed: 'Goal changed', baselineLevel: 'Where it starts', baseline: 'Where it starts, in words', baselineHint: 'How things are today on this goal.', unknown: 'Not given',
      scale: 'Levels of “{{what}}”', start: 'Baseline', aim: 'Expected', now: 'Now', startIs: 'Baseline: {{level}}', aimIs: 'Expected: {{level}}', nowIs: 'Now: {{level}}, on {{date}}', saidOf: 'Last review: {{evaluation}}',
      up: 'Move earlier: {{what}}', down: 'Move later: {{what}}', upShort: 'Earlier', downShort: 'Later', moved: 'Order changed',
    },
    interventions: {
      title: 'Interventions', lead: 'What is done, by whom, for how many hours and where.', caption: 'Interventions of the plan', add: 'Add an intervention', edit: 'Change the intervention', added: 'Intervention added', changed: 'Intervention changed', removed: 'Intervention removed',
      emptyTitle: 'No interventions', emptyText: 'Interventions say who does what: without them what was planned cannot be compared with what was done.',
      what: 'What is done', whatHint: 'For instance: educator at home, twice a week.', kind: 'Kind', who: 'Who does it', hours: 'Planned hours', where: 'Where', dates: 'From – to', axis: 'Life axis', noHours: 'Not by hours',
      by: { partner: 'A partner', service: 'A service', other: 'Somebody else' }, partner: 'Partner', service: 'Service', other: 'Who', otherHint: 'The case manager, a relative, a neighbour.',
      enrolment: 'Enrolment', enrolmentHint: 'Validated attendance of this enrolment will tell how much was done.', noEnrolment: 'None: hours are not compared', plannedHours: 'Hours, altogether', plannedMinutes: 'Minutes', plannedHint: 'Over its whole duration. Leave blank where hours are not what counts.',
      place: 'Where', from: 'From', to: 'To',
    },
    lines: {
      edit: 'Change the line', changed: 'Line changed', intervention: 'Intervention it pays for', interventionHint: 'The hours of an intervention’s lines do not exceed those planned.', noIntervention: 'None', provider: 'Who provides it', providerHint: 'If it is a service of the directory.', noProvider: 'Not given', bringer: 'Partner that brings it',
      of: 'for “{{what}}”', spent: 'Spent', declare: 'Declare spending', declareFor: 'Declare spending for: {{what}}',
    },
    totals: {
      sources: 'Worth by source', axes: 'Worth by life axis', states: 'Planned, committed and spent, by source', planned: 'Planned', committed: 'Committed', spent: 'Spent', variance: 'Variance', source: 'Source', axis: 'Axis', amount: 'Amount', all: 'All spending',
      communityNote: 'The community is valued, not spent: it is not committed and is no spending.', agreed: 'Agreed total', agreedIs: 'Agreed total: {{amount}}.', differs: 'The lines come to {{amount}}: both must agree before the plan is proposed.', noAgreed: 'Not written yet',
      perDay_one: '{{amount}} a day, over {{count}} day', perDay_other: '{{amount}} a day, over {{count}} days', daily: 'Spending a day', noEnd: 'Told once the plan has an end.', band: '{{band}}: {{range}} a day', range: 'from {{from}} to less than {{to}}', rangeOpen: 'from {{from}} upwards', noBand: 'No intensity band has been decided for this amount.', bandsLink: 'Intensity bands',
    },
    spending: {
      title: 'Declared spending', caption: 'Declared spending, the latest first', item: 'Item', amount: 'Amount', on: 'Date', note: 'Note', by: 'Declared by', add: 'Declare spending', addFor: 'Declare spending: {{what}}', lead: 'What {{source}} spent on this item. The convenzione’s spending comes from claims.', added: 'Spending declared', takeBack: 'Remove', takeBackWhat: 'Remove the spending of {{date}} for {{what}}', takenBack: 'Spending removed', empty: 'No spending declared so far.',
    },
    delivered: {
      title: 'Planned and delivered hours', lead: 'From validated attendance, up to {{date}}.', caption: 'Planned and delivered hours by intervention', what: 'Intervention', planned: 'Planned', expected: 'Expected by today', done: 'Delivered', sessions: 'Sessions', notReported: 'Nobody records them', months: 'Month by month: {{what}}', monthsCaption: 'Delivered hours month by month: {{what}}', month: 'Month', see: 'See the sessions', seeOf: 'See the sessions of: {{what}}', none: 'No intervention is tied to an enrolment: there are no hours to compare.', share: '{{percent}} of the plan',
      behind: 'Less than expected by today', onTrack: 'In line with what is expected', sessionsTitle: 'Sessions of “{{what}}”', sessionsLead: 'Validated attendance, the latest first.', sessionsCaption: 'Sessions that the person attended', on: 'Date', activity: 'Activity', time: 'Length', noSessionsTitle: 'No validated session', noSessionsText: 'Sessions appear once the coordinator validates attendance.',
    },
    risks: {
      title: 'Risks and crisis plan', add: 'Add a risk', edit: 'Change the risk', added: 'Risk added', changed: 'Risk changed', removed: 'Risk removed', what: 'What may go wrong', signs: 'How it announces itself', signsHint: 'The first signs, those that the person and who is close to them recognise.', response: 'What is done, and by whom', crisis: 'In a crisis', noCrisis: 'The crisis plan is not written yet.', none: 'No risk written so far.',
    },
    about: { title: 'The person and the team’s evaluation', history: 'Their story', wishes: 'What they wish', evaluation: 'The team’s evaluation (UVM)', none: 'Not written yet' },
    fields: { history: 'Their story', historyHint: 'In the first person, in their words.', evaluation: 'Evaluation of the team (UVM)', crisis: 'Crisis plan', crisisHint: 'Who to call, what helps, what to avoid.', months: 'A review every', monthsOption_one: '{{count}} month', monthsOption_other: '{{count}} months', agreed: 'Agreed total', agreedHint: 'What the signatories agreed on, community included. The plan is proposed only when its lines come to this amount.' },
    reviews: {
      title: 'Reviews', add: 'Record a review', added: 'Review recorded', changed: 'Review corrected', none: 'No review so far.', next: 'Next review: {{date}}.', due: 'The review is due: it was planned for {{date}}.', dueMissed: 'A commitment was missed: the plan is to be reviewed again by {{date}}.', missedNext: 'A commitment was missed: next review by {{date}}.', noNext: 'No day is set for the next review.', changeDecided: 'The last review decided to change the plan: open a new version.', closeDecided: 'The last review decided that the plan comes to its end: the case moves towards its conclusion.',
      of: 'Review of {{date}}', version: 'Version {{number}} of the plan', scheduled: 'Scheduled', event: 'On an event', kind: 'Why now', heldOn: 'Day of the review', heldOnHint: 'Not before the plan was active.', what: 'What happened', notes: 'Notes', goals: 'Goals', commitments: 'Commitments', evaluation: 'How far it is', level: 'Where they stand now', noLevel: 'Not assessed', note: 'Note', kept: 'The commitment', of_commitment: '{{who}}: {{what}}', thePerson: 'The person', caseManager: 'Case manager', decision: 'Decision', next_on: 'Next review', nextHint: 'Proposed by the plan’s rhythm: you may change it.', by: 'Recorded by {{name}}', edit: 'Correct', editOf: 'Correct the review of {{date}}', editLead: 'Notes and the day of the next review can be corrected. Evaluations stay as they were recorded.', submit: 'Record the review', noCommitments: 'No signatory wrote a commitment.', goalCaption: 'Goals at the review of {{date}}', commitmentCaption: 'Commitments at the review of {{date}}', goal: 'Goal', who: 'Who', filter: 'Reviews', filterAll: 'All plans', filterDue: 'Due',
    },
    bands: {
      title: 'Intensity bands', lead: 'What a project of low, medium or high intensity costs a day. An act decides them and they hold from a day on: those before them stay in the history.', caption: 'Intensity bands, the newest first', from: 'Valid from', to: 'to', act: 'Act', actOf: '{{number}} of {{date}}', low: 'Low', medium: 'Medium', high: 'High', now: 'in force', emptyTitle: 'No bands decided', emptyText: 'Until an act decides them, plans show spending a day without a band.', decide: 'Record new bands', validFrom: 'Valid from', validFromHint: 'The bands before them hold until the day before.', number: 'Number of the act', date: 'Date of the act', fromOf: '{{level}} intensity: from', toOf: '{{level}} intensity: up to (excluded)', openHint: 'Leave blank if it has no limit.', levels: { low: 'Low', medium: 'Medium', high: 'High' }, submit: 'Record', decided: 'New bands recorded',
    },
  },
});
