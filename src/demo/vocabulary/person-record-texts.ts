// SPDX-License-Identifier: AGPL-3.0-or-later

export const CONTACT_NOTES: readonly string[] = ['Chiamare dopo le 17.', 'Risponde la madre: non dire da dove si chiama.', 'Meglio un messaggio prima.', 'La mattina dorme: provare nel pomeriggio.', 'Il sabato no.'];
export const OTHER_CONTACTS: readonly string[] = ['Al bar all’angolo, la mattina', 'Al centro diurno, da lunedì a giovedì', 'Tramite la portinaia', 'In parrocchia, il mercoledì'];

/** What somebody is to a person when no word of the list fits. */
export const OTHER_RELATIONS: readonly string[] = ['datrice di lavoro', 'parroco', 'ex insegnante', 'allenatore', 'padrone di casa'];

export const COURTS: readonly string[] = ['Tribunale di Milano, giudice tutelare', 'Tribunale di Monza, giudice tutelare', 'Tribunale per i minorenni di Milano'];
export const ENDED_BECAUSE: readonly string[] = ['Decreto di revoca: la persona provvede da sola.', 'Rinuncia, sostituita con altro decreto.', 'Trasferimento della residenza: nuovo giudice tutelare.'];

/** What a second person does on a care team. */
export const TEAM_ROLES: readonly string[] = ['collega di zona', 'supporto per il lavoro', 'segue i rapporti con i servizi', 'seconda figura di riferimento'];

/** Versions of the text about the use of data that people were given, by the year from which they were in use. */
export const INFORMATION_VERSIONS: readonly (readonly [from: string, version: string])[] = [['2026-03-01', 'Informativa 3 (marzo 2026)'], ['2025-01-01', 'Informativa 2 (gennaio 2025)'], ['2024-06-01', 'Informativa 1 (giugno 2024)']];
