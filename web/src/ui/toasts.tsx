// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { announce } from './announcer.js';
import { Icon } from './icon.js';
import { useTexts } from './texts.js';

type Tone = 'success' | 'info' | 'warning' | 'error';
interface Toast {
  id: number;
  tone: Tone;
  title: string;
  text?: string;
}

const icons: Record<Tone, string> = {
  success: 'check-circle',
  info: 'info-circle',
  warning: 'warning-circle',
  error: 'close-circle',
};
/** Long enough to be read twice; warnings and errors stay until closed. */
const lifetime = 8_000;

let toasts: Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

/** Shows a message at the edge of the page and announces it. */
export function notify(tone: Tone, title: string, text?: string): void {
  toasts = [...toasts.slice(-2), { id: nextId++, tone, title, ...(text ? { text } : {}) }];
  announce([title, text].filter(Boolean).join('. '), tone === 'error' ? 'assertive' : 'polite');
  for (const listener of listeners) listener();
}

function dismiss(id: number): void {
  toasts = toasts.filter(toast => toast.id !== id);
  for (const listener of listeners) listener();
}

/** Where messages appear; stands once, in the shell. Reading aloud is the announcer's work. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="app-toasts d-print-none">
      {shown.map(toast => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const t = useTexts();
  const held = useRef(false);
  const lasting = toast.tone === 'warning' || toast.tone === 'error';
  useEffect(() => {
    if (lasting) return undefined;
    const timer = setInterval(() => held.current || dismiss(toast.id), lifetime);
    return () => clearInterval(timer);
  }, [lasting, toast.id]);
  const hold = () => {
    held.current = true;
  };
  const release = () => {
    held.current = false;
  };
  return (
    <div
      className={`notification with-icon dismissable show ${toast.tone}`}
      onMouseEnter={hold}
      onMouseLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <p className="app-toast-title">
        <Icon name={icons[toast.tone]} />
        {toast.title}
      </p>
      {toast.text && <p className="app-toast-text">{toast.text}</p>}
      <button type="button" className="btn notification-close" onClick={() => dismiss(toast.id)}>
        <Icon name="close" />
        <span className="visually-hidden">{`${t('close')}: ${toast.title}`}</span>
      </button>
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
