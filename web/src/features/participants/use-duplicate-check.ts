// SPDX-License-Identifier: AGPL-3.0-or-later
import { useRef, useState } from 'react';
import { api, ok } from '../../api/client.js';
import { announce } from '../../ui/announcer.js';
import type { Candidate } from '../person-file/likeness.js';
import { t } from './form-texts.js';
import { personBody } from './person-values.js';
import type { PersonValues } from './person-values.js';

/** Leaving one of these fields is when somebody may be recognised. */
const telling = new Set(['givenName', 'familyName', 'alias', 'birthDate', 'sex', 'taxCode']);

/** Who resembles the person in the form, and who of them is somebody else. */
export interface DuplicateCheck {
  candidates: readonly Candidate[];
  /** Tokens of those who are somebody else. */
  confirmed: readonly string[];
  confirm: (token: string) => void;
  takeBack: (token: string) => void;
  /** Asks, when what tells people apart has changed since, or `anew`. */
  look: (values: PersonValues, anew?: boolean) => Promise<void>;
  /** To be told of every field that is left: asks when it is a telling one. */
  leave: (field: string, values: PersonValues) => void;
}

/** What of the form tells people apart; null while there is not enough to look for anybody. */
function knownOf(values: PersonValues) {
  const { givenName, familyName, alias, birthDate, sex, taxCode } = personBody(values);
  return givenName || familyName || alias || taxCode ? { givenName, familyName, alias, birthDate, sex, taxCode } : null;
}

/** Looks for likely duplicates while somebody is being registered. Each look is on record, so nothing is asked twice. */
export function useDuplicateCheck(): DuplicateCheck {
  const [candidates, setCandidates] = useState<readonly Candidate[]>([]);
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const asked = useRef('');
  const look = async (values: PersonValues, anew = false) => {
    const known = knownOf(values);
    const question = JSON.stringify(known);
    if (question === asked.current && !anew) return;
    asked.current = question;
    const found = known ? (await ok(api.POST('/api/v1/people/duplicate-checks', { body: known }))).items : [];
    // An answer to what was typed before is no answer any more.
    if (asked.current !== question) return;
    setCandidates(found);
    if (found.length > 0) announce(t('likely.found', { count: found.length }));
  };
  return {
    candidates,
    confirmed: confirmed.filter(token => candidates.some(candidate => candidate.token === token)),
    confirm: token => setConfirmed(tokens => [...tokens, token]),
    takeBack: token => setConfirmed(tokens => tokens.filter(each => each !== token)),
    look,
    leave: (field, values) => {
      // What a look fails for, saving will be told too.
      if (telling.has(field)) void look(values).catch(() => (asked.current = ''));
    },
  };
}
