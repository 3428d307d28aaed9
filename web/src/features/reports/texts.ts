// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

export const { useTexts } = defineTexts('reports', {
  it: {
    title: 'Relazioni sociali', new: 'Nuova relazione', caption: 'Relazioni sociali',
    emptyTitle: 'Nessuna relazione', emptyText: 'Componi una relazione scegliendo dalla storia della persona quello che serve, poi scrivila con le tue parole.',
    what: 'Relazione', to: 'Per', on: 'Data', number: 'Versione', state: 'Stato', draft: 'Bozza', final: 'Conclusa',
    recipients: { cps: 'CPS', uepe: 'UEPE', court: 'Autorità giudiziaria', closing: 'Conclusione del percorso', other: 'Altri' },
    compose: {
      title: 'Nuova relazione su {{name}}', lead: 'Scegli dalla storia quello che la relazione deve dire. Il testo si prepara da solo: dopo lo cambi come vuoi.', recipient: 'Per chi è', recipientName: 'Destinatario', recipientNameHint: 'Per esempio il nome del servizio o dell’ufficio.',
      name: 'Titolo', nameDefault: 'Relazione sociale', entries: 'Che cosa è successo', entriesHint: 'Le voci scelte entrano nella relazione, dalla più lontana alla più recente.', more: 'Mostra voci precedenti', chosen_one: '{{count}} voce scelta', chosen_other: '{{count}} voci scelte', submit: 'Prepara la relazione', cancel: 'Annulla', done: 'Bozza preparata',
      path: 'Il percorso', situation: 'Situazione attuale', situationText: 'Scrivi qui la situazione attuale e le tue valutazioni.', none: 'Scegli almeno una voce, oppure scrivi tu il testo dopo.', missing: 'Non tutte le voci scelte si leggono in questo momento: controlla l’elenco qui sotto e riprova.', tooLong: 'Le voci scelte insieme fanno {{length}} caratteri: una parte della relazione ne contiene al massimo {{most}}. Togli le voci meno importanti, oppure fai due relazioni.',
    },
    edit: { heading: 'Titolo della parte', text: 'Testo', add: 'Aggiungi una parte', remove: 'Togli questa parte', part: 'Parte {{number}}', save: 'Salva la bozza', saved: 'Bozza salvata', finish: 'Concludi la relazione', finishHint: 'Dopo non cambia più: per dire altro si apre una nuova versione.', finished: 'Relazione conclusa', discard: 'Elimina la bozza', discarded: 'Bozza eliminata' },
    one: { back: 'Tutte le relazioni', print: 'Scarica il PDF', large: 'PDF a caratteri grandi', revise: 'Apri una nuova versione', revised: 'Nuova versione aperta', by: 'Scritta da', downloaded: 'PDF scaricato' },
    rights: {
      title: 'Diritti della persona', lead: 'La persona può avere una copia dei suoi dati, sapere chi li ha letti, chiedere di correggerli.', copy: 'Una copia dei suoi dati', copyText: 'Un foglio da consegnare, e il file completo. Contengono quello che tu puoi vedere: i dati dell’area Carcere e REMS li consegna chi lavora in quell’area.',
      pdf: 'Scarica il foglio', large: 'Foglio a caratteri grandi', json: 'Scarica il file completo', done: 'File scaricato', readers: 'Chi ha letto la scheda', readersText: 'L’elenco si stampa e si consegna alla persona.', readersLink: 'Apri l’elenco', correct: 'Correggere i dati', correctText: 'I dati si correggono dalla scheda: quello che c’era prima resta nella storia dell’identità.', correctLink: 'Correggi i dati', erase: 'Cancellare i dati', eraseText: 'Dopo la conclusione puoi proporre di cancellare i dati della persona. Decide l’ufficio di programma, con un atto.', eraseLink: 'Proponi la cancellazione',
    },
  },
  en: {
    title: 'Social reports', new: 'New report', caption: 'Social reports',
    emptyTitle: 'No report', emptyText: 'Compose a report by choosing from the person’s story what is needed, then write it in your own words.',
    what: 'Report', to: 'For', on: 'Date', number: 'Version', state: 'State', draft: 'Draft', final: 'Finished',
    recipients: { cps: 'CPS', uepe: 'UEPE', court: 'Judicial authority', closing: 'Conclusion of the path', other: 'Others' },
    compose: {
      title: 'New report on {{name}}', lead: 'Choose from the story what the report has to say. The text is prepared; afterwards you change it as you like.', recipient: 'Whom it is for', recipientName: 'Recipient', recipientNameHint: 'For example the name of the service or office.',
      name: 'Title', nameDefault: 'Social report', entries: 'What happened', entriesHint: 'The chosen entries go into the report, the oldest first.', more: 'Show earlier entries', chosen_one: '{{count}} entry chosen', chosen_other: '{{count}} entries chosen', submit: 'Prepare the report', cancel: 'Cancel', done: 'Draft prepared',
      path: 'The path', situation: 'Present situation', situationText: 'Write the present situation and your assessment here.', none: 'Choose at least one entry, or write the text afterwards.', missing: 'Not all chosen entries can be read at the moment: check the list below and try again.', tooLong: 'The chosen entries come to {{length}} characters together: one part of a report holds {{most}} at most. Leave out what matters least, or write two reports.',
    },
    edit: { heading: 'Title of the part', text: 'Text', add: 'Add a part', remove: 'Remove this part', part: 'Part {{number}}', save: 'Save the draft', saved: 'Draft saved', finish: 'Finish the report', finishHint: 'Afterwards it changes no more: to say something else a new version is opened.', finished: 'Report finished', discard: 'Delete the draft', discarded: 'Draft deleted' },
    one: { back: 'All reports', print: 'Download the PDF', large: 'PDF in large print', revise: 'Open a new version', revised: 'New version opened', by: 'Written by', downloaded: 'PDF downloaded' },
    rights: {
      title: 'Rights of the person', lead: 'The person may have a copy of their data, know who read them, and ask for corrections.', copy: 'A copy of their data', copyText: 'A sheet to hand over, and the complete file. They hold what you may see: data of the area Carcere and REMS are handed over by whoever works there.',
      pdf: 'Download the sheet', large: 'Sheet in large print', json: 'Download the complete file', done: 'File downloaded', readers: 'Who read the file', readersText: 'The list can be printed and handed to the person.', readersLink: 'Open the list', correct: 'Correcting data', correctText: 'Data are corrected from the file: what stood there before stays in the identity’s history.', correctLink: 'Correct the data', erase: 'Erasing data', eraseText: 'After the conclusion you may propose to erase the person’s data. The programme office decides, by an act.', eraseLink: 'Propose the erasure',
    },
  },
});
