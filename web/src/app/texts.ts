// SPDX-License-Identifier: AGPL-3.0-or-later
import { app as en } from '../i18n/en/app.js';
import { defineTexts } from '../i18n/index.js';
import { app as it } from '../i18n/it/app.js';

export const { useTexts } = defineTexts('app', { it, en });
