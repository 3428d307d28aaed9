// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { DefaultValues, FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form';
import { idempotent, ifMatch, newIdempotencyKey } from '../../api/client.js';
import { Problem, asProblem } from '../../api/problem.js';
import { announce } from '../announcer.js';
import { t } from '../texts.js';
import type { FieldBook } from './form-context.js';
import type { About } from '../drafts.js';
import { changedByOthers, changedFacts, fieldOfPointer, sameValue, valueAt } from './paths.js';
import type { ChangedFact, ChangedField, RecordFact } from './paths.js';
import { useDraft } from './use-draft.js';
import type { DraftState, Version } from './use-draft.js';

/** A record as it stands on the server now. */
export interface CurrentRecord<Values> {
  values: Values;
  etag: string | null;
  /** What of it the form does not hold, in words: as `facts` in the options. */
  facts?: readonly RecordFact[];
}

interface CommonOptions<Values extends FieldValues, Answer> {
  /** What the form starts from: the record as read, or blanks. */
  values: Values;
  /**
   * Sends the values. Put `headers` on the request: If-Match on an update, Idempotency-Key on a create
   * (the same key until it succeeds, so that a repeated click or a lost answer creates nothing twice).
   */
  save: (values: Values, headers: Record<string, string>) => Promise<Answer>;
  /**
   * After success: refresh what changed, notify, go somewhere. A form that stays on its page should have
   * `save` answer with `versioned(…)`, so that the next save rests on the new version at once.
   */
  onSaved: (answer: Answer) => void | Promise<void>;
  /** Where the server's pointers and the form's names differ: `{ '/identity/taxCode': 'taxCode' }`. */
  pointers?: Record<string, Path<Values>>;
}

/** A form over a record that others may change meanwhile says how to read it again, so that the difference can be shown. */
export type VersionOptions<Values> =
  | { etag?: undefined; reload?: undefined; facts?: undefined }
  | {
      /** The version `values` were read at. Leave it out on a create. */
      etag: string | null;
      /** Reads the record again when somebody else saved first (412). */
      reload: () => Promise<CurrentRecord<Values>>;
      /** For a step (cancel, refuse, end …): what of the record is not among the fields, as it stood when the form was opened. */
      facts?: readonly RecordFact[];
    };

/** What is typed is kept, and the form says whom it is about; or it is not kept. */
type DraftOptions<Values> =
  | {
      /** Not kept: passwords, codes, small dialogs. */
      draftKey: false;
      about?: undefined;
    }
  | {
      /** Under what to keep unsaved input, in memory and on the server; by default the address. */
      draftKey?: string;
      /** Whom it is about; from the values where that is chosen in the form, null as long as it is not. */
      about: About | ((values: Values) => About | null);
    };

export type RecordFormOptions<Values extends FieldValues, Answer> = CommonOptions<Values, Answer> & VersionOptions<Values> & DraftOptions<Values>;

/** Somebody else saved first. */
export interface Conflict<Values> {
  theirs: CurrentRecord<Values>;
  fields: ChangedField[];
  /** What else they changed, in words. */
  facts: ChangedFact[];
}

/** A form over one record; hand it to `<RecordForm form={…}>`. */
export interface RecordFormState<Values extends FieldValues> {
  methods: UseFormReturn<Values>;
  book: FieldBook;
  submit: () => void;
  /** The refusal that belongs to no field, or none. */
  problem: Problem | null;
  /** Refusals of values that this form does not show. */
  otherErrors: string[];
  /** Counts failed attempts: at each one the summary takes the focus. */
  attempts: number;
  saving: boolean;
  conflict: Conflict<Values> | null;
  /** Settles a conflict and saves: `keep` names the contested fields whose own value stands. */
  settle: (keep: ReadonlySet<string>) => void;
  /** What was typed and is not saved: found again, or being put aside. */
  draft: DraftState;
  /** True when the server no longer lets us save here: the person was handed over, or access has ended. */
  lost: boolean;
}

/** Everything a form over one record owes to the person who fills it in: see `RecordFormOptions`. */
export function useRecordForm<Values extends FieldValues, Answer>(
  options: RecordFormOptions<Values, Answer>,
): RecordFormState<Values> {
  const methods = useForm<Values>({ defaultValues: options.values as DefaultValues<Values>, shouldFocusError: false });
  const [book] = useState<FieldBook>(() => new Map());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [otherErrors, setOtherErrors] = useState<string[]>([]);
  const [attempts, setAttempts] = useState(0);
  const [saving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<Conflict<Values> | null>(null);
  const [lost, setLost] = useState(false);
  const versionRef = useRef(options.etag);
  const factsRef = useRef(options.facts);
  const creationKey = useRef(newIdempotencyKey());
  const busy = useRef(false);
  // In this order: a draft must win over the newer record, and meet it as a conflict when saved.
  useNewerVersion(methods, options, versionRef, factsRef);
  const draft = useDraft(methods, options, versionRef);

  const failed = () => setAttempts(count => count + 1);

  const refuse = async (refusal: Problem) => {
    if (refusal.status === 412 && options.reload) {
      const theirs = await options.reload();
      const before = methods.formState.defaultValues;
      setConflict({
        theirs,
        fields: changedByOthers([...book.keys()], before, methods.getValues(), theirs.values),
        facts: changedFacts(factsRef.current, theirs.facts),
      });
      return;
    }
    const others: string[] = [];
    // An earlier sending, of other content, did arrive although its answer did not: only the person can tell
    // whether what they have now is a second record, so the next attempt counts as one.
    if (refusal.code === 'idempotency.mismatch') {
      creationKey.current = newIdempotencyKey();
      setProblem(new Problem(refusal.status, refusal.code, refusal.title, t('form.perhapsSaved')));
      return;
    }
    // What was there when the form was opened is not there for us any more: what was typed must not go with it.
    if (refusal.code === 'not-found' || refusal.code === 'forbidden') setLost(true);
    for (const { pointer, detail: message } of refusal.errors) {
      const name = options.pointers?.[pointer] ?? fieldOfPointer(pointer);
      if (book.has(name)) methods.setError(name as Path<Values>, { type: 'server', message });
      else others.push(message);
    }
    setOtherErrors(others);
    setProblem(others.length === refusal.errors.length ? refusal : null);
  };

  const send = async (values: Values) => {
    if (busy.current) return;
    busy.current = true;
    setSaving(true);
    setProblem(null);
    setOtherErrors([]);
    setLost(false);
    announce(t('form.saving'));
    try {
      const headers = options.etag === undefined ? idempotent(creationKey.current) : ifMatch(versionRef.current ?? null);
      const answer = await options.save(values, headers);
      creationKey.current = newIdempotencyKey();
      setConflict(null);
      methods.reset(values);
      draft.forget();
      if (hasEtag(answer)) versionRef.current = answer.etag;
      await options.onSaved(answer);
    } catch (error) {
      try {
        await refuse(asProblem(error));
      } catch (second) {
        const now = asProblem(second);
        if (now.code === 'not-found') setLost(true);
        setProblem(now);
      }
      failed();
    } finally {
      busy.current = false;
      setSaving(false);
    }
  };
  const submit = () => void methods.handleSubmit(send, failed)();

  const settle = (keep: ReadonlySet<string>) => {
    if (!conflict) return;
    const mine = methods.getValues();
    const before = methods.formState.defaultValues;
    const contested = new Set(conflict.fields.filter(field => field.contested).map(field => field.name));
    const kept = [...book.keys()].filter(name =>
      contested.has(name) ? keep.has(name) : !sameValue(valueAt(mine, name), valueAt(before, name)),
    );
    const own = kept.map(name => [name, valueAt(mine, name)] as const);
    methods.reset(conflict.theirs.values);
    for (const [name, value] of own) {
      methods.setValue(name as Path<Values>, value as PathValue<Values, Path<Values>>, { shouldDirty: true });
    }
    versionRef.current = conflict.theirs.etag;
    factsRef.current = conflict.theirs.facts;
    setConflict(null);
    submit();
  };

  return {
    methods,
    book,
    submit,
    problem,
    otherErrors,
    attempts,
    saving,
    conflict,
    settle,
    draft,
    lost,
  };
}

/** When the record is read again (after a save that stays on the page), the form follows, unless it was changed. */
function useNewerVersion<Values extends FieldValues, Answer>(
  methods: UseFormReturn<Values>,
  options: RecordFormOptions<Values, Answer>,
  versionRef: Version,
  factsRef: { current: readonly RecordFact[] | undefined },
): void {
  const { isDirty } = methods.formState;
  const { etag, values, facts } = options;
  const seen = useRef(etag);
  useEffect(() => {
    if (etag === seen.current || isDirty) return;
    seen.current = etag;
    versionRef.current = etag;
    factsRef.current = facts;
    methods.reset(values);
  }, [etag, facts, isDirty, methods, values, versionRef, factsRef]);
}

function hasEtag(answer: unknown): answer is { etag: string | null } {
  return typeof answer === 'object' && answer !== null && 'etag' in answer;
}
