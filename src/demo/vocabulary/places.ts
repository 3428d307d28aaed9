// SPDX-License-Identifier: AGPL-3.0-or-later

/** Code of Milano in tax codes; most people were born there. */
export const MILANO = 'F205';

/** Other municipalities of birth (Roma, Napoli, Torino, Palermo, Bari, Genova, Bergamo, Monza, Catania, Brescia, Foggia …). */
export const OTHER_MUNICIPALITIES: readonly string[] = ['H501', 'F839', 'L219', 'G273', 'A662', 'D969', 'A794', 'F704', 'C351', 'B157', 'D643', 'F158', 'G388', 'E507', 'I690'];

/** Ordinary street names, put together with a number by chance. No service stands where they say. */
export const STREETS: readonly string[] = [
  'via dei Glicini', 'via delle Betulle', 'via del Mulino Vecchio', 'via dei Tigli', 'viale delle Magnolie', 'via della Roggia', 'via del Cortile Grande', 'via delle Lavandaie',
  'via dei Gelsi', 'piazzetta dei Carpini', 'via del Ponte Piccolo', 'via degli Ontani', 'via delle Tessitrici', 'via del Tram Antico', 'via dei Biancospini', 'via della Fornace Rossa',
  'largo delle Rondini', 'via del Maniscalco', 'via degli Agrifogli', 'via delle Ginestre', 'via del Pozzo Alto', 'via dei Noccioli', 'via della Chiusa', 'via dei Sambuchi',
];

/** The nine Municipi, each with quarters by which services are told apart. */
export const QUARTERS: readonly (readonly string[])[] = [
  ['Centro', 'Brera'],
  ['Greco', 'Turro', 'Gorla'],
  ['Lambrate', 'Porta Venezia'],
  ['Corvetto', 'Rogoredo'],
  ['Gratosoglio', 'Vigentino'],
  ['Barona', 'Lorenteggio'],
  ['Baggio', 'San Siro'],
  ['Gallaratese', 'Quarto Oggiaro'],
  ['Niguarda', 'Isola', 'Affori'],
];

/** Where activities take place when not at somebody's home. */
export const MEETING_PLACES: readonly string[] = [
  'Spazio di quartiere', 'Centro diurno', 'Sede dell’ente', 'Laboratorio comune', 'Biblioteca rionale', 'Casa delle associazioni', 'Orto condiviso', 'Sala civica', 'Cucina comune', 'Palestra di quartiere',
];
