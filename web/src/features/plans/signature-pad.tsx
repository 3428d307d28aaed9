// SPDX-License-Identifier: AGPL-3.0-or-later
import { useId, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import { FieldError, refAs, useField } from '../../ui/form/field-frame.js';
import { announce } from '../../ui/announcer.js';
import { useVersionTexts } from './version-texts.js';

/** Size of the image that is kept, whatever the size on the screen. */
const [WIDTH, HEIGHT] = [480, 160];

/**
 * Where a person draws their signature with finger, pen or mouse; its value is a PNG image in base64, '' while nothing is drawn. Who
 * works by keyboard types the name in the field beside it instead.
 */
export function SignaturePad({ name, label, hint }: { name: string; label: string; hint: string }) {
  const t = useVersionTexts();
  const { id, input, field, error } = useField({ name, label, hint, show: value => (value ? t('seat.drawn') : '') });
  const canvas = refAs<HTMLCanvasElement>(input);
  const drawing = useRef(false);
  const [drawn, setDrawn] = useState(false);
  const labelId = useId();

  const at = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) * WIDTH) / box.width, ((event.clientY - box.top) * HEIGHT) / box.height];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    drawing.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
    const context = event.currentTarget.getContext('2d');
    if (!context) return;
    Object.assign(context, { lineWidth: 3, lineCap: 'round', lineJoin: 'round', strokeStyle: '#17324d' });
    context.beginPath();
    context.moveTo(...at(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return;
    const context = event.currentTarget.getContext('2d');
    context?.lineTo(...at(event));
    context?.stroke();
  };
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return;
    drawing.current = false;
    setDrawn(true);
    field.onChange(event.currentTarget.toDataURL('image/png').replace(/^data:image\/png;base64,/, ''));
    announce(t('seat.drawn'));
  };
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
    setDrawn(false);
    field.onChange('');
  };

  return (
    <div className="app-field">
      <p id={labelId} className="app-legend">{label}</p>
      <p id={`${id}-hint`} className="form-text">{hint}</p>
      <canvas
        ref={canvas}
        id={id}
        className={`app-signature ${error ? 'is-invalid' : ''}`}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        tabIndex={-1}
        aria-labelledby={labelId}
        aria-describedby={`${id}-hint`}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {drawn && <button type="button" className="btn btn-outline-primary btn-xs" onClick={clear}>{t('seat.clear')}</button>}
      <FieldError id={id} error={error} />
    </div>
  );
}
