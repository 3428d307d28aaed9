// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NoteKind } from '../../participants/notes/note-terms.js';

/** What case managers write in the diary of the demo, in Italian. Nobody in it exists. */

export const NOTES: Readonly<Record<NoteKind, readonly string[]>> = {
  contact_phone: [
    'Chiama lui: ha saltato l’appuntamento di ieri perché non ha dormito. Rimettiamo per la settimana prossima.',
    'Chiamata breve per ricordare la visita. Voce stanca, ma dice che ci sarà.',
    'Sentita la sorella: in casa va meglio, chiede quando può venire anche lei al colloquio.',
    'Risponde al secondo tentativo. Ha ritirato le carte in Comune da solo ed è contento.',
    'Telefona l’operatrice dell’ente: sabato non è venuta al gruppo, la richiamano loro.',
  ],
  visit: [
    'Casa in ordine, frigo quasi vuoto. Facciamo insieme la lista della spesa e la mettiamo sulla porta.',
    'Trovato a letto alle undici. Ci sediamo in cucina, due parole, poi accetta di uscire a prendere il pane.',
    'Mi mostra la bolletta arrivata: la pagheremo in posta giovedì. Vorrebbe imbiancare la camera.',
    'Ha cucinato per due. Racconta del cortile e di una vicina con cui ha ripreso a parlare.',
    'Visita con l’educatrice: si decide di passare da tre a due accessi la settimana.',
  ],
  interview: [
    'Primo colloquio: racconta da dove viene e che cosa vorrebbe. La cosa che ripete è «una casa mia».',
    'Parliamo del lavoro: le mattine gli vanno bene, i turni di notte no. Proviamo con un tirocinio breve.',
    'Colloquio difficile, pianti. Restiamo sui prossimi tre giorni e su chi chiamare se peggiora.',
    'Rilegge con me gli obiettivi: due li conferma, uno lo vuole cambiare perché «non è più il mio».',
    'Viene con la madre. Concordiamo che le notizie passano da lui e non più da lei.',
  ],
  message: [
    'Scrive che oggi non viene, ha la febbre. Auguri e nuova data.',
    'Mandato l’indirizzo dello sportello con l’orario. Risponde con un pollice in su.',
    'Messaggio vocale lungo: è preoccupato per la visita di controllo. Richiamo domani.',
    'Conferma l’appuntamento al CPS e chiede se posso accompagnarlo.',
  ],
  meeting: [
    'Équipe con CPS ed ente: la terapia non cambia, si aggiunge il gruppo del giovedì. Prossima verifica tra tre mesi.',
    'Riunione con assistente sociale e amministratore di sostegno: va bene la spesa per il corso.',
    'UVM: tutti d’accordo sul passaggio a un’intensità più bassa dal mese prossimo.',
    'Incontro di rete in Municipio: presi contatti con il laboratorio di quartiere.',
  ],
  observation: [
    'Nelle ultime settimane esce di più e si veste con cura. Continua a evitare i mezzi affollati.',
    'Dorme poco da dieci giorni e parla in fretta: avvisato il CPS, che lo vede domani.',
    'Al gruppo sta in disparte ma resta fino alla fine. Prima andava via dopo mezz’ora.',
    'Ha dimenticato due volte le chiavi. Ne parliamo con il medico alla prossima visita.',
  ],
  accompaniment: [
    'Accompagnato in Comune per la residenza: fatto tutto in un’ora, ha parlato lui.',
    'Insieme alla visita al CPS. Ha portato l’elenco delle domande che avevamo scritto.',
    'Primo giorno di tirocinio: arriviamo in anticipo, conosce il tutor, resta senza di me.',
    'Accompagnata a vedere l’alloggio: le piace il balcone, la preoccupano le scale.',
  ],
};

export const CORRECTIONS: readonly string[] = [
  'La visita era il giorno dopo: lo scrivo per chi legge le date.',
  'Non era la sorella ma la cugina.',
  'Gli accessi restano tre: il passaggio a due è rimandato.',
];

/** By compartment: what is shown only while the person's explicit consent stands, or to who acts in Carcere/REMS. */
export const RESERVED: Readonly<Record<'judicial' | 'substance_use' | 'hiv' | 'sexual_violence', readonly string[]>> = {
  judicial: ['Sentita l’UEPE: la relazione va consegnata entro fine mese, poi l’udienza.', 'Colloquio con l’avvocato sull’affidamento: manca la dichiarazione di domicilio.', 'Rispettati gli orari del programma; chiesta l’autorizzazione per il corso serale.'],
  substance_use: ['Da tre settimane senza bere. Va al gruppo del SerD il martedì e gli fa bene.', 'Una ricaduta nel fine settimana: l’ha raccontata lui, domani vede il SerD.', 'Parliamo di come passare le sere in cui prima beveva.'],
  hiv: ['Ha ritirato la terapia e prende le pastiglie con regolarità. Chiede di non parlarne al gruppo.', 'Accompagnato al controllo: valori buoni, prossimo tra sei mesi.'],
  sexual_violence: ['Racconta per la prima volta quello che è successo. Le do il numero del centro antiviolenza e restiamo d’accordo su chi può saperlo.', 'Ha preso l’appuntamento al centro. Vuole andarci da sola e sentirmi dopo.'],
};

export const WITHDRAWN_BECAUSE: readonly string[] = ['Era di un’altra persona.', 'Caricato due volte in due formati.', 'La persona ha chiesto di toglierlo.'];
