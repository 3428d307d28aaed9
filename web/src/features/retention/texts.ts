// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

export const { useTexts } = defineTexts('retention', {
  it: {
    title: 'Cancellazioni', lead: 'Le proposte di cancellare i dati di una persona. Hanno un numero, non un nome: chi decide non deve sapere di chi si tratta.', caption: 'Proposte di cancellazione',
    number: 'Numero', reason: 'Motivo', state: 'Stato', on: 'Proposta il', by: 'Proposta da', emptyTitle: 'Nessuna proposta', emptyText: 'Le proposte arrivano da chi ha seguito la persona, dopo la conclusione.', all: 'Tutti gli stati',
    reasons: { retention_over: 'È finito il tempo di conservazione', person_request: 'Lo chiede la persona', registered_by_mistake: 'Registrata per errore' },
    states: { proposed: 'Da decidere', authorised: 'Autorizzata', declined: 'Non accolta', erased: 'Eseguita', lapsed: 'Decaduta' },
    lapsed: { in_charge_again: 'La persona è di nuovo in carico. Se serve ancora, si propone dopo la conclusione.', merged: 'La scheda è stata unita a un’altra della stessa persona. Se serve ancora, si propone di nuovo.' },
    one: {
      title: 'Proposta di cancellazione n. {{number}}', act: 'Atto', actText: '{{number}} del {{date}}', decided: 'Decisa il', decidedBy: 'Decisa da', declined: 'Perché non è accolta', erasedOn: 'Eseguita il', lapsedOn: 'Decaduta il', lapsed: 'Perché è decaduta', decide: 'Decidi', decision: 'Decisione', authorise: 'Autorizza con un atto', decline: 'Non accogliere', actNumber: 'Numero dell’atto', actDate: 'Data dell’atto', declineReason: 'Perché non la accogli', submit: 'Registra la decisione', saved: 'Decisione registrata',
      erase: 'Cancella i dati', eraseLead: 'I dati della persona saranno cancellati e non si potranno recuperare. Restano i numeri del programma, senza nessun nome.', sure: 'Cancellare davvero?', yes: 'Cancella per sempre', no: 'Non ora', done: 'Dati cancellati',
      certificate: 'Certificato', certificateLead: 'Che cosa è stato cancellato, e che cosa resta senza dati della persona.', what: 'Archivio', erased: 'Righe cancellate', kept: 'Righe rimaste, senza la persona', hash: 'Impronta del certificato', back: 'Tutte le proposte',
    },
    propose: { title: 'Cancellare i dati', lead: 'Dopo la conclusione puoi proporre di cancellare i dati. Decide l’ufficio di programma, con un atto.', reason: 'Perché', note: 'Annotazione per chi segue la persona', submit: 'Proponi la cancellazione', done: 'Proposta inviata' },
  },
  en: {
    title: 'Erasures', lead: 'Proposals to erase the data of a person. They have a number, not a name: whoever decides need not know whom it is about.', caption: 'Proposals of erasure',
    number: 'Number', reason: 'Reason', state: 'State', on: 'Proposed on', by: 'Proposed by', emptyTitle: 'No proposal', emptyText: 'Proposals come from whoever followed the person, after the conclusion.', all: 'All states',
    reasons: { retention_over: 'The time of retention is over', person_request: 'The person asks for it', registered_by_mistake: 'Registered by mistake' },
    states: { proposed: 'To decide', authorised: 'Authorised', declined: 'Declined', erased: 'Carried out', lapsed: 'Lapsed' },
    lapsed: { in_charge_again: 'The person is in charge again. If it is still needed, it is proposed after the conclusion.', merged: 'The record became one with another of the same person. If it is still needed, it is proposed anew.' },
    one: {
      title: 'Proposal of erasure no. {{number}}', act: 'Act', actText: '{{number}} of {{date}}', decided: 'Decided on', decidedBy: 'Decided by', declined: 'Why it is declined', erasedOn: 'Carried out on', lapsedOn: 'Lapsed on', lapsed: 'Why it lapsed', decide: 'Decide', decision: 'Decision', authorise: 'Authorise by an act', decline: 'Decline', actNumber: 'Number of the act', actDate: 'Date of the act', declineReason: 'Why you decline it', submit: 'Record the decision', saved: 'Decision recorded',
      erase: 'Erase the data', eraseLead: 'The person’s data will be erased and cannot be recovered. The programme’s numbers stay, without any name.', sure: 'Really erase?', yes: 'Erase for ever', no: 'Not now', done: 'Data erased',
      certificate: 'Certificate', certificateLead: 'What was erased, and what stays without the person’s data.', what: 'Archive', erased: 'Rows erased', kept: 'Rows kept, without the person', hash: 'Fingerprint of the certificate', back: 'All proposals',
    },
    propose: { title: 'Erasing data', lead: 'After the conclusion you may propose to erase the data. The programme office decides, by an act.', reason: 'Why', note: 'Remark for who follows the person', submit: 'Propose the erasure', done: 'Proposal sent' },
  },
});
