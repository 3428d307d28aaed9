// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Axis } from '../../plans/plan-terms.js';

/** What is written in the free fields of the demo, in Italian, as an operator would. */

export const GOALS: Readonly<Record<Axis, readonly string[]>> = {
  casa: ['Tenere in ordine la casa con un aiuto che si riduce nel tempo', 'Fare la spesa e cucinare da sé tre volte alla settimana', 'Pagare affitto e bollette alle scadenze', 'Provare un periodo in un alloggio condiviso', 'Curare il sonno e l’igiene di ogni giorno'],
  lavoro: ['Preparare un curriculum e sostenere due colloqui', 'Arrivare puntuale al tirocinio per tre mesi', 'Capire quali mansioni sono sostenibili', 'Mantenere il posto anche nelle settimane difficili', 'Iscriversi al centro per l’impiego e seguire un percorso'],
  socialita: ['Uscire di casa almeno due volte alla settimana', 'Partecipare a un gruppo del quartiere', 'Riprendere i contatti con la famiglia', 'Chiedere aiuto prima che la situazione precipiti', 'Trovare un’attività da fare con gli altri'],
  apprendimento: ['Finire il corso di italiano', 'Imparare a usare il telefono per i servizi online', 'Tornare a leggere o a suonare con regolarità', 'Concludere il percorso di scuola serale', 'Raccontare la propria esperienza in un laboratorio'],
};

export const WISHES: readonly string[] = [
  'Vorrei una casa mia dove poter invitare qualcuno a cena.', 'Mi piacerebbe lavorare con le mani, senza fretta.', 'Vorrei che mia sorella tornasse a fidarsi di me.', 'Mi basterebbe dormire bene e avere qualcosa da fare la mattina.',
  'Vorrei smettere di avere paura di uscire.', 'Mi piacerebbe insegnare ad altri quello che ho capito.', 'Vorrei finire la scuola.', 'Vorrei camminare di più e stare meno da solo.',
];

export const PURPOSES: Readonly<Record<string, readonly string[]>> = {
  abitare: ['Sostegno a domicilio secondo il progetto', 'Accompagnamento nelle attività quotidiane', 'Attività di quartiere e uscite accompagnate'],
  lavoro: ['Bilancio di competenze e ricerca di un tirocinio', 'Accompagnamento nel percorso di lavoro', 'Sostegno alla tenuta del posto'],
  stigma: ['Partecipazione ai laboratori', 'Percorso di racconto e co-produzione', 'Avvio di una piccola attività propria'],
  'carcere-rems': ['Accompagnamento nei primi passi fuori', 'Percorso individuale verso l’autonomia', 'Presa in carico con l’équipe integrata'],
};

/** By action: what an activity is called. */
export const TITLES: Readonly<Record<string, readonly string[]>> = {
  'abitare 1.1': ['Visita a domicilio', 'Aiuto nella cura della casa', 'Accompagnamento alla spesa', 'Colloquio educativo a casa', 'Riordino e bollette insieme'],
  'abitare 1.2': ['Pasto a domicilio', 'Pranzo insieme', 'Consegna e compagnia', 'Cucina condivisa a casa'],
  'abitare 2.1': ['Giornata al lago', 'Uscita in montagna', 'Due giorni in cascina', 'Giornata al mare'],
  'abitare 2.2': ['Pomeriggio di quartiere', 'Gruppo del tè', 'Orto condiviso', 'Passeggiata nel parco', 'Cineforum'],
  'lavoro 1.1': ['Tavolo candidato–cura–lavoro', 'Incontro con aziende del territorio', 'Riunione di concertazione'],
  'lavoro 1.2': ['Monitoraggio della rete', 'Verifica con i servizi invianti', 'Incontro con i tutor aziendali'],
  'lavoro 2.1': ['Bilancio di competenze', 'Colloquio motivazionale', 'Scala delle abilità', 'Preparazione al colloquio'],
  'lavoro 2.2': ['Affiancamento in tirocinio', 'Visita in azienda', 'Colloquio di tenuta del posto', 'Modulo di formazione'],
  'stigma 1.1': ['Incontro con le classi terze', 'Incontro con gli insegnanti', 'Serata con i genitori', 'Assemblea d’istituto'],
  'stigma 1.2': ['Programma comune con le scuole', 'Incontro tra progetti del Municipio', 'Mappa delle iniziative'],
  'stigma 1.3': ['Laboratorio di podcast', 'Laboratorio video', 'Laboratorio di musica', 'Redazione giovani'],
  'stigma 2.1': ['Laboratorio di teatro', 'Gruppo recovery', 'Laboratorio di scrittura', 'Incontro condotto da ESP', 'Coro'],
  'stigma 2.2': ['Bottega: prove di mercato', 'Piano di una piccola attività', 'Conti e prezzi', 'Banco al mercato rionale'],
  'stigma 3.1': ['Evento del palinsesto cittadino', 'Giornata in piazza', 'Mostra aperta', 'Serata di letture'],
  'carcere-rems 1.1': ['Équipe congiunta sulle prassi', 'Riunione tra servizi', 'Revisione del protocollo'],
  'carcere-rems 1.2': ['Formazione al lavoro di rete', 'Modulo per operatori', 'Supervisione comune'],
  'carcere-rems 1.3': ['Incontro con il tutor volontario', 'Accompagnamento agli sportelli', 'Passeggiata con il tutor'],
  'carcere-rems 2.1': ['Colloquio dell’équipe integrata', 'Colloquio con psicologo ed educatore', 'Verifica del progetto'],
  'carcere-rems 2.2': ['Passi verso l’autonomia', 'Ricerca di un alloggio', 'Documenti e residenza', 'Accompagnamento al lavoro'],
};

export const NOTES: readonly string[] = [
  'Clima sereno, buona collaborazione.', 'Un po’ di stanchezza, incontro più breve del previsto.', 'Ha proposto di ripetere l’attività la settimana prossima.', 'Concordato il prossimo passo e chi fa che cosa.',
  'Arrivo in ritardo per lo sciopero dei mezzi.', 'Si è parlato della ripresa dopo le vacanze.', 'Emersa la richiesta di un orario più presto.', 'Partecipazione attiva, qualche tensione poi risolta.',
];

export const RETURN_REASONS: readonly string[] = [
  'La durata non corrisponde al foglio presenze: verificare i minuti.', 'Manca una presenza che risulta dal diario: controllare.', 'L’azione indicata non è quella dell’assegnazione.', 'La data cade in un giorno di chiusura della sede.',
];

export const OUTSIDE_REASONS: readonly string[] = [
  'Percorso già avviato con il servizio inviante: interromperlo per pochi mesi d’età farebbe perdere il lavoro svolto.', 'Il gruppo è quello adatto per maturità e interessi, in accordo con la NPIA.',
  'Nessun’altra azione attiva nel Municipio risponde al bisogno.', 'Richiesta motivata del CPS, in continuità con la presa in carico.',
];

export const REFERRAL_REASONS: readonly string[] = [
  'Rischio di isolamento dopo una lunga assenza dalla scuola', 'Bisogno di un sostegno a casa dopo le dimissioni', 'Desidera un percorso verso il lavoro', 'Uscita prevista dall’istituto nei prossimi mesi',
  'Famiglia in difficoltà, serve un riferimento sul territorio', 'Chiede attività di gruppo nel quartiere', 'Misura alternativa in corso, mancano alloggio e rete', 'Ripresa dopo una crisi, in accordo con l’équipe curante',
];

export const DECLINE_REASONS: readonly string[] = [
  'Già seguita da un altro progetto del Comune.', 'Risiede in un altro comune: indicato il servizio competente.', 'La persona ha scelto di non proseguire.', 'Il bisogno è sanitario: concordato il rinvio al CPS.',
];

export const WITHDRAW_REASONS: readonly string[] = ['La persona ha trovato un’altra soluzione.', 'La persona non vuole più proseguire.', 'Trasferita in un’altra città.', 'Segnalata due volte per errore.'];

/** Why a case passes from one case manager to another. */
export const HANDOVER_REASONS: readonly string[] = ['Cambio zona: la persona si è trasferita in un altro Municipio.', 'Riduco l’orario da questo mese.', 'Il percorso ora è soprattutto di lavoro.', 'Redistribuzione dei casi nell’équipe.'];
export const HANDOVER_REFUSALS: readonly string[] = ['Ho già il massimo di persone che riesco a seguire.', 'Tra poco vado in congedo.', 'Conosco la famiglia: meglio qualcun altro.'];

/** Why somebody comes first on a list, and what is told of the others. */
export const HIGH_PRIORITY: readonly string[] = ['Dimissione dal reparto prevista tra due settimane.', 'Rischia di perdere la casa.', 'Il tirocinio finisce a giorni.', 'Nessun’altra rete intorno.'];
export const WAITING_NOTES: readonly string[] = ['Preferisce la mattina.', 'Da accompagnare al primo incontro.', 'Ha già conosciuto il gruppo.', 'Disponibile anche in un’altra zona.'];
export const WAITING_REFUSALS: readonly string[] = ['Il gruppo non è adatto in questo momento: riproporre in autunno.', 'La richiesta si risponde meglio con un’altra azione.', 'Serve prima un passaggio con il CPS.'];
export const WAITING_WITHDRAWALS: readonly string[] = ['La persona ha trovato un’alternativa.', 'La persona non se la sente più.', 'Cambio di progetto.'];

/** Items of a Budget di Salute, by who pays. */
export const ITEMS = {
  health: ['Colloqui con lo psichiatra', 'Ore di educatore del CPS', 'Gruppo terapeutico'],
  social: ['Assistenza domiciliare comunale', 'Ore di assistente sociale', 'Contributo al trasporto'],
  ets_cash: ['Abbonamento ai mezzi', 'Materiali per il laboratorio', 'Quota di iscrizione al corso'],
  ets_in_kind: ['Uso della sala', 'Ore di volontari formati', 'Automezzo per le uscite'],
  person_family: ['Contributo della persona', 'Contributo della famiglia'],
  community: ['Ore dei vicini di casa', 'Ospitalità della parrocchia', 'Biglietti offerti dal teatro'],
  other: ['Fondo di solidarietà', 'Borsa di un altro progetto'],
} as const;
