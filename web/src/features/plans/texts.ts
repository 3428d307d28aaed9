// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

export const { useTexts } = defineTexts('plans', {
  it: {
    title: 'Budget di Salute',
    of: 'Budget di Salute di {{name}}',
    list: {
      lead: 'I progetti delle persone che segui.',
      caption: 'Budget di Salute delle persone che segui',
      person: 'Persona',
      dates: 'Dal – al',
      review: 'Prossima verifica',
      total: 'Valore',
      state: 'Stato',
      emptyTitle: 'Nessun Budget di Salute',
      emptyText: 'Il progetto si apre dalla pagina della persona, quando il suo caso è aperto.',
    },
    status: { draft: 'Bozza', active: 'Attivo', closed: 'Chiuso' },
    statusHint: {
      draft: 'È una bozza: aggiungi obiettivi e righe, poi attivalo. Fino ad allora nessuna somma è impegnata.',
      active: 'È attivo: le somme della convenzione sono impegnate e il progetto non si modifica più.',
      closed: 'È chiuso insieme al caso.',
    },
    facts: { starts: 'Inizio', ends: 'Fine', noEnd: 'Non fissata', review: 'Verifica', noReview: 'Non fissata', activated: 'Attivato', person: 'Persona', wishes: 'Che cosa desidera', noWishes: 'Non ancora scritto' },
    edit: 'Modifica date e desideri',
    open: { title: 'Apri il Budget di Salute', lead: 'Nasce in bozza: obiettivi e risorse si aggiungono subito dopo.', submit: 'Apri il Budget di Salute', done: 'Budget di Salute aperto', changed: 'Budget di Salute modificato' },
    form: {
      starts: 'Inizio', startsHint: 'Non prima dell’apertura del caso.', ends: 'Fine', endsHint: 'Lasciala vuota se non è fissata.',
      review: 'Data della verifica', reviewHint: 'Di solito dopo 3 o 6 mesi.', wishes: 'Che cosa desidera la persona', wishesHint: 'In prima persona, con le sue parole.', cancel: 'Annulla',
    },
    goals: {
      title: 'Obiettivi e livelli', add: 'Aggiungi un obiettivo', none: 'Nessun obiettivo su questo asse.', emptyTitle: 'Nessun obiettivo', emptyText: 'Per attivare il progetto ne serve almeno uno, su un asse di vita.',
      expected: 'Livello atteso', baseline: 'Partenza', latest: 'Ultima verifica', final: 'Alla conclusione', remove: 'Togli l’obiettivo: {{what}}', removed: 'Obiettivo tolto', saved: 'Obiettivo aggiunto',
      axis: 'Asse di vita', description: 'Obiettivo', descriptionHint: 'Che cosa cambierà per la persona.', noExpected: 'Non indicato', level: '{{level}} – {{name}}', notAssessed: 'non valutato',
    },
    lines: {
      title: 'Risorse e costi', add: 'Aggiungi una riga', emptyTitle: 'Nessuna riga', emptyText: 'Le righe dicono chi porta che cosa, per quanto tempo e a quale costo.', caption: 'Righe sull’asse {{axis}}',
      item: 'Voce', source: 'Fonte', dates: 'Dal – al', quantity: 'Quantità', unitCost: 'Costo unitario', amount: 'Importo', actions: 'Azioni', remove: 'Togli', removeWhat: 'Togli la riga: {{what}}', removed: 'Riga tolta', saved: 'Riga aggiunta',
      unit: 'Unità di misura', itemHint: 'Per esempio: sostegno educativo a domicilio.', sourceHint: 'Solo la convenzione impegna somme del programma. La comunità è valorizzata, non spesa.',
      enrolment: 'Iscrizione', enrolmentHint: 'L’azione a cui la riga si riferisce.', noEnrolment: 'Questa persona non ha ancora un’iscrizione: senza, la convenzione non finanzia righe.',
      allocation: 'Assegnazione', allocationHint: 'Partner, periodo e quanto resta da impegnare.', allocationOption: '{{partner}}, {{from}} – {{to}}: restano {{left}}', noAllocation: 'Per quest’azione non ci sono somme assegnate a un partner: chiedi all’ufficio programma.',
      estimate: 'Importo della riga: {{amount}}', partner: 'con {{partner}}',
    },
    units: { hour: 'ore', day: 'giorni', session: 'incontri', meal: 'pasti', month: 'mesi', piece: 'pezzi' },
    totals: {
      title: 'Totali', spending: 'Da spendere', spendingNote: 'Tutte le fonti, senza la comunità.', community: 'Comunità, valorizzata e non spesa', committed: 'Impegnato sulla convenzione', planned: 'Da impegnare all’attivazione: {{amount}}', whole: 'Valore del progetto',
      bySource: 'Per fonte', byAxis: 'Per asse di vita', source: 'Fonte', axis: 'Asse', amount: 'Importo', ofWhichSpending: 'di cui da spendere',
    },
    activate: {
      open: 'Attiva il progetto', title: 'Attivare il Budget di Salute?', text: 'Sulla convenzione si impegnano {{amount}}. Da quel momento obiettivi e righe non si modificano più.', textNothing: 'Nessuna riga è a carico della convenzione, quindi nessuna somma viene impegnata. Da quel momento obiettivi e righe non si modificano più.',
      confirm: 'Attiva e impegna', confirmNothing: 'Attiva', cancel: 'Non ancora', done: 'Budget di Salute attivato', refused: 'Non attivato: nulla è cambiato',
    },
    levels: {
      title: 'Livelli sugli assi di vita', link: 'Registra un livello', lead: 'Cinque livelli per ogni asse, da 1 a 5. La partenza serve a riconoscere, alla fine, se la situazione è migliorata.', record: 'Registra un livello', moment: 'Momento', baseline: 'Partenza', review: 'Verifica', conclusion: 'Conclusione', baselineHint: 'Una sola per asse.', reviewHint: 'Quante servono.',
      level: 'Dove si trova ora', chooseAxis: 'Scegli prima l’asse: i livelli si leggono con le sue parole.', on: 'Valutato il', saved: 'Livello registrato', submit: 'Registra il livello', history: 'Livelli registrati', emptyTitle: 'Nessun livello registrato', emptyText: 'Comincia dalla partenza, asse per asse.', axis: 'Asse', value: 'Livello', back: 'Torna al Budget di Salute',
    },
    conclude: {
      link: 'Concludi il caso', title: 'Concludi il caso di {{name}}', lead: 'La conclusione chiude insieme caso, Budget di Salute, iscrizioni, affidamenti e partecipazione. Esito e livelli restano fissati: non si potranno più cambiare.',
      outcome: 'Esito', on: 'Concluso il', onHint: 'Non nel futuro, e non prima dell’ultima presenza.', finals: 'Livelli finali', final: '{{axis}}: dove si trova ora', from: 'Alla partenza: {{level}}', noBaseline: 'Senza la partenza, questo asse non potrà contare tra i miglioramenti.', later: 'Non valutato',
      noAxes: 'Non ci sono obiettivi né livelli di partenza: non c’è nulla da valutare.', submit: 'Concludi e fissa i dati', done: 'Caso concluso', confirmTitle: 'Concludere il caso?', confirmText: 'Esito: {{outcome}}, il {{date}}. Non si torna indietro.', cancel: 'Non ancora',
      concluded: 'Caso concluso', of: 'Caso concluso di {{name}}', frozen: 'Dati fissati il {{at}}', evidence: 'Che cosa si sapeva alla conclusione', worked: 'Asse del progetto', yes: 'Sì', no: 'No', baseline: 'Partenza', finalLevel: 'Alla fine', change: 'Variazione', attendance: 'Presenze validate', sessions_one: '{{count}} presenza', sessions_other: '{{count}} presenze', none: 'Nessuna',
      missing: 'Mancano dei livelli: questi assi non potranno contare tra i miglioramenti.', missingBaseline: '{{axis}}: manca la partenza', missingFinal: '{{axis}}: manca il livello finale', plan: 'Budget di Salute',
    },
    person: 'Vai alla persona',
  },
  en: {
    title: 'Budget di Salute',
    of: 'Budget di Salute of {{name}}',
    list: {
      lead: 'The projects of the people you follow.',
      caption: 'Budgets di Salute of the people you follow',
      person: 'Person',
      dates: 'From – to',
      review: 'Next review',
      total: 'Worth',
      state: 'State',
      emptyTitle: 'No Budget di Salute',
      emptyText: 'A project is opened from the person’s page, while their case is open.',
    },
    status: { draft: 'Draft', active: 'Active', closed: 'Closed' },
    statusHint: {
      draft: 'It is a draft: add goals and lines, then activate it. Until then no money is committed.',
      active: 'It is active: the money of the convenzione is committed and the project changes no more.',
      closed: 'It is closed, together with the case.',
    },
    facts: { starts: 'Start', ends: 'End', noEnd: 'Not set', review: 'Review', noReview: 'Not set', activated: 'Activated', person: 'Person', wishes: 'What they wish', noWishes: 'Not written yet' },
    edit: 'Change dates and wishes',
    open: { title: 'Open the Budget di Salute', lead: 'It begins as a draft: goals and resources are added right after.', submit: 'Open the Budget di Salute', done: 'Budget di Salute opened', changed: 'Budget di Salute changed' },
    form: {
      starts: 'Start', startsHint: 'Not before the case was opened.', ends: 'End', endsHint: 'Leave it blank if it is not set.',
      review: 'Day of the review', reviewHint: 'Usually after 3 or 6 months.', wishes: 'What the person wishes', wishesHint: 'In the first person, in their words.', cancel: 'Cancel',
    },
    goals: {
      title: 'Goals and levels', add: 'Add a goal', none: 'No goal on this axis.', emptyTitle: 'No goals', emptyText: 'To activate the project at least one is needed, on a life axis.',
      expected: 'Expected level', baseline: 'Baseline', latest: 'Last review', final: 'At conclusion', remove: 'Remove the goal: {{what}}', removed: 'Goal removed', saved: 'Goal added',
      axis: 'Life axis', description: 'Goal', descriptionHint: 'What will change for the person.', noExpected: 'Not given', level: '{{level}} – {{name}}', notAssessed: 'not assessed',
    },
    lines: {
      title: 'Resources and costs', add: 'Add a line', emptyTitle: 'No lines', emptyText: 'Lines say who brings what, for how long and at which cost.', caption: 'Lines on the axis {{axis}}',
      item: 'Item', source: 'Source', dates: 'From – to', quantity: 'Quantity', unitCost: 'Unit cost', amount: 'Amount', actions: 'Actions', remove: 'Remove', removeWhat: 'Remove the line: {{what}}', removed: 'Line removed', saved: 'Line added',
      unit: 'Unit', itemHint: 'For instance: educational support at home.', sourceHint: 'Only the convenzione commits money of the programme. The community is valued, not spent.',
      enrolment: 'Enrolment', enrolmentHint: 'The action that the line is about.', noEnrolment: 'This person has no enrolment yet: without one the convenzione finances no line.',
      allocation: 'Allocation', allocationHint: 'Partner, period and what is left to commit.', allocationOption: '{{partner}}, {{from}} – {{to}}: {{left}} left', noAllocation: 'No money is allocated to a partner for this action: ask the programme office.',
      estimate: 'Amount of the line: {{amount}}', partner: 'with {{partner}}',
    },
    units: { hour: 'hours', day: 'days', session: 'sessions', meal: 'meals', month: 'months', piece: 'pieces' },
    totals: {
      title: 'Totals', spending: 'To spend', spendingNote: 'All sources, without the community.', community: 'Community, valued and not spent', committed: 'Committed on the convenzione', planned: 'To be committed on activation: {{amount}}', whole: 'Worth of the project',
      bySource: 'By source', byAxis: 'By life axis', source: 'Source', axis: 'Axis', amount: 'Amount', ofWhichSpending: 'of which to spend',
    },
    activate: {
      open: 'Activate the project', title: 'Activate the Budget di Salute?', text: '{{amount}} are committed on the convenzione. From then on goals and lines change no more.', textNothing: 'No line is charged to the convenzione, so no money is committed. From then on goals and lines change no more.',
      confirm: 'Activate and commit', confirmNothing: 'Activate', cancel: 'Not yet', done: 'Budget di Salute activated', refused: 'Not activated: nothing changed',
    },
    levels: {
      title: 'Levels on the life axes', link: 'Record a level', lead: 'Five levels for each axis, from 1 to 5. The baseline tells, in the end, whether the situation is better.', record: 'Record a level', moment: 'Moment', baseline: 'Baseline', review: 'Review', conclusion: 'Conclusion', baselineHint: 'One per axis.', reviewHint: 'As many as needed.',
      level: 'Where they stand now', chooseAxis: 'Choose the axis first: levels are read in its words.', on: 'Assessed on', saved: 'Level recorded', submit: 'Record the level', history: 'Recorded levels', emptyTitle: 'No level recorded', emptyText: 'Begin with the baseline, axis by axis.', axis: 'Axis', value: 'Level', back: 'Back to the Budget di Salute',
    },
    conclude: {
      link: 'Conclude the case', title: 'Conclude the case of {{name}}', lead: 'The conclusion closes case, Budget di Salute, enrolments, assignments and participation together. Outcome and levels are frozen: they cannot be changed afterwards.',
      outcome: 'Outcome', on: 'Concluded on', onHint: 'Not in the future, and not before the last attendance.', finals: 'Final levels', final: '{{axis}}: where they stand now', from: 'At the baseline: {{level}}', noBaseline: 'Without a baseline this axis cannot count as improved.', later: 'Not assessed',
      noAxes: 'There are neither goals nor baselines: there is nothing to assess.', submit: 'Conclude and freeze the data', done: 'Case concluded', confirmTitle: 'Conclude the case?', confirmText: 'Outcome: {{outcome}}, on {{date}}. There is no way back.', cancel: 'Not yet',
      concluded: 'Case concluded', of: 'Concluded case of {{name}}', frozen: 'Data frozen on {{at}}', evidence: 'What was known at the conclusion', worked: 'Axis of the project', yes: 'Yes', no: 'No', baseline: 'Baseline', finalLevel: 'In the end', change: 'Change', attendance: 'Validated attendance', sessions_one: '{{count}} attendance', sessions_other: '{{count}} attendances', none: 'None',
      missing: 'Some levels are missing: these axes cannot count as improved.', missingBaseline: '{{axis}}: no baseline', missingFinal: '{{axis}}: no final level', plan: 'Budget di Salute',
    },
    person: 'Go to the person',
  },
});
