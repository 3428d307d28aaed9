// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ifMatch, versioned } from '../../api/client.js';
import { useAction } from '../../ui/use-action.js';
import { useContentsTexts } from './contents-texts.js';
import type { Plan } from './words.js';

type Risk = Plan['risks'][number];

/** What may go wrong, how it announces itself and what is done; and what to do in a crisis. */
export function RisksSection({ plan, etag }: { plan: Plan; etag: string | null }) {
  const t = useContentsTexts();
  const editable = plan.status === 'draft';
  return (
    <section aria-labelledby="risks" className="mt-5">
      <h2 id="risks" className="h3">{t('risks.title')}</h2>
      {plan.risks.length === 0 && <p>{t('risks.none')}</p>}
      <ul className="app-plan-list">
        {plan.risks.map(risk => (
          <li key={risk.id}>
            <h3 className="h6 mb-1">{risk.description}</h3>
            {risk.signs && <p className="app-plan-text"><span className="fw-semibold">{`${t('risks.signs')}: `}</span>{risk.signs}</p>}
            <p className="app-plan-text"><span className="fw-semibold">{`${t('risks.response')}: `}</span>{risk.response}</p>
            {editable && <Tools plan={plan} etag={etag} risk={risk} />}
          </li>
        ))}
      </ul>
      <h3 className="h5 mt-4">{t('risks.crisis')}</h3>
      <p className="app-plan-text">{plan.crisisPlan ?? t('risks.noCrisis')}</p>
      {editable && (
        <div className="app-buttons d-print-none mt-3">
          <Link className="btn btn-outline-primary" to={`/piani/${plan.id}/rischio`}>{t('risks.add')}</Link>
        </div>
      )}
    </section>
  );
}

function Tools({ plan, etag, risk: { id, description: what } }: { plan: Plan; etag: string | null; risk: Risk }) {
  const t = useContentsTexts();
  const remove = useAction({
    run: () => versioned(api.DELETE('/api/v1/plans/{id}/risks/{riskId}', { params: { path: { id: plan.id, riskId: id }, header: { 'If-Match': etag ?? '' } }, headers: ifMatch(etag) })),
    done: t('risks.removed'),
    touches: [['plans']],
  });
  return (
    <div className="app-plan-tools d-print-none">
      <Link className="btn btn-outline-primary btn-xs" aria-label={t('changeWhat', { what })} to={`/piani/${plan.id}/rischi/${id}`}>{t('change')}</Link>
      <button type="button" className="btn btn-outline-danger btn-xs" aria-label={t('removeWhat', { what })} disabled={remove.working} onClick={() => remove.act()}>{t('remove')}</button>
    </div>
  );
}
