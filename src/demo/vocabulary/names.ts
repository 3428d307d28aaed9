// SPDX-License-Identifier: AGPL-3.0-or-later
/** Common names, put together by chance: nobody in particular is meant. */

export const FEMALE_NAMES: readonly string[] = [
  'Ada', 'Adele', 'Agata', 'Agnese', 'Alba', 'Alessia', 'Alice', 'Amalia', 'Anita', 'Anna', 'Antonella', 'Arianna', 'Aurora', 'Beatrice', 'Benedetta', 'Bianca',
  'Bruna', 'Camilla', 'Carla', 'Carlotta', 'Carolina', 'Caterina', 'Cecilia', 'Chiara', 'Cinzia', 'Clara', 'Claudia', 'Cristina', 'Daniela', 'Debora', 'Delia',
  'Diana', 'Donatella', 'Elena', 'Eleonora', 'Elisa', 'Elvira', 'Emanuela', 'Emma', 'Erica', 'Ester', 'Eva', 'Federica', 'Fiorella', 'Flavia', 'Franca', 'Francesca',
  'Gaia', 'Giada', 'Ginevra', 'Gioia', 'Giovanna', 'Giuditta', 'Giulia', 'Graziella', 'Greta', 'Ida', 'Ilaria', 'Ines', 'Irene', 'Isabella', 'Ivana', 'Lara', 'Laura',
  'Lea', 'Letizia', 'Lia', 'Lidia', 'Linda', 'Loredana', 'Lucia', 'Luisa', 'Maddalena', 'Manuela', 'Margherita', 'Maria', 'Marina', 'Marta', 'Martina', 'Matilde', 'Michela',
  'Milena', 'Miriam', 'Monica', 'Nadia', 'Nicoletta', 'Nina', 'Noemi', 'Olga', 'Ornella', 'Paola', 'Patrizia', 'Rachele', 'Rebecca', 'Rita', 'Roberta', 'Rosa', 'Rossana',
  'Sabrina', 'Sara', 'Serena', 'Silvia', 'Simona', 'Sofia', 'Sonia', 'Stefania', 'Susanna', 'Teresa', 'Valentina', 'Valeria', 'Vanessa', 'Vera', 'Viola', 'Virginia', 'Vittoria',
];

export const MALE_NAMES: readonly string[] = [
  'Achille', 'Adriano', 'Alberto', 'Aldo', 'Alessandro', 'Alessio', 'Alfredo', 'Amedeo', 'Andrea', 'Angelo', 'Antonio', 'Armando', 'Arturo', 'Augusto', 'Bruno', 'Carlo', 'Cesare',
  'Claudio', 'Corrado', 'Cristian', 'Damiano', 'Daniele', 'Dario', 'Davide', 'Diego', 'Dino', 'Domenico', 'Edoardo', 'Elia', 'Emanuele', 'Emilio', 'Enea', 'Enrico', 'Enzo', 'Ernesto',
  'Ettore', 'Eugenio', 'Fabio', 'Fabrizio', 'Fausto', 'Federico', 'Felice', 'Filippo', 'Flavio', 'Francesco', 'Franco', 'Fulvio', 'Gabriele', 'Gaetano', 'Gianluca', 'Giacomo',
  'Giorgio', 'Giovanni', 'Giulio', 'Giuseppe', 'Guido', 'Igor', 'Ivan', 'Jacopo', 'Leonardo', 'Livio', 'Lorenzo', 'Luca', 'Luciano', 'Luigi', 'Manuel', 'Marcello', 'Marco', 'Mario',
  'Massimo', 'Matteo', 'Mattia', 'Mauro', 'Maurizio', 'Michele', 'Mirko', 'Nicola', 'Nicolò', 'Nino', 'Oreste', 'Oscar', 'Paolo', 'Pasquale', 'Piero', 'Pietro', 'Raffaele', 'Remo', 'Renato',
  'Riccardo', 'Roberto', 'Rocco', 'Romano', 'Ruggero', 'Salvatore', 'Samuele', 'Sandro', 'Saverio', 'Sergio', 'Silvio', 'Simone', 'Stefano', 'Tommaso', 'Tullio', 'Ugo', 'Umberto',
  'Valerio', 'Vincenzo', 'Vittorio', 'Walter',
];

export const SURNAMES: readonly string[] = [
  'Abbiati', 'Acerbi', 'Agosti', 'Albini', 'Alemanni', 'Amadori', 'Angeli', 'Antonini', 'Arrighi', 'Baldini', 'Balestra', 'Barbieri', 'Bassani', 'Belloni', 'Beltrami', 'Benassi', 'Berti', 'Bianchetti',
  'Boldrini', 'Bonetti', 'Bonomi', 'Borghi', 'Boschetti', 'Bottini', 'Braga', 'Brambati', 'Brunetti', 'Calvi', 'Campana', 'Cantoni', 'Capelli', 'Carletti', 'Carminati', 'Casati', 'Castelli', 'Cattaneo', 'Cavalli',
  'Ceriani', 'Cerutti', 'Chiesa', 'Cislaghi', 'Colnaghi', 'Conti', 'Corti', 'Cozzi', 'Cremonesi', 'D’Amico', 'D’Angelo', 'Dalla Torre', 'De Luca', 'De Rosa', 'Del Vecchio', 'Di Marco', 'Di Stefano', 'Donati', 'Fabbri', 'Falcone',
  'Farina', 'Ferrario', 'Ferretti', 'Fontana', 'Formenti', 'Franzini', 'Fumagalli', 'Fusco', 'Galbiati', 'Galli', 'Gandolfi', 'Garavaglia', 'Gatti', 'Ghezzi', 'Giordano', 'Grassi', 'Greco', 'Grimaldi', 'Guidi',
  'Lamberti', 'Landi', 'Leone', 'Lo Presti', 'Locatelli', 'Lombardi', 'Longoni', 'Lualdi', 'Maggi', 'Magnani', 'Mancini', 'Mandelli', 'Marchesi', 'Marelli', 'Mariani', 'Martinelli', 'Mascheroni', 'Mauri', 'Mazza', 'Mele', 'Meroni',
  'Messina', 'Milani', 'Molteni', 'Montanari', 'Monti', 'Morandi', 'Motta', 'Negri', 'Nobili', 'Novati', 'Oggioni', 'Oliva', 'Orlandi', 'Orsini', 'Pagani', 'Palumbo', 'Panzeri', 'Parodi', 'Pasini', 'Pastori', 'Pellegrini', 'Penati', 'Perego', 'Piazza',
  'Pini', 'Pirovano', 'Porta', 'Pozzi', 'Prandi', 'Quadri', 'Radaelli', 'Ratti', 'Redaelli', 'Ricci', 'Rinaldi', 'Riva', 'Romanò', 'Ronchi', 'Rovati', 'Ruggeri', 'Sala', 'Salerno', 'Sangalli', 'Santi', 'Sartori', 'Savini', 'Scotti', 'Serra', 'Sironi', 'Sormani', 'Spada',
  'Spinelli', 'Stucchi', 'Tagliabue', 'Terzi', 'Testa', 'Tosi', 'Trezzi', 'Turati', 'Uboldi', 'Valenti', 'Valsecchi', 'Varisco', 'Ventura', 'Vergani', 'Viganò', 'Villa', 'Visconti', 'Vitali', 'Zaffaroni', 'Zanetti', 'Zucchi',
];

/** Where people come from: the country, the code of the state for a tax code, and how often. */
export interface Origin {
  citizenship: string;
  belfiore: string;
  weight: number;
  european: boolean;
  female: readonly string[];
  male: readonly string[];
  surnames: readonly string[];
}

export const ORIGINS: readonly Origin[] = [
  { citizenship: 'EG', belfiore: 'Z336', weight: 22, european: false, female: ['Amira', 'Dalia', 'Heba', 'Mona', 'Nour', 'Salma'], male: ['Ahmed', 'Hany', 'Karim', 'Mahmoud', 'Sherif', 'Youssef'], surnames: ['Abdelaziz', 'El Masry', 'Farouk', 'Hassan', 'Ibrahim', 'Mansour'] },
  { citizenship: 'PH', belfiore: 'Z216', weight: 18, european: false, female: ['Angelica', 'Jasmine', 'Maricel', 'Rowena'], male: ['Jericho', 'Mark Anthony', 'Ramil', 'Rodel'], surnames: ['Bautista', 'Dela Cruz', 'Mendoza', 'Santos', 'Villanueva'] },
  { citizenship: 'CN', belfiore: 'Z210', weight: 14, european: false, female: ['Li', 'Mei', 'Xiu'], male: ['Jun', 'Wei', 'Yang'], surnames: ['Chen', 'Hu', 'Wang', 'Zhang', 'Zhou'] },
  { citizenship: 'PE', belfiore: 'Z611', weight: 14, european: false, female: ['Carmen', 'Lucero', 'Maribel', 'Rosario'], male: ['Álvaro', 'César', 'Jorge', 'Wilmer'], surnames: ['Flores', 'Huamán', 'Quispe', 'Rojas'] },
  { citizenship: 'MA', belfiore: 'Z330', weight: 12, european: false, female: ['Fatima', 'Khadija', 'Samira'], male: ['Abdellah', 'Hamza', 'Rachid'], surnames: ['Amrani', 'Benali', 'El Idrissi', 'Tazi'] },
  { citizenship: 'RO', belfiore: 'Z129', weight: 14, european: true, female: ['Andreea', 'Ioana', 'Mihaela'], male: ['Bogdan', 'Ionuț', 'Răzvan'], surnames: ['Dumitru', 'Ionescu', 'Popa', 'Stan'] },
  { citizenship: 'UA', belfiore: 'Z138', weight: 10, european: false, female: ['Halyna', 'Iryna', 'Oksana'], male: ['Andrij', 'Mykola', 'Taras'], surnames: ['Bondar', 'Kovalenko', 'Melnyk', 'Shevchuk'] },
  { citizenship: 'SN', belfiore: 'Z343', weight: 6, european: false, female: ['Awa', 'Fatou', 'Ndeye'], male: ['Cheikh', 'Mamadou', 'Ousmane'], surnames: ['Diallo', 'Fall', 'Ndiaye', 'Sow'] },
  { citizenship: 'BG', belfiore: 'Z104', weight: 5, european: true, female: ['Desislava', 'Radka'], male: ['Georgi', 'Plamen'], surnames: ['Dimitrov', 'Ivanov', 'Stoyanov'] },
  { citizenship: 'PL', belfiore: 'Z127', weight: 4, european: true, female: ['Agnieszka', 'Małgorzata'], male: ['Łukasz', 'Paweł'], surnames: ['Kowalczyk', 'Nowak', 'Wójcik'] },
];

/** What a person asks to be called by who does not want, or is not able, to give a name. */
export const ALIASES: readonly string[] = [
  'Airone', 'Alba Chiara', 'Ambra', 'Boa', 'Brina', 'Cactus', 'Ciliegio', 'Cometa', 'Duna', 'Edera', 'Farfalla', 'Faro', 'Fiume', 'Gabbiano', 'Ginestra', 'Grillo', 'Lanterna', 'Libeccio', 'Luna', 'Marea',
  'Mirto', 'Nebbia', 'Nuvola', 'Onda', 'Orsa', 'Papavero', 'Passero', 'Pioggia', 'Quercia', 'Riccio', 'Rondine', 'Salice', 'Scoglio', 'Sole', 'Tasso', 'Tiglio', 'Tramontana', 'Volpe', 'Zefiro', 'Zenzero',
];
