// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTexts } from '../texts.js';
import { FieldFrame, refAs, useField } from './field-frame.js';
import type { FieldProps } from './field-frame.js';

/** Where a form keeps its file: `useRef<File | null>(null)`. A file cannot be put aside with the rest of what is typed. */
export interface HeldFile {
  current: File | null;
}

interface FileFieldProps extends FieldProps {
  heldRef: HeldFile;
  /** Endings that may be chosen: '.pdf,.png'. */
  accept?: string;
}

/** A file; its value in the form is the file's name, '' when none, and the file itself stands in `heldRef`. */
export function FileField({ heldRef, accept, ...props }: FileFieldProps) {
  const t = useTexts();
  const { id, input, field, error, aria } = useField({
    ...props,
    missing: t('form.fileMissing'),
    rules: { validate: (name: unknown) => name === '' || heldRef.current !== null || t('form.fileAgain', { name: String(name) }) },
  });
  return (
    <FieldFrame {...props} id={id} error={error}>
      <input
        ref={refAs<HTMLInputElement>(input)}
        type="file"
        id={id}
        name={field.name}
        accept={accept}
        className={`form-control ${error ? 'is-invalid' : ''}`}
        onChange={event => {
          const file = event.target.files?.[0] ?? null;
          heldRef.current = file;
          field.onChange(file?.name ?? '');
        }}
        onBlur={field.onBlur}
        {...aria}
      />
    </FieldFrame>
  );
}
