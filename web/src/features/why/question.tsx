// SPDX-License-Identifier: AGPL-3.0-or-later
import { useId, useState } from 'react';
import type { SubmitEvent } from 'react';
import { api, ok } from '../../api/client.js';
import { asProblem } from '../../api/problem.js';
import { announce } from '../../ui/announcer.js';
import { Page } from '../../ui/page.js';
import { problemText } from '../../ui/states.js';
import { AccountChoice } from './account-choice.js';
import type { FoundAccount } from './account-choice.js';
import { Answer } from './answer.js';
import type { Explanation } from './answer.js';
import { useTexts } from './texts.js';
import './why.css';

/** "Why can this person see that?", for who administers accounts and does not learn who is in the programme. */
export default function Question() {
  const t = useTexts();
  const id = useId();
  const [account, setAccount] = useState<FoundAccount | null>(null);
  const [person, setPerson] = useState('');
  const [mistakes, setMistakes] = useState<{ account?: string; person?: string }>({});
  const [answer, setAnswer] = useState<Explanation | null>(null);
  const [working, setWorking] = useState(false);

  const ask = async (event: SubmitEvent) => {
    event.preventDefault();
    const missing = {
      ...(!account && { account: t('question.accountMissing') }),
      ...(!person.trim() && { person: t('question.personMissing') }),
    };
    setMistakes(missing);
    if (!account || missing.person || working) return;
    setWorking(true);
    setAnswer(null);
    try {
      setAnswer(await ok(api.POST('/api/v1/access-questions', { body: { accountId: account.id, person } })));
    } catch (error) {
      const problem = asProblem(error);
      const message = problem.errors[0]?.detail ?? problemText(problem);
      setMistakes({ person: message });
      announce(message, 'assertive');
    }
    setWorking(false);
  };
  return (
    <Page title={t('question.title')} lead={<p>{t('question.lead')}</p>}>
      <form className="app-form d-print-none" onSubmit={event => void ask(event)} noValidate>
        <AccountChoice chosen={account} onChoose={chosen => { setAccount(chosen); setAnswer(null); }} error={mistakes.account} />
        <div className="form-group app-field">
          <label htmlFor={id}>{t('question.person')}</label>
          <div className="app-field-hint" id={`${id}-hint`}>
            {t('question.personHint')}
          </div>
          <input
            id={id}
            type="text"
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            className={`form-control ${mistakes.person ? 'is-invalid' : ''}`}
            value={person}
            aria-invalid={mistakes.person ? true : undefined}
            aria-describedby={mistakes.person ? `${id}-hint ${id}-error` : `${id}-hint`}
            onChange={event => setPerson(event.target.value)}
          />
          {mistakes.person && (
            <div className="app-field-error" id={`${id}-error`}>
              {mistakes.person}
            </div>
          )}
        </div>
        <button type="submit" className="btn btn-primary" aria-disabled={working}>
          {working ? t('question.asking') : t('question.ask')}
        </button>
      </form>
      {answer && <Answer answer={answer} />}
    </Page>
  );
}
