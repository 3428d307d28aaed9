// SPDX-License-Identifier: AGPL-3.0-or-later
import { useRef, useState } from 'react';
import { Alert } from '../alert.js';
import { announce } from '../announcer.js';
import { formatDateTime, formatTime } from '../format.js';
import { useTexts } from '../texts.js';
import type { DraftState } from './use-draft.js';

/** Input that had been left unsaved: it stands in the form again, and can be thrown away. */
export function DraftFound({ draft }: { draft: DraftState }) {
  const t = useTexts();
  const { found } = draft;
  if (!found) return null;
  const [date = '', time = ''] = formatDateTime(found.savedAt).split(', ');
  return (
    <Alert tone="info">
      <p className="mb-2">{t(found.taken ? 'form.restored' : 'form.draftFound', { date, time })}</p>
      {!found.taken && (
        <button type="button" className="btn btn-primary btn-sm me-2" onClick={draft.take}>
          {t('form.takeDraft')}
        </button>
      )}
      <button type="button" className="btn btn-outline-primary btn-sm" onClick={draft.startOver}>
        {t('form.discard')}
      </button>
    </Alert>
  );
}

/** Whether what is being typed is safe, in one line; in a box when it is not. */
export function DraftKept({ draft, typed }: { draft: DraftState; typed: () => string }) {
  const t = useTexts();
  const { keeping, keptAt } = draft;
  if (keeping === 'none') return null;
  if (keeping === 'kept') return <p className="app-form-note">{t('form.draft.kept', { time: formatTime(keptAt) })}</p>;
  return (
    <Alert tone="warning">
      <p className="mb-0">{t(`form.draft.${keeping}`)}</p>
      {keeping === 'ended' && (
        <button type="button" className="btn btn-outline-primary btn-sm mt-2" onClick={draft.signInAgain}>
          {t('form.draft.signIn')}
        </button>
      )}
      {keeping === 'refused' && <CopyTyped typed={typed} />}
    </Alert>
  );
}

/** Puts what was typed on the clipboard; where the browser does not let us, shows it to be copied by hand. */
export function CopyTyped({ typed }: { typed: () => string }) {
  const t = useTexts();
  const [shown, setShown] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    const text = typed();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(t('form.copied'));
    } catch {
      setShown(text);
      requestAnimationFrame(() => box.current?.select());
    }
  };
  return (
    <>
      <button type="button" className="btn btn-outline-primary btn-sm mt-2" onClick={() => void copy()}>
        {t(copied ? 'form.copied' : 'form.copy')}
      </button>
      {shown !== null && (
        <label className="d-block mt-2">
          {t('form.copyByHand')}
          <textarea ref={box} className="form-control" readOnly rows={4} value={shown} />
        </label>
      )}
    </>
  );
}
