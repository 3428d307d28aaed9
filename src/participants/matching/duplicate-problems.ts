// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProblems } from '../../platform/http/problem.js';

export const duplicateProblem = defineProblems({
  'person.likely-duplicate': { status: 409, it: 'Forse questa persona è già registrata: guarda chi le somiglia. Se è davvero un’altra persona, confermalo e salva di nuovo.', en: 'This person may be on record already: look at who resembles them. If it really is somebody else, confirm it and save again.' },
  'duplicate-pair.decided': { status: 409, it: 'Qualcuno ha già detto che sono due persone diverse.', en: 'Somebody has already said that they are two people.' },
});
