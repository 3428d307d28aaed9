// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';

interface DropdownProps {
  /** The element that holds button and panel; `li` inside a menu. */
  as?: 'div' | 'li';
  /** Content of the button. */
  label: ReactNode;
  buttonClassName: string;
  className?: string;
  menuClassName?: string;
  /** Content of the panel; call `close` after an action. */
  children: (close: () => void) => ReactNode;
}

/**
 * A button that shows and hides a panel. It is a disclosure, not an ARIA menu: its content may be links,
 * headings or buttons, reached with Tab. Escape or a click elsewhere closes it.
 */
export function Dropdown(props: DropdownProps) {
  const { as: Holder = 'div', label, buttonClassName, className = '', menuClassName = '', children } = props;
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <Holder
      className={`dropdown ${className}`}
      ref={(element: HTMLElement | null) => {
        root.current = element;
      }}
    >
      <button
        ref={button}
        type="button"
        className={buttonClassName}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <div id={id} className={`dropdown-menu ${open ? 'show' : ''} ${menuClassName}`} hidden={!open}>
        {open && children(close)}
      </div>
    </Holder>
  );
}
