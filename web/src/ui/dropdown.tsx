// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useId, useRef, useState } from 'react';
import type { MouseEvent, ReactNode } from 'react';

interface DropdownProps {
  /** The element that holds button and panel; `li` inside a menu. */
  as?: 'div' | 'li';
  /** Content of the button. */
  label: ReactNode;
  buttonClassName: string;
  className?: string;
  menuClassName?: string;
  /** Content of the panel; choosing anything in it closes it. */
  children: ReactNode;
}

/**
 * A button that shows and hides a panel. It is a disclosure, not an ARIA menu: its content may be links,
 * headings or buttons, reached with Tab. Escape or a click elsewhere closes it.
 */
export function Dropdown(props: DropdownProps) {
  const { as = 'div', label, buttonClassName, className = '', menuClassName = '', children } = props;
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement & HTMLLIElement>(null);
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

  const closeOnChoice = (event: MouseEvent) => {
    if (!(event.target as Element).closest('a, button')) return;
    setOpen(false);
    button.current?.focus();
  };
  const content = (
    <>
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
      <div
        id={id}
        className={`dropdown-menu ${open ? 'show' : ''} ${menuClassName}`}
        hidden={!open}
        onClick={closeOnChoice}
      >
        {open && children}
      </div>
    </>
  );
  return as === 'li' ? (
    <li className={`dropdown ${className}`} ref={root}>
      {content}
    </li>
  ) : (
    <div className={`dropdown ${className}`} ref={root}>
      {content}
    </div>
  );
}
