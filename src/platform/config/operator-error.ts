// SPDX-License-Identifier: AGPL-3.0-or-later

/** A mistake that whoever runs the platform can put right: its message says how, and is shown without a stack. */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}
