// SPDX-License-Identifier: AGPL-3.0-or-later
import { explainConstraint } from '../../platform/database/sqlstate.js';
import { defineProblems } from '../../platform/http/problem.js';

export const signatureProblem = defineProblems({
  'signatory.not-expected': { status: 422, it: 'Questo campo non vale per chi hai scelto: toglilo.', en: 'This field does not go with whom you chose: leave it out.' },
  'signatory.organisation-unknown': { status: 422, it: 'Scegli un’organizzazione dell’elenco, del tipo indicato.', en: 'Choose an organisation of the list, of the kind given.' },
  'signatory.representative-unknown': { status: 422, it: 'Scegli chi rappresenta questa persona tra i rappresentanti registrati nella sua scheda.', en: 'Choose who represents this person among the representatives in their file.' },
  'signatory.named': { status: 422, it: 'È già tra i firmatari di questo piano.', en: 'They stand among the signatories of this plan already.' },
  'signatory.always-mandatory': { status: 422, it: 'La firma di chi segue il caso serve sempre.', en: 'The signature of whoever holds the case is always needed.' },
  'signatory.not-entrusted': { status: 422, it: '{name} non può vedere né firmare il piano: affidagli prima la persona, con una data d’inizio già arrivata.', en: '{name} can neither see nor sign the plan: entrust the person to it first, from a day that has come.' },
  'signatory.service-without-consent': { status: 422, it: '{name} non può vedere né firmare il piano: manca il consenso della persona alla condivisione con i servizi, o non è più in vigore. Registralo nella sua scheda, alla pagina «Consensi», oppure togli il servizio dal piano.', en: '{name} can neither see nor sign the plan: the person’s consent to sharing with services is missing, or is no longer in force. Record it in the person’s file, on the page “Consents”, or take the service out of the plan.' },
  'signature.not-yours': { status: 422, it: 'Firma o rifiuta solo chi è indicato: tu puoi farlo per te, e per la persona e i suoi familiari quando sono con te.', en: 'Only who is named signs or refuses: you can for yourself, and for the person and their family when they are with you.' },
  'signature.decided': { status: 409, it: 'La decisione è già stata registrata: ricarica la pagina.', en: 'The decision is recorded already: reload the page.' },
  'signature.other-content': { status: 409, it: 'Il piano è cambiato da quando lo hai letto: ricarica la pagina e rileggilo prima di firmare. La tua firma non è stata registrata.', en: 'The plan has changed since you read it: reload the page and read it again before you sign. Your signature was not recorded.' },
  'signature.representative-not-valid': { status: 422, it: '{name} oggi non può firmare per la persona: controlla nella sua scheda le date, l’atto e il potere di firmare il piano.', en: '{name} cannot sign for the person today: check the dates, the act and the power to sign the plan in the person’s file.' },
  'signature.method': { status: 422, it: 'Chi firma per un’organizzazione o segue il caso firma con il proprio account; la persona, chi la rappresenta e i familiari firmano sullo schermo o su carta.', en: 'Whoever signs for an organisation or holds the case signs with their own account; the person, who represents them and the family sign on the screen or on paper.' },
  'signature.mark-needed': { status: 422, it: 'Serve il segno di chi firma: un disegno oppure il nome scritto.', en: 'The signer’s mark is needed: a drawing or their typed name.' },
  'signature.not-a-drawing': { status: 422, it: 'Il disegno della firma non è leggibile: rifallo.', en: 'The drawn signature cannot be read: draw it again.' },
  'signature.attestation-needed': { status: 422, it: 'Conferma di aver visto firmare la persona indicata.', en: 'Confirm that you saw the named person sign.' },
  'signature.scan-unknown': { status: 422, it: 'Scegli un documento di questa persona di tipo «piano firmato».', en: 'Choose a document of this person of the kind “signed plan”.' },
  'signature.money-short': { status: 422, it: 'La tua firma non è stata registrata: sarebbe stata l’ultima, ma la somma assegnata non basta più per una riga del piano. Avvisa chi segue la persona.', en: 'Your signature was not recorded: it would have been the last one, but the allocated money is no longer enough for a line of the plan. Tell whoever follows the person.' },
});

explainConstraint('plan_signatory_once', 'signatory.named');
explainConstraint('plan_signatory_person', 'signatory.named');
