// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ValidationError } from 'class-validator';
import { defineProblems, Problem, type FieldError, type Params } from './problem.js';

defineProblems({
  'field.invalid': { status: 422, it: 'Il valore non è valido.', en: 'The value is not valid.' },
  'field.unknown': { status: 422, it: 'Questo campo non è previsto: toglilo.', en: 'This field is not expected: remove it.' },
  'field.required': { status: 422, it: 'Questo campo è obbligatorio.', en: 'This field is required.' },
  'field.text': { status: 422, it: 'Scrivi un testo.', en: 'Write a text.' },
  'field.blank': { status: 422, it: 'Scrivi qualcosa: il testo è vuoto.', en: 'Write something: the text is empty.' },
  'field.too-long': { status: 422, it: 'Il testo è troppo lungo: al massimo {max} caratteri.', en: 'The text is too long: {max} characters at most.' },
  'field.number': { status: 422, it: 'Scrivi un numero.', en: 'Write a number.' },
  'field.integer': { status: 422, it: 'Scrivi un numero intero.', en: 'Write a whole number.' },
  'field.too-small': { status: 422, it: 'Il valore minimo è {min}.', en: 'The smallest value is {min}.' },
  'field.too-big': { status: 422, it: 'Il valore massimo è {max}.', en: 'The largest value is {max}.' },
  'field.boolean': { status: 422, it: 'Rispondi sì o no.', en: 'Answer yes or no.' },
  'field.choice': { status: 422, it: 'Scegli uno dei valori dell’elenco.', en: 'Choose one of the listed values.' },
  'field.id': { status: 422, it: 'Scegli un elemento dall’elenco.', en: 'Choose an element of the list.' },
  'field.date': { status: 422, it: 'Scrivi una data che esiste nel calendario, tra il 1900 e il 2199 (anno-mese-giorno).', en: 'Write a date that exists in the calendar, between 1900 and 2199 (year-month-day).' },
  'field.date-future': { status: 422, it: 'La data non può essere nel futuro.', en: 'The date cannot be in the future.' },
  'field.date-before': { status: 422, it: 'La data deve essere uguale o successiva al {earliest:day}.', en: 'The date must be {earliest:day} or later.' },
  'field.date-after': { status: 422, it: 'La data deve essere uguale o precedente al {latest:day}.', en: 'The date must be {latest:day} or earlier.' },
  'field.time': { status: 422, it: 'Scrivi un orario tra 00:00 e 23:59.', en: 'Write a time between 00:00 and 23:59.' },
  'field.list': { status: 422, it: 'Serve un elenco.', en: 'A list is needed.' },
  'field.list-size': { status: 422, it: 'L’elenco deve avere un numero di elementi diverso.', en: 'The list must have another number of elements.' },
  'field.object': { status: 422, it: 'Serve un oggetto con i campi previsti.', en: 'An object with the expected fields is needed.' },
  'field.email': { status: 422, it: 'Scrivi un indirizzo di posta elettronica valido.', en: 'Write a valid e-mail address.' },
  'field.amount': { status: 422, it: 'Scrivi un importo in centesimi, intero e non negativo.', en: 'Write an amount in cents, whole and not negative.' },
  'field.quantity': { status: 422, it: 'Scrivi una quantità positiva con al massimo tre decimali.', en: 'Write a positive quantity with three decimals at most.' },
  'field.characters': { status: 422, it: 'Il testo contiene caratteri che non si possono conservare: riscrivilo.', en: 'The text holds characters that cannot be kept: write it again.' },
});

/** class-validator's constraint names, in the order in which the most telling one is chosen. */
const CODES: Record<string, string> = {
  whitelistValidation: 'field.unknown',
  isDefined: 'field.required',
  isNotEmpty: 'field.blank',
  isString: 'field.text',
  isText: 'field.text',
  isCivilDate: 'field.date',
  isUuid: 'field.id',
  isIn: 'field.choice',
  isBoolean: 'field.boolean',
  isInt: 'field.integer',
  isNumber: 'field.number',
  isCents: 'field.amount',
  isQuantity: 'field.quantity',
  isTime: 'field.time',
  isEmail: 'field.email',
  min: 'field.too-small',
  max: 'field.too-big',
  maxLength: 'field.too-long',
  isArray: 'field.list',
  arrayMinSize: 'field.list-size',
  arrayMaxSize: 'field.list-size',
  nestedValidation: 'field.object',
};

/** All mistakes of a body at once, each at its JSON pointer. */
export function invalidBody(errors: ValidationError[]): Problem {
  return new Problem('invalid', {}, flatten(errors, ''));
}

function flatten(errors: ValidationError[], path: string): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${path}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const below = flatten(error.children ?? [], pointer);
    if (!error.constraints) return below;
    const present = Object.keys(error.constraints);
    // Absent and mistaken are two things: an absent field is told to be required, whatever else it fails.
    if (error.value === undefined && !present.includes('whitelistValidation')) return [{ pointer, code: 'field.required' }, ...below];
    const chosen = Object.keys(CODES).find((name) => present.includes(name));
    const limits = chosen && error.constraints[chosen].startsWith('{') ? (JSON.parse(error.constraints[chosen]) as Params) : {};
    return [{ pointer, code: chosen ? CODES[chosen] : 'field.invalid', params: limits }, ...below];
  });
}
