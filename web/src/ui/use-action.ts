// SPDX-License-Identifier: AGPL-3.0-or-later
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { asProblem } from '../api/problem.js';
import { problemText } from './states.js';
import { notify } from './toasts.js';

interface ActionOptions<Input, Answer> {
  run: (input: Input) => Promise<Answer>;
  /** What to say when it is done: "Attività inviata". */
  done: string;
  /** What it changed: these queries are read again. */
  touches: readonly QueryKey[];
  /** After success, before the message. */
  then?: (answer: Answer) => void | Promise<void>;
}

/** One click that changes something: submit, validate, end. Says how it went, and refuses a second click meanwhile. */
export function useAction<Answer, Input = void>(options: ActionOptions<Input, Answer>) {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: options.run,
    meta: { handled: true },
    onSuccess: async answer => {
      await Promise.all(options.touches.map(queryKey => queries.invalidateQueries({ queryKey })));
      await options.then?.(answer);
      notify('success', options.done);
    },
    onError: error => notify('error', problemText(asProblem(error))),
  });
  return {
    act: (input: Input) => {
      if (!mutation.isPending) mutation.mutate(input);
    },
    working: mutation.isPending,
  };
}
