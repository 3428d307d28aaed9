// SPDX-License-Identifier: AGPL-3.0-or-later
import { pino, type Logger } from 'pino';

export const LOGGER = Symbol('LOGGER');

/** The process log. Bodies, cookies, query strings and SQL parameters never enter it: they may be about people. */
export const makeLogger = (level: string): Logger =>
  pino({
    level,
    base: undefined,
    serializers: {
      err: (error: { message?: string; stack?: string; code?: string; constraint?: string; query?: string } & Error) => ({
        type: error?.name,
        code: error?.code,
        constraint: error?.constraint,
        // A driver's message may quote a value ("invalid input syntax … \"x\""): the text is cut before the quotation.
        message: String(error?.message ?? '').split(/["«:]/)[0],
        stack: error?.code ? undefined : error?.stack,
      }),
    },
  });
