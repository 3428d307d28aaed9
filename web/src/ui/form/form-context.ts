// SPDX-License-Identifier: AGPL-3.0-or-later
import { createContext, useContext, useEffect, useRef } from 'react';

/** What the error summary and the conflict view need to know of a field. */
export interface FieldInfo {
  /** The id of its input. */
  id: string;
  label: string;
  /** Its value in words. */
  show: (value: unknown) => string;
  /** Puts the focus on it. */
  focus: () => void;
}

/** The fields that stand in a form now, in the order of the page. */
export type FieldBook = Map<string, FieldInfo>;

export const FieldBookContext = createContext<FieldBook | null>(null);

/** A field enters itself in the book of the form it stands in. */
export function useFieldBook(name: string, info: FieldInfo): void {
  const book = useContext(FieldBookContext);
  const latest = useRef(info);
  useEffect(() => {
    latest.current = info;
  });
  useEffect(() => {
    book?.set(name, {
      id: latest.current.id,
      get label() {
        return latest.current.label;
      },
      show: value => latest.current.show(value),
      focus: () => latest.current.focus(),
    });
    return () => {
      book?.delete(name);
    };
  }, [book, name]);
}
