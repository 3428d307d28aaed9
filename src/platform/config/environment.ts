// SPDX-License-Identifier: AGPL-3.0-or-later

/** Environment variables as the process got them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The value of a variable; an empty or blank one counts as not set. */
export function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

/** A whole number; NaN if it is set to anything else, so that validation can refuse it. */
export function integer(env: Environment, name: string): number | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  return /^-?\d{1,15}$/.test(value) ? Number(value) : NaN;
}

/** true, yes, on, 1 or false, no, off, 0; any other text is handed on as it is, for validation to refuse it. */
export function flag(env: Environment, name: string): boolean | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  if (/^(true|yes|on|1)$/i.test(value)) return true;
  if (/^(false|no|off|0)$/i.test(value)) return false;
  return value as unknown as boolean;
}
