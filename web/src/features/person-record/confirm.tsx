// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';

interface ConfirmProps {
  /** What the button says; in the dialog again. */
  label: string;
  /** What is about to be done, as a question. */
  title: string;
  /** What it means. */
  text: string;
  /** Read before the label where there are several such buttons. */
  of?: string;
  working: boolean;
  onConfirm: () => void;
  className?: string;
}

/** A button that asks before it does what cannot be undone. */
export function Confirm({ label, title, text, of, working, onConfirm, className = 'btn btn-outline-danger btn-xs' }: ConfirmProps) {
  const ui = useUiTexts();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className={`${className} d-print-none`} aria-label={of ? `${label}: ${of}` : undefined} onClick={() => setAsking(true)}>
        {label}
      </button>
      {asking && (
        <Dialog
          title={title}
          onClose={() => setAsking(false)}
          actions={
            <>
              <button
                type="button"
                className="btn btn-danger"
                disabled={working}
                onClick={() => {
                  setAsking(false);
                  onConfirm();
                }}
              >
                {label}
              </button>
              <button type="button" className="btn btn-outline-primary" onClick={() => setAsking(false)}>
                {ui('cancel')}
              </button>
            </>
          }
        >
          <p className="mb-0">{text}</p>
        </Dialog>
      )}
    </>
  );
}
