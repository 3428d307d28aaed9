// SPDX-License-Identifier: AGPL-3.0-or-later
import { ui as en } from '../i18n/en/ui.js';
import { defineTexts } from '../i18n/index.js';
import { ui as it } from '../i18n/it/ui.js';

export const { useTexts, t } = defineTexts('ui', { it, en });
