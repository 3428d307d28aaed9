// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link, useParams } from 'react-router';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { Both } from './both.js';
import { Comparison } from './comparison.js';
import { MergeForm } from './merge-form.js';
import { useTexts } from './texts.js';

/** Two records of which somebody thinks that they are of one person. */
export default function CompareRecords() {
  const { id = '', otherId = '' } = useParams();
  const t = useTexts();
  const ui = useUiTexts();
  return (
    <Page title={t('compare.title')} lead={t('compare.lead')}>
      <Both ids={[id, otherId]}>
        {people => (
          <>
            <Comparison people={people} />
            <MergeForm people={people} cancel={<Link className="btn btn-outline-primary" to={`/persone/${id}/unioni`}>{ui('cancel')}</Link>} />
          </>
        )}
      </Both>
    </Page>
  );
}
