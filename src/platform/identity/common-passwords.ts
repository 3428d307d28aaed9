// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * The letters of passwords that many people use, and of those that somebody would try here first. Figures and signs around
 * them add little: `Password2026!!` is `password`.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set([
  'password', 'passwordpassword', 'passw', 'passwd', 'pass', 'passpass', 'mypassword', 'lamiapassword', 'nuovapassword', 'newpassword', 'changeme', 'cambiami',
  'qwerty', 'qwertyuiop', 'qwertyqwerty', 'qwertyuiopasdfghjkl', 'asdfgh', 'asdfghjkl', 'zxcvbnm', 'qazwsx', 'qazwsxedc', 'abc', 'abcd', 'abcdef', 'abcdefgh', 'abcdefghijkl', 'abcabc',
  'welcome', 'benvenuto', 'benvenuta', 'ciao', 'ciaociao', 'ciaociaociao', 'buongiorno', 'letmein', 'iloveyou', 'tiamo', 'tiamotanto', 'amore', 'amoremio', 'amoreamore', 'amoremioamoremio',
  'admin', 'administrator', 'amministratore', 'amministrazione', 'adminadmin', 'root', 'user', 'utente', 'test', 'testtest', 'testtesttest', 'prova', 'provaprova', 'guest', 'ospite', 'login', 'master', 'superman', 'batman',
  'juventus', 'juventusjuventus', 'inter', 'milan', 'forzamilan', 'forzainter', 'forzajuve', 'napoli', 'forzanapoli', 'roma', 'forzaroma', 'ferrari', 'valentino', 'francesco', 'francesca', 'alessandro', 'alessandra', 'giuseppe', 'andrea', 'stellina', 'principessa', 'andreaandrea',
  'milano', 'milanomilano', 'comunedimilano', 'comunemilano', 'lombardia', 'italia', 'italiaitalia', 'salutementale', 'vivere', 'vivereinsalute', 'vivereinsalutementale', 'demovivere', 'budgetdisalute', 'servizisociali', 'assistentesociale',
  'sunshine', 'princess', 'football', 'baseball', 'monkey', 'dragon', 'shadow', 'michael', 'computer', 'internet', 'secret', 'segreto', 'segreta', 'segretissima', 'primavera', 'estate', 'autunno', 'inverno', 'gennaio', 'febbraio', 'settembre', 'ottobre', 'novembre', 'dicembre',
]);
