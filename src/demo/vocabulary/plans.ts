// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Axis } from '../../plans/plan-terms.js';

/** What is written in the free fields of a Budget di Salute of the demo, in Italian, as people and their teams would. */

export const HISTORIES: readonly string[] = [
  'Sono cresciuta in Barona con i miei nonni. Ho lavorato in una mensa fino a quando mi sono ammalata; da allora esco poco e mi fido di poche persone.',
  'Ho studiato fino alla terza superiore, poi ho smesso. Suono la chitarra. Dopo l’ultimo ricovero sono tornato a casa di mia madre e vorrei una strada mia.',
  'Sono arrivato a Milano dieci anni fa per lavorare. Ho perso il posto e poi la casa. Adesso dormo da un amico e cerco di rimettermi in piedi.',
  'Per molti anni ho tenuto tutto dentro. Quando ho cominciato a parlarne al CPS le cose sono andate un po’ meglio, ma le giornate sono lunghe.',
  'Mi piacciono gli animali e la cucina. Con le persone faccio fatica, soprattutto quando sono tante. So chiedere aiuto se conosco chi ho davanti.',
];

export const TEAM_EVALUATIONS: readonly string[] = [
  'Buone capacità pratiche, rete familiare sottile ma presente. Serve una persona di riferimento stabile prima di proporre attività di gruppo.',
  'Situazione clinica stabile da un anno. Il rischio maggiore è l’isolamento: gli interventi puntano a rendere regolari le uscite.',
  'Fragilità economica e abitativa insieme. L’équipe propone di cominciare dalla casa e di riparlare di lavoro alla prima verifica.',
  'Motivazione alta, tenuta da costruire. Obiettivi brevi, verificati spesso, con il tutor e il CPS allo stesso tavolo.',
];

export const CRISIS_PLANS: readonly string[] = [
  'Telefonare all’educatrice di riferimento; se non risponde, al CPS negli orari di apertura. Aiuta restare in un posto tranquillo. Non insistere con le domande.',
  'Chiamare la sorella e poi il medico. Aiuta uscire a camminare. Evitare i luoghi affollati. Di notte: 112.',
  'Avvisare la case manager lo stesso giorno. Aiuta ascoltare musica e avere vicino una persona nota. Se non dorme da due notti, sentire lo psichiatra.',
];

/** What may go wrong, how it announces itself, and what is done then. */
export const RISKS: readonly (readonly [string, string, string])[] = [
  ['Smette di uscire di casa', 'Salta due appuntamenti di seguito, non risponde al telefono', 'L’educatrice passa il giorno dopo; la case manager avvisa il CPS'],
  ['Interrompe la terapia', 'Dice che non serve più, dorme poco', 'La persona di fiducia ne parla con lei; il medico la vede entro tre giorni'],
  ['Perde la casa', 'Arretrati dell’affitto, lettere non aperte', 'L’assistente sociale contatta il proprietario e cerca un accordo'],
  ['Litiga in famiglia', 'Telefonate molto lunghe, tono agitato', 'Un incontro con la famiglia, condotto dallo psicologo'],
  ['Ricade nell’uso di alcol', 'Ritardi, ritiro dal gruppo', 'Colloquio con l’educatore di riferimento e contatto con il servizio'],
  ['Lascia il tirocinio', 'Assenze il lunedì, lamentele sul tutor', 'Il tutor e l’educatore lo incontrano in azienda entro una settimana'],
];

export const BASELINES: Readonly<Record<Axis, readonly string[]>> = {
  casa: ['Vive in famiglia e lascia ad altri la cura della casa', 'La casa è in ordine solo quando qualcuno la aiuta', 'Paga le bollette in ritardo'],
  lavoro: ['Non lavora da tre anni', 'Ha fatto un tirocinio e lo ha lasciato a metà', 'Cerca lavoro senza un aiuto'],
  socialita: ['Vede quasi solo la famiglia', 'Esce una volta alla settimana, per fare la spesa', 'Ha un amico che sente al telefono'],
  apprendimento: ['Non legge da quando ha lasciato la scuola', 'Usa il telefono solo per chiamare', 'Ha iniziato un corso e non l’ha finito'],
};

export const PLACES: readonly string[] = ['A casa della persona', 'In sede', 'Nel quartiere', 'In azienda', 'Al centro diurno'];

/** What is done by who is neither a partner nor a service. */
export const OTHER_HELP: readonly (readonly [string, string])[] = [
  ['Colloquio di verifica una volta al mese', 'Case manager'], ['Pranzo della domenica in famiglia', 'La sorella'], ['Spesa insieme il sabato', 'Una vicina di casa'], ['Una telefonata alla settimana', 'Un amico di scuola'],
];

export const SERVICE_HELP: readonly string[] = ['Colloqui di verifica del percorso', 'Un incontro al mese con la persona e il case manager', 'Accompagnamento nei rapporti con gli altri uffici'];

export const REVIEW_EVENTS: readonly string[] = ['Ricovero breve in ospedale', 'Cambio di casa', 'Inizio di un lavoro', 'Un periodo di assenza dagli incontri', 'La famiglia ha chiesto di rivedere gli accordi'];

export const REVIEW_NOTES: readonly string[] = [
  'La persona racconta con precisione che cosa è cambiato. Si mantengono gli accordi.', 'Settimane difficili, poi una ripresa. L’équipe propone di non cambiare nulla prima dell’estate.',
  'Si è parlato a lungo degli orari: vanno bene al mattino.', 'Presenti la persona, la sorella, l’educatrice e il CPS.',
];

export const COMMITMENT_NOTES: readonly string[] = ['Due incontri saltati su otto', 'Per un cambio di operatore', 'Il contributo non è arrivato', 'Nessun contatto nel periodo'];

export const SPENDING_NOTES: readonly string[] = ['Ricevuta consegnata', 'Prima parte', 'Saldo', 'Quota del mese'];

export const PERSON_COMMITMENTS: readonly string[] = [
  'Mi impegno a esserci agli incontri, e se non ce la faccio ad avvisare.',
  'Provo a uscire almeno due volte alla settimana e a dire come va.',
  'Tengo in ordine la mia stanza e chiedo aiuto quando serve.',
];

export const PARTNER_COMMITMENTS: readonly string[] = [
  'Le ore indicate nel piano, con la stessa educatrice per quanto possibile.',
  'Le attività previste, e un avviso alla case manager se qualcosa salta.',
  'Un tutor di riferimento e un incontro di verifica al mese.',
];

export const SERVICE_COMMITMENTS: readonly string[] = [
  'Un colloquio al mese e la disponibilità del medico in caso di crisi.',
  'La cura continua al servizio; l’équipe partecipa alle verifiche.',
  'Un operatore di riferimento e la valutazione a sei mesi.',
];

export const RELATIVES: readonly string[] = ['Marta, la sorella', 'Giovanni, il padre', 'Teresa, la madre', 'Luca, un amico di famiglia'];

export const REFUSALS: readonly string[] = [
  'Le ore previste non bastano per ciò che ci viene chiesto: servono due ore in più alla settimana.',
  'Non voglio cambiare casa adesso: prima vorrei parlarne ancora.',
  'Le date non sono possibili per noi: da gennaio la persona di riferimento cambia.',
];
