// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { Can } from '../../ui/can.js';
import { formatDate } from '../../ui/format.js';
import { DataTable } from '../../ui/list/data-table.js';
import type { Case } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { PhaseDialog } from './phase-dialog.js';
import { useTexts } from './texts.js';

/** The phases that the case went through, each with its days, and the way to the next. */
export function Phases({ current }: { current: Case }) {
  const t = useTexts();
  const term = useTerms();
  const [moving, setMoving] = useState(false);
  return (
    <section aria-labelledby="phases">
      <div className="app-section-head">
        <h2 className="h4" id="phases">
          {t('phases')}
        </h2>
        {current.nextPhases.length > 0 && (
          <Can do="update" on="Case">
            <button type="button" className="btn btn-outline-primary btn-sm d-print-none" onClick={() => setMoving(true)}>
              {t('move')}
            </button>
          </Can>
        )}
      </div>
      <DataTable
        caption={t('phasesCaption')}
        rows={current.phases}
        rowKey={({ phase, enteredOn, leftOn }) => `${phase} ${enteredOn} ${leftOn}`}
        columns={[
          { key: 'phase', header: t('phase'), cell: ({ phase }) => term(`phase.${phase}`) },
          { key: 'from', header: t('from'), cell: ({ enteredOn, estimated }) => (estimated ? `${formatDate(enteredOn)} (${t('estimated')})` : formatDate(enteredOn)) },
          { key: 'to', header: t('to'), cell: ({ leftOn }) => formatDate(leftOn) || t('now') },
          { key: 'by', header: t('by'), cell: ({ recordedBy }) => recordedBy },
        ]}
      />
      {moving && <PhaseDialog current={current} onClose={() => setMoving(false)} />}
    </section>
  );
}
