// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

/** Words about versions of a plan, their signatories and signatures. */
export const { useTexts: useVersionTexts } = defineTexts('plan-versions', {
  it: {
    version: 'Versione', versionN: 'Versione {{number}}', versions: 'Versioni', current: 'questa', other: 'Vai alla versione {{number}}, {{status}}',
    dates: { proposed: 'Proposta', activated: 'Attiva dal', ended: 'Finita il' },
    propose: {
      open: 'Proponi alla firma', title: 'Proporre questa versione alla firma?', text: 'Ognuno dei firmatari la troverà tra le cose da firmare. Finché è proposta non si modifica; puoi ritirarla quando vuoi.',
      money: 'Con l’ultima firma si impegnano {{amount}} sulla convenzione.', confirm: 'Proponi alla firma', cancel: 'Non ancora', done: 'Versione proposta alla firma', refused: 'Non ancora pronta: nulla è cambiato',
    },
    withdraw: {
      open: 'Ritira la proposta', title: 'Ritirare la proposta?', text: 'La versione torna in bozza e si può modificare. Le firme già date non valgono più: quando la riproponi, tutti firmano di nuovo.', confirm: 'Ritira la proposta', cancel: 'Lasciala proposta', done: 'Proposta ritirata: è di nuovo una bozza',
    },
    next: { open: 'Apri una nuova versione', done: 'Nuova versione aperta', inPreparation: 'Vai alla versione in preparazione' },
    discard: { open: 'Elimina questa bozza', title: 'Eliminare la bozza della versione {{number}}?', text: 'Le modifiche che contiene vanno perse. La versione attiva resta com’è.', confirm: 'Elimina la bozza', cancel: 'Tienila', done: 'Bozza eliminata' },
    returned: { title: 'Tornata in bozza: {{who}} non ha firmato', reason: 'Motivo: {{reason}}', next: 'Modifica ciò che serve e proponila di nuovo: tutti firmano da capo.', person: 'la persona', caseManager: 'chi segue il caso' },
    changes: { title: 'Che cosa cambia', since: 'Rispetto alla versione {{number}}, firmata:', none: 'Non è cambiato nulla rispetto alla versione {{number}}.' },
    who: { title: 'Chi', person: 'La persona', represented: 'Rappresentata da', until: 'fino al {{date}}', open: 'senza scadenza', none: 'Nessuno: la persona agisce da sé', link: 'Rappresentanti' },
    signatories: {
      title: 'Firme', lead: 'Il piano diventa attivo quando hanno firmato tutti quelli segnati come obbligatori.', add: 'Aggiungi un firmatario', addOne: 'Aggiungi: {{who}}', change: 'Modifica', changeWhat: 'Modifica: {{who}}', remove: 'Togli', removeWhat: 'Togli: {{who}}', removed: 'Firmatario tolto', saved: 'Firmatario salvato',
      missing: 'Mancano tra i firmatari, perché indicati nelle righe o negli interventi:', mandatory: 'Firma obbligatoria', optional: 'Firma facoltativa', commitment: 'Impegno', noCommitment: 'Nessun impegno scritto', sign: 'Firma', signFor: 'Firma: {{who}}', mark: 'Vedi la firma', markOf: 'Firma di {{who}}', typed: 'Nome scritto: {{name}}', attested: 'Firma raccolta da {{name}}',
      scan: 'Vedi la copia firmata', history: 'Che cosa è successo',
    },
    kinds: { person: 'La persona', representative: 'Chi rappresenta la persona', case_manager: 'Chi segue il caso', service: 'Servizio', comune: 'Comune', partner: 'ETS', family: 'Famiglia' },
    status: { pending: 'Da firmare', signed: 'Firmato', refused: 'Rifiutato', draft: 'Non ancora chiesta' },
    methods: { account: 'con il proprio account', screen: 'sullo schermo', paper: 'su carta' },
    signedOn: 'Firmato il {{at}} {{how}}',
    events: {
      opened: 'Versione aperta', proposed: 'Proposta alla firma', signed: 'Firma', refused: 'Rifiuto', taken_back: 'Proposta ritirata', activated: 'Diventata attiva', superseded: 'Sostituita dalla versione seguente', closed: 'Chiusa con il caso',
      by: 'da {{name}}', of: '{{event}}: {{who}}',
    },
    form: {
      addTitle: 'Aggiungi un firmatario', changeTitle: 'Modifica il firmatario', kind: 'Chi firma', partner: 'ETS', service: 'Servizio', comune: 'Ente', representative: 'Rappresentante', name: 'Nome e legame con la persona', nameHint: 'Per esempio: Anna, la sorella.',
      mandatory: 'La sua firma è obbligatoria', mandatoryHint: 'Senza, il piano non diventa attivo.', commitment: 'A che cosa si impegna', commitmentHint: 'Con parole semplici: è ciò che leggerà e firmerà.', save: 'Salva', cancel: 'Annulla', noRepresentatives: 'Nella scheda della persona non ci sono rappresentanti.',
    },
    toSign: {
      title: 'Da firmare', lead: 'I Budget di Salute che aspettano una firma, la tua o di chi la dà davanti a te.', leadOwn: 'I Budget di Salute in cui chiedono un impegno alla tua organizzazione.', caption: 'Firme richieste', person: 'Persona', who: 'Chi firma', asked: 'Chiesta il', dates: 'Il piano va', state: 'Stato', filter: 'Stato', waiting: 'Da firmare', signed: 'Già firmate',
      emptyTitle: 'Niente da firmare', emptyText: 'Quando un piano sarà proposto, lo trovi qui.', version: 'versione {{number}}',
    },
    seat: {
      title: 'Firma: {{who}}', of: 'Budget di Salute di {{name}}', plan: 'Piano', planDates: 'Dal – al', followedBy: 'Segue la persona', commitment: 'L’impegno', interventions: 'Che cosa fa', lines: 'Che cosa mette', noParts: 'Nel piano non ci sono righe o interventi a suo nome.', whole: 'Leggi il piano intero', wholeText: 'Chi firma qui firma il piano intero, nella versione {{number}}.', hash: 'Impronta del contenuto', hashHint: 'Identifica esattamente ciò che si firma: se il piano cambia, cambia anche lei.',
      interventionsCaption: 'Interventi', linesCaption: 'Righe', what: 'Che cosa', when: 'Dal – al', hours: 'Ore', where: 'Dove', quantity: 'Quantità', amount: 'Importo',
      signTitle: 'Firma', signText: 'Firmando confermi l’impegno qui sopra. Ti può essere chiesto il codice della verifica in due passaggi.', sign: 'Firma', signed: 'Firma registrata', active: 'Firma registrata: era l’ultima, il piano è attivo',
      method: 'Come firma', screen: 'Sullo schermo, adesso', paper: 'Su carta', drawing: 'Firma qui', drawingHint: 'Con il dito, la penna o il mouse. In alternativa scrivi il nome qui sotto.', clear: 'Cancella il segno', drawn: 'Segno fatto', typedName: 'Oppure scrivi nome e cognome', attested: 'Ho visto firmare {{who}}', document: 'Copia firmata', documentHint: 'Un documento della persona di tipo «piano firmato».', noDocument: 'Non c’è ancora una copia firmata tra i documenti della persona.', upload: 'Carica la copia',
      refuseOpen: 'Non firma', refuseTitle: 'Perché non firma', reason: 'Motivo', reasonHint: 'Lo leggerà chi segue la persona. Il piano torna in bozza.', refuse: 'Rifiuta la firma', refused: 'Rifiuto registrato: il piano torna in bozza', notYours: 'Firma un’altra persona: qui puoi solo leggere.', decided: 'La decisione è registrata.', noLonger: 'La versione non è più proposta: non c’è nulla da firmare.', late: 'Il piano è già attivo e non aspettava questa firma. Si può ancora aggiungere: non cambia nient’altro.', back: 'Torna al piano', backList: 'Torna all’elenco',
    },
  },
  en: {
    version: 'Version', versionN: 'Version {{number}}', versions: 'Versions', current: 'this one', other: 'Go to version {{number}}, {{status}}',
    dates: { proposed: 'Proposed', activated: 'Active since', ended: 'Ended on' },
    propose: {
      open: 'Propose for signing', title: 'Propose this version for signing?', text: 'Each signatory will find it among what is to be signed. While it is proposed it does not change; you may take it back whenever you want.',
      money: 'The last signature commits {{amount}} on the convenzione.', confirm: 'Propose for signing', cancel: 'Not yet', done: 'Version proposed for signing', refused: 'Not ready yet: nothing changed',
    },
    withdraw: {
      open: 'Take the proposal back', title: 'Take the proposal back?', text: 'The version is a draft again and can be changed. Signatures given so far no longer hold: once you propose it anew, everybody signs again.', confirm: 'Take it back', cancel: 'Leave it proposed', done: 'Proposal taken back: it is a draft again',
    },
    next: { open: 'Open a new version', done: 'New version opened', inPreparation: 'Go to the version in preparation' },
    discard: { open: 'Remove this draft', title: 'Remove the draft of version {{number}}?', text: 'The changes in it are lost. The active version stays as it is.', confirm: 'Remove the draft', cancel: 'Keep it', done: 'Draft removed' },
    returned: { title: 'A draft again: {{who}} did not sign', reason: 'Reason: {{reason}}', next: 'Change what is needed and propose it again: everybody signs anew.', person: 'the person', caseManager: 'whoever holds the case' },
    changes: { title: 'What changes', since: 'Compared with version {{number}}, which was signed:', none: 'Nothing has changed since version {{number}}.' },
    who: { title: 'Who', person: 'The person', represented: 'Represented by', until: 'until {{date}}', open: 'without an end', none: 'Nobody: the person acts for themselves', link: 'Representatives' },
    signatories: {
      title: 'Signatures', lead: 'The plan becomes active once everybody marked as mandatory has signed.', add: 'Add a signatory', addOne: 'Add: {{who}}', change: 'Change', changeWhat: 'Change: {{who}}', remove: 'Remove', removeWhat: 'Remove: {{who}}', removed: 'Signatory removed', saved: 'Signatory saved',
      missing: 'Missing among the signatories, since lines or interventions name them:', mandatory: 'Mandatory signature', optional: 'Optional signature', commitment: 'Commitment', noCommitment: 'No written commitment', sign: 'Sign', signFor: 'Sign: {{who}}', mark: 'See the signature', markOf: 'Signature of {{who}}', typed: 'Typed name: {{name}}', attested: 'Signature witnessed by {{name}}',
      scan: 'See the signed copy', history: 'What happened',
    },
    kinds: { person: 'The person', representative: 'Who represents the person', case_manager: 'Who holds the case', service: 'Service', comune: 'Comune', partner: 'Partner', family: 'Family' },
    status: { pending: 'To sign', signed: 'Signed', refused: 'Refused', draft: 'Not asked yet' },
    methods: { account: 'with their own account', screen: 'on the screen', paper: 'on paper' },
    signedOn: 'Signed on {{at}} {{how}}',
    events: {
      opened: 'Version opened', proposed: 'Proposed for signing', signed: 'Signature', refused: 'Refusal', taken_back: 'Proposal taken back', activated: 'Became active', superseded: 'Replaced by the next version', closed: 'Closed with the case',
      by: 'by {{name}}', of: '{{event}}: {{who}}',
    },
    form: {
      addTitle: 'Add a signatory', changeTitle: 'Change the signatory', kind: 'Who signs', partner: 'Partner', service: 'Service', comune: 'Body', representative: 'Representative', name: 'Name and relation to the person', nameHint: 'For instance: Anna, the sister.',
      mandatory: 'Their signature is mandatory', mandatoryHint: 'Without it the plan does not become active.', commitment: 'What they commit to', commitmentHint: 'In plain words: it is what they will read and sign.', save: 'Save', cancel: 'Cancel', noRepresentatives: 'There are no representatives in the person’s file.',
    },
    toSign: {
      title: 'To sign', lead: 'Budgets di Salute that wait for a signature, yours or of who gives it in front of you.', leadOwn: 'Budgets di Salute in which your organisation is asked for a commitment.', caption: 'Signatures asked for', person: 'Person', who: 'Who signs', asked: 'Asked on', dates: 'The plan runs', state: 'State', filter: 'State', waiting: 'To sign', signed: 'Signed already',
      emptyTitle: 'Nothing to sign', emptyText: 'Once a plan is proposed, you find it here.', version: 'version {{number}}',
    },
    seat: {
      title: 'Signature: {{who}}', of: 'Budget di Salute of {{name}}', plan: 'Plan', planDates: 'From – to', followedBy: 'Follows the person', commitment: 'The commitment', interventions: 'What they do', lines: 'What they bring', noParts: 'The plan has no lines or interventions in their name.', whole: 'Read the whole plan', wholeText: 'Who signs here signs the whole plan, in version {{number}}.', hash: 'Fingerprint of the content', hashHint: 'It identifies exactly what is signed: when the plan changes, so does it.',
      interventionsCaption: 'Interventions', linesCaption: 'Lines', what: 'What', when: 'From – to', hours: 'Hours', where: 'Where', quantity: 'Quantity', amount: 'Amount',
      signTitle: 'Sign', signText: 'By signing you confirm the commitment above. You may be asked for the code of your second factor.', sign: 'Sign', signed: 'Signature recorded', active: 'Signature recorded: it was the last one, the plan is active',
      method: 'How they sign', screen: 'On the screen, now', paper: 'On paper', drawing: 'Sign here', drawingHint: 'With a finger, a pen or the mouse. Otherwise type the name below.', clear: 'Clear the drawing', drawn: 'Drawn', typedName: 'Or type name and surname', attested: 'I saw {{who}} sign', document: 'Signed copy', documentHint: 'A document of the person of the kind “signed plan”.', noDocument: 'There is no signed copy among the person’s documents yet.', upload: 'Upload the copy',
      refuseOpen: 'They do not sign', refuseTitle: 'Why they do not sign', reason: 'Reason', reasonHint: 'Whoever follows the person will read it. The plan is a draft again.', refuse: 'Refuse to sign', refused: 'Refusal recorded: the plan is a draft again', notYours: 'Somebody else signs: here you can only read.', decided: 'The decision is recorded.', noLonger: 'The version is no longer proposed: there is nothing to sign.', late: 'The plan is active already and did not wait for this signature. It can still be added: nothing else changes.', back: 'Back to the plan', backList: 'Back to the list',
    },
  },
});
