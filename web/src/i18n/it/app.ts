// SPDX-License-Identifier: AGPL-3.0-or-later
/** Words of the frame around every page, and of the pages that belong to no feature. */
export const app = {
  tagline: 'Percorsi, Budget di Salute e attività',
  body: 'Comune di Milano',
  skip: {
    label: 'Scorciatoie',
    content: 'Vai al contenuto',
    menu: 'Vai al menu',
    footer: 'Vai a fondo pagina',
  },
  header: {
    language: 'Lingua',
    it: 'ITA',
    en: 'ENG',
    home: 'Torna alla pagina iniziale',
    search: 'Cerca una persona',
  },
  menu: {
    label: 'Menu principale',
    open: 'Apri il menu',
    close: 'Chiudi il menu',
    more: 'Altro',
  },
  home: {
    hello: 'Buongiorno, {{name}}',
    lead: 'Stai lavorando come {{role}}.',
    sections: 'Dove puoi andare',
    none: 'Il tuo ruolo non ha ancora pagine da aprire. Se pensi che manchi qualcosa, scrivi a chi gestisce la piattaforma.',
  },
  footer: {
    about: 'Un servizio del Comune di Milano per chi progetta, accompagna e documenta i percorsi di salute mentale.',
    links: 'Collegamenti utili',
    accessibility: 'Accessibilità',
    privacy: 'Privacy',
    source: 'Codice aperto, licenza AGPL 3.0',
  },
  notFound: {
    title: 'Questa pagina non esiste',
    text: 'L’indirizzo non porta a nessuna pagina. Forse è stato scritto male, o la pagina è stata spostata.',
    back: 'Torna alla pagina iniziale',
  },
  forbidden: {
    title: 'Non puoi aprire questa pagina',
    text: 'Il ruolo con cui stai lavorando, {{role}}, non comprende questa pagina. Se hai un altro ruolo, cambialo dal menu con il tuo nome.',
    back: 'Torna alla pagina iniziale',
  },
  broken: {
    title: 'Qualcosa non ha funzionato',
    text: 'La pagina si è fermata per un errore nostro. Quello che avevi già salvato è al sicuro.',
    retry: 'Riprova',
  },
  outdated: {
    title: 'La pagina va ricaricata',
    text: 'Non è stato possibile aprirla: forse la piattaforma è stata aggiornata mentre la usavi. Ricarica per continuare.',
    reload: 'Ricarica la pagina',
  },
  offline: {
    title: 'Non c’è collegamento',
    text: 'Il tuo dispositivo non raggiunge la rete. Quello che hai scritto resta al suo posto: riprova quando il collegamento torna.',
    banner: 'Sei senza collegamento. Quello che hai scritto resta in questa pagina.',
    back: 'Il collegamento è tornato.',
    retry: 'Riprova',
  },
  accessibility: {
    title: 'Accessibilità',
    lead: 'Questo servizio deve poter essere usato da tutte le persone, anche con la sola tastiera o con un lettore di schermo.',
    howTitle: 'Che cosa garantiamo',
    how: 'Ogni pagina è controllata rispetto alle regole WCAG 2.2, livello AA, con prove automatiche in un vero browser a ogni modifica. Le pagine funzionano a 320 pixel di larghezza, con lo zoom al 400 per cento e senza mouse.',
    tellTitle: 'Segnala un problema',
    tell: 'Se qualcosa ti impedisce di lavorare, segnalalo a chi gestisce la piattaforma nel tuo ente, indicando la pagina e che cosa stavi facendo.',
  },
  privacy: {
    title: 'Privacy',
    lead: 'Qui si trattano dati sulla salute e, in alcuni casi, dati giudiziari. Per questo ognuno vede solo ciò che serve al suo lavoro.',
    whoTitle: 'Chi vede che cosa',
    who: 'Ogni ruolo ha le sue regole e ogni lettura di una scheda è registrata: chi, quando, quale scheda. La persona può chiedere chi ha letto la propria.',
    cookieTitle: 'Che cosa resta nel tuo browser',
    cookie: 'Un solo cookie tecnico, che tiene aperta la tua sessione e scade da solo, e la lingua che hai scelto. Nessun tracciamento, nessun servizio esterno.',
    rightsTitle: 'I tuoi diritti',
    rights: 'Puoi chiedere di vedere, correggere o cancellare i dati che ti riguardano al Comune di Milano, titolare del trattamento, o all’ente che ti segue.',
  },
};
