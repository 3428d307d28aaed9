// SPDX-License-Identifier: AGPL-3.0-or-later
import { QUARTERS } from './places.js';

export interface ServiceEntry {
  kind: string;
  name: string;
  /** 1 to 9; null for services of the whole city. */
  municipio: number | null;
  hours: string;
}

const OFFICE = 'lunedì–venerdì 9–16';
const DAY = 'lunedì–venerdì 8.30–18, sabato 9–13';

const perMunicipio = (kind: string, title: string, hours: string): ServiceEntry[] =>
  QUARTERS.map((quarters, i) => ({ kind, name: `${title} ${quarters[0]}`, municipio: i + 1, hours }));

const inMunicipi = (kind: string, title: string, hours: string, municipi: readonly number[]): ServiceEntry[] =>
  municipi.map((municipio) => {
    const quarters = QUARTERS[municipio - 1];
    return { kind, name: `${title} ${quarters[quarters.length - 1]}`, municipio, hours };
  });

const named = (kind: string, hours: string, ...names: string[]): ServiceEntry[] => names.map((name) => ({ kind, name, municipio: null, hours }));

/** Services around the programme, of every kind; quarters are the city's, everything else about them is made up. */
export const SERVICES: readonly ServiceEntry[] = [
  ...perMunicipio('cps', 'CPS', DAY),
  ...perMunicipio('social_service', 'Servizio sociale professionale', OFFICE),
  ...inMunicipi('npia', 'NPIA', OFFICE, [2, 5, 7, 9]),
  ...inMunicipi('serd', 'SerD', DAY, [1, 4, 6, 8]),
  ...inMunicipi('smi', 'SMI', DAY, [3, 5, 9]),
  ...inMunicipi('school', 'Istituto superiore', 'lunedì–venerdì 8–14', [1, 2, 4, 6, 7, 8]),
  ...named('asst', OFFICE, 'ASST dei Navigli', 'ASST delle Abbazie', 'ASST della Martesana'),
  ...named('uepe', OFFICE, 'UEPE – sezione adulti', 'UEPE – misure di comunità', 'UEPE – messa alla prova'),
  ...named('ussm', OFFICE, 'USSM – area penale', 'USSM – messa alla prova', 'USSM – mediazione'),
  ...named('celav', OFFICE, 'CELAV – orientamento', 'CELAV – tirocini', 'CELAV – aziende'),
  ...named('polo_lavoro', OFFICE, 'Polo Lavoro Nord', 'Polo Lavoro Sud', 'Polo Lavoro Ovest'),
  ...named('judicial_office', OFFICE, 'Ufficio di sorveglianza', 'Procura – ufficio minori', 'Tribunale – ufficio tutele', 'Tribunale – amministrazioni di sostegno'),
  ...named('prison', 'secondo i colloqui', 'Casa circondariale – area educativa', 'Casa di reclusione – area educativa', 'Istituto penale per minorenni'),
  ...named('rems', 'secondo i colloqui', 'REMS – modulo A', 'REMS – modulo B', 'REMS – modulo C'),
  ...named('direzione', OFFICE, 'Direzione Area Diritti e Inclusione', 'Direzione – ufficio salute mentale', 'Direzione – ufficio co-progettazione'),
  ...named('other', OFFICE, 'Centro per l’impiego', 'Sportello casa', 'Consultorio familiare'),
];
