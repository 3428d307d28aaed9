// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

interface DialogProps {
  title: string;
  children: ReactNode;
  /** Buttons, in reading order: the main one first. */
  actions?: ReactNode;
  /** Called on Escape. Without it the dialog stays until an action closes it. */
  onClose?: () => void;
}

/**
 * A dialog over the page. It is the browser's own `<dialog>`, shown as modal: the focus stays inside,
 * what lies below is inert, and the focus returns where it was.
 */
export function Dialog({ title, children, actions, onClose }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className="app-dialog modal"
      aria-labelledby={titleId}
      onCancel={event => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <div className="modal-dialog modal-dialog-centered">
        <div className="modal-content">
          <div className="modal-header">
            <h2 className="modal-title h5" id={titleId}>
              {title}
            </h2>
          </div>
          <div className="modal-body">{children}</div>
          {actions && <div className="modal-footer">{actions}</div>}
        </div>
      </div>
    </dialog>
  );
}
