// SPDX-License-Identifier: AGPL-3.0-or-later
import { writeFile } from 'node:fs/promises';
import { projectFile } from '../project-root.js';
import { permissionsMarkdown, policiesSql } from './policies.js';

/** Writes what follows from the grants; `npm run check` fails when the committed files differ. */
await writeFile(projectFile('migrations/policies.generated.sql'), policiesSql());
await writeFile(projectFile('docs/permissions.generated.md'), permissionsMarkdown());
