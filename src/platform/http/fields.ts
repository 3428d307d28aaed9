// SPDX-License-Identifier: AGPL-3.0-or-later
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';
import { isCivilDate } from '../time/civil-date.js';

/**
 * The kinds of field that requests are made of. Each says what is wrong under a code of field-texts.ts; a DTO composes
 * them and adds nothing of its own.
 */

/** Left out is fine; null is not, unless the field is `Nullable`. */
export const Optional = () => ValidateIf((_, value) => value !== undefined);

/** Left out or null are both fine; null empties the field. */
export const Nullable = () => IsOptional();

const rule = (name: string, test: (value: unknown) => boolean, options?: ValidationOptions) => ValidateBy({ name, validator: { validate: test } }, options);

/** What the text of a refusal is filled with; it travels in the library's message, which nobody reads. */
const limits = (params: Record<string, number>): ValidationOptions => ({ message: JSON.stringify(params) });

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/; // eslint-disable-line no-control-regex -- these are what is refused
/** Letters, figures or signs: white space and characters without width are no text. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
const isClean = (value: string): boolean => !CONTROL.test(value) && value.isWellFormed();

/** Text of at most `max` characters that is more than white space. */
export const Text = (max = 200) =>
  applyDecorators(
    rule('isText', (v) => typeof v !== 'string' || isClean(v)),
    rule('isString', (v) => typeof v === 'string'),
    rule('isNotEmpty', (v) => typeof v !== 'string' || VISIBLE.test(v)),
    rule('maxLength', (v) => typeof v !== 'string' || v.length <= max, limits({ max })),
    ApiProperty({ minLength: 1, maxLength: max }),
  );

/** An e-mail address that can be written to: one @, no white space, nothing that could begin another header. */
export const Email = () =>
  applyDecorators(
    rule('isEmail', (v) => typeof v === 'string' && v.length <= 254 && /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]+$/.test(v) && isClean(v)),
    ApiProperty({ format: 'email', maxLength: 254 }),
  );

/** A civil date, YYYY-MM-DD, of the years 1900 to 2199. */
export const CivilDate = () =>
  applyDecorators(
    rule('isCivilDate', (v) => typeof v === 'string' && isCivilDate(v) && v >= '1900-01-01' && v < '2200-01-01'),
    ApiProperty({ format: 'date', example: '2026-01-31' }),
  );

/** A time of day, HH:MM. */
export const TimeOfDay = () => applyDecorators(rule('isTime', (v) => typeof v === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(v)), ApiProperty({ example: '09:30' }));

/** The id of something listed by another route. */
export const Id = () => applyDecorators(IsUUID('all'), ApiProperty({ format: 'uuid' }));

export const Choice = (values: readonly (string | number)[]) => 
  applyDecorators(IsIn([...values]), ApiProperty({ enum: [...values] }));

export const YesNo = () => IsBoolean();

/** A whole number between both limits, included. */
export const Whole = (min: number, max: number) => applyDecorators(IsInt(), Min(min, limits({ min })), Max(max, limits({ max })), ApiProperty({ type: 'integer', minimum: min, maximum: max }));

/** An amount in cents: whole, not negative, at most ten thousand million euro. */
export const Cents = () =>
  applyDecorators(
    rule('isCents', (v) => Number.isSafeInteger(v) && (v as number) >= 0 && (v as number) <= 1e12),
    ApiProperty({ type: 'integer', minimum: 0, maximum: 1e12, description: 'Cents of a euro.' }),
  );

/** A quantity as a decimal string, at most three decimals, so that no binary fraction touches money: "12.5". */
export const Quantity = () =>
  applyDecorators(rule('isQuantity', (v) => typeof v === 'string' && /^\d{1,8}(\.\d{1,3})?$/.test(v) && Number(v) > 0), ApiProperty({ example: '12.5' }));
