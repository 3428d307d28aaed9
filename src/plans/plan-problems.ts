// SPDX-License-Identifier: AGPL-3.0-or-later
import { explainConstraint } from '../platform/database/sqlstate.js';
import { defineProblems } from '../platform/http/problem.js';

export const planProblem = defineProblems({
  'plan.case-unknown': { status: 422, it: 'Scegli uno dei casi che segui.', en: 'Choose one of the cases you hold.' },
  'plan.case-concluded': { status: 409, it: 'Il caso è concluso: il progetto si scrive in un caso aperto. Riapri la presa in carico con un nuovo caso.', en: 'The case is concluded: a plan is written in an open case. Take the person in charge again with a new case.' },
  'plan.exists': { status: 409, it: 'Questo caso ha già il suo Budget di Salute: aprilo e modifica quello.', en: 'This case has its Budget di Salute already: open that one and change it.' },
  'plan.not-draft': { status: 409, it: 'Il Budget di Salute non è più in bozza, quindi non si modifica: è ciò su cui ci si è accordati. Se il progetto deve cambiare, concludi il caso con esito «rimodulato» e apri un nuovo caso con il nuovo piano.', en: 'The Budget di Salute is no longer a draft, so it cannot change: it is what people agreed on. If the project has to change, conclude the case with the outcome “remodelled” and open a new case with the new plan.' },
  'plan.no-goal': { status: 422, it: 'Manca un obiettivo: aggiungine almeno uno, su un asse di vita, e poi attiva il piano.', en: 'A goal is missing: add at least one, on a life axis, then activate the plan.' },
  'plan.too-long': { status: 422, it: 'Il piano ha già {max} elementi di questo tipo: unisci le righe simili prima di aggiungerne altre.', en: 'The plan already has {max} elements of this kind: merge similar ones before adding more.' },
  'plan.lines-outside': { status: 422, it: 'Alcune righe stanno tra il {from:day} e il {to:day}: scegli date del piano che le contengano, o togli prima quelle righe.', en: 'Some lines stand between {from:day} and {to:day}: choose dates of the plan that hold them, or remove those lines first.' },
  'plan-line.too-much': { status: 422, it: 'Quantità per costo unitario supera l’importo massimo di una riga ({max:euro}): controlla le due cifre.', en: 'Quantity times unit cost exceeds the largest amount of a line ({max:euro}): check both figures.' },
  'plan-line.enrolment-unknown': { status: 422, it: 'Scegli un’iscrizione di questa persona.', en: 'Choose an enrolment of this person.' },
  'plan-line.partner-unknown': { status: 422, it: 'Scegli un partner dall’elenco.', en: 'Choose a partner of the list.' },
  'plan-line.allocation-unknown': { status: 422, it: 'Scegli un’assegnazione di questa azione a questo partner, oppure togli il campo: la trova la piattaforma.', en: 'Choose an allocation of this action to this partner, or leave the field out: the platform finds it.' },
  'plan-line.allocation-not-expected': { status: 422, it: 'L’assegnazione vale solo per le righe finanziate dalla convenzione: togli il campo o cambia la fonte.', en: 'An allocation only stands on lines financed by the convenzione: leave the field out or change the source.' },
  'plan-line.no-allocation': { status: 422, it: 'Nessuna somma è assegnata a {partner} per l’azione {action}: scegli un altro partner o chiedi all’ufficio programma di assegnarla.', en: 'No money is allocated to {partner} for action {action}: choose another partner or ask the programme office to allocate some.' },
  'plan-line.outside-period': { status: 422, it: 'Le date di «{item}» devono stare in un solo periodo di assegnazione, dal {from:day} al {to:day}: cambia le date o dividi la riga in due.', en: 'The dates of “{item}” must stand in one period of allocation, from {from:day} to {to:day}: change the dates or split the line in two.' },
  'plan-line.enrolment-waiting': { status: 422, it: '«{item}» riguarda un’iscrizione che il coordinamento non ha ammesso: attendi la decisione o togli la riga.', en: '“{item}” is about an enrolment that the coordinator has not admitted: wait for the decision or remove the line.' },
  'plan-line.beyond-allocation': { status: 422, it: '«{item}» impegna più di quanto resta della sua assegnazione: restano {left:euro}. Nulla è stato impegnato e il piano è ancora in bozza: riduci la riga, cambia partner o chiedi all’ufficio programma di aumentare l’assegnazione.', en: '“{item}” commits more than is left of its allocation: {left:euro} are left. Nothing was committed and the plan is still a draft: reduce the line, change partner or ask the programme office to raise the allocation.' },
  'commitment.exists': { status: 409, it: 'Questa riga è già stata impegnata: ricarica il piano.', en: 'This line is committed already: reload the plan.' },
});

explainConstraint('plan_case_id_key', 'plan.exists');
explainConstraint('ledger_entry_source_source_id_kind_key', 'commitment.exists');
