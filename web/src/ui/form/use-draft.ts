// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useLocation } from 'react-router';
import { announce } from '../announcer.js';
import { draftKeyOf, fetchDraft, forgetDraft, keepDraft, readDraft } from '../drafts.js';
import type { About, Draft } from '../drafts.js';
import { t } from '../texts.js';
import { DraftKeeper } from './draft-keeper.js';
import type { Keeping } from './draft-keeper.js';
import { sameValue } from './paths.js';

interface DraftOptions<Values> {
  values: Values;
  etag?: string | null;
  draftKey?: string | false;
  about?: About | ((values: Values) => About | null);
}

/** The version a save is based on. */
export interface Version {
  current: string | null | undefined;
}

/** What the form says of input that is not saved yet. */
export interface DraftState {
  /** Input found again: when it was put aside, and whether it stands in the form or waits to be taken. */
  found: { savedAt: string; taken: boolean } | null;
  /** Takes what was found, in place of what was typed meanwhile. */
  take: () => void;
  /** Back to the record as it is saved. */
  startOver: () => void;
  keeping: Keeping;
  keptAt: string | null;
  signInAgain: () => void;
}

/** Input left behind unsaved is there again when the form is opened anew: from memory, or from the server. */
export function useDraft<Values extends FieldValues>(
  methods: UseFormReturn<Values>,
  options: DraftOptions<Values>,
  versionRef: Version,
): DraftState & { forget: () => void } {
  const { pathname } = useLocation();
  const [key] = useState(() => (options.draftKey === false ? null : draftKeyOf(options.draftKey ?? pathname, options.values)));
  const [{ keeping, keptAt }, setKept] = useState<{ keeping: Keeping; keptAt: string | null }>({ keeping: 'none', keptAt: null });
  const [found, setFound] = useState<(Draft<Values> & { taken: boolean }) | null>(() => {
    const left = key === null ? undefined : readDraft<Values>(key);
    return left ? { ...left, taken: true } : null;
  });
  const { isDirty } = methods.formState;
  const dirty = useRef(false);
  const opened = useRef(options);
  const latest = useRef(options);
  const keeper = useRef<DraftKeeper | null>(null);

  useEffect(() => {
    dirty.current = isDirty;
    latest.current = options;
  });

  useEffect(() => {
    if (!key) return undefined;
    const { values, etag } = opened.current;
    const stand = (): Omit<Draft<unknown>, 'savedAt'> => ({ values: methods.getValues(), before: methods.formState.defaultValues, etag: versionRef.current });
    const left = readDraft<Values>(key);
    const mine = new DraftKeeper(
      {
        key,
        about: () => {
          const { about = null } = latest.current;
          return typeof about === 'function' ? about(methods.getValues()) : about;
        },
        read: () => (dirty.current ? stand() : null),
        tell: (now, savedAt) => {
          setKept({ keeping: now, keptAt: savedAt });
          if (now === 'waiting' || now === 'ended' || now === 'refused' || now === 'tooLarge') announce(t(`form.draft.${now}`));
        },
      },
      left !== undefined,
    );
    keeper.current = mine;
    const put = (draft: Draft<Values>) => putBack(methods, draft, { values, etag }, versionRef);
    const abort = new AbortController();
    if (left) put(left);
    else {
      // Nothing found, or nobody to ask: the form is as it is.
      void fetchDraft<Values>(key, abort.signal).then(
        draft => {
          if (!draft || abort.signal.aborted) return;
          mine.found();
          if (sameValue({ ...values, ...draft.values }, values)) return mine.forget();
          const taken = !dirty.current;
          if (taken) put(draft);
          setFound({ ...draft, taken });
        },
        () => undefined,
      );
    }
    const stopListening = methods.subscribe({ formState: { values: true }, callback: () => mine.touch() });
    const hidden = () => {
      if (document.visibilityState === 'hidden') mine.flush(true);
    };
    const leaving = (event: BeforeUnloadEvent) => {
      mine.flush(true);
      if (dirty.current && mine.exposed) event.preventDefault();
    };
    const back = () => mine.flush();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('beforeunload', leaving);
    window.addEventListener('online', back);
    return () => {
      abort.abort();
      stopListening();
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('beforeunload', leaving);
      window.removeEventListener('online', back);
      if (dirty.current) keepDraft(key, { ...stand(), savedAt: new Date().toISOString() });
      mine.close();
    };
    // The form is one and the same as long as its key is.
  }, [key, methods, versionRef]);

  const forget = () => {
    dirty.current = false;
    setFound(null);
    if (key) forgetDraft(key);
    keeper.current?.forget();
  };
  return {
    found: found && { savedAt: found.savedAt, taken: found.taken },
    take: () => {
      if (!found) return;
      putBack(methods, found, options, versionRef);
      setFound({ ...found, taken: true });
    },
    startOver: () => {
      forget();
      versionRef.current = options.etag;
      methods.reset(options.values);
      announce(t('form.startedOver'));
    },
    keeping,
    keptAt,
    signInAgain: () => void keeper.current?.signInAgain(),
    forget,
  };
}

/** A draft in the form, over the record it was typed over: when that has changed since, saving shows it as a conflict. */
function putBack<Values extends FieldValues>(methods: UseFormReturn<Values>, draft: Draft<Values>, now: DraftOptions<Values>, versionRef: Version): void {
  const same = (draft.etag ?? null) === (now.etag ?? null);
  methods.reset(same ? now.values : { ...now.values, ...(draft.before as Values | undefined) });
  methods.reset({ ...now.values, ...draft.values }, { keepDefaultValues: true });
  if (now.etag !== undefined) versionRef.current = draft.etag ?? now.etag;
}
