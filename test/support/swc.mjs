// SPDX-License-Identifier: AGPL-3.0-or-later
/** How sources become JavaScript outside the build: decorators with their metadata, as Nest and class-validator need them. */
export const swcOptions = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, tsx: false },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
};
