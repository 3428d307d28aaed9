// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import { AreaTag } from '../../ui/area-tag.js';
import { Dialog } from '../../ui/dialog.js';
import { Facts } from '../../ui/facts.js';
import { formatDate } from '../../ui/format.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { useTexts as useUiTexts } from '../../ui/texts.js';
import { notify } from '../../ui/toasts.js';
import { useAction } from '../../ui/use-action.js';
import { areaOf, etagOf, matching } from '../person-file/model.js';
import { useTerms } from '../person-file/terms.js';
import { personQueries } from '../person-file/use-person.js';
import { useTexts } from './texts.js';
import { HandoverState, useHandoverFacts, useWhom } from './words.js';
import type { Handover } from './words.js';

/** Everything that an answer changes. */
const touched = [['handovers'], ...personQueries] as const;

/** One hand-over: whom it is about as far as one may know, why, and the answer. */
export default function HandoverPage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['handovers', id],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/handovers/{id}', { params: { path: { id } }, signal })),
  });
  return (
    <Loaded query={query} page>
      {handover => <Shown handover={handover} />}
    </Loaded>
  );
}

function Shown({ handover }: { handover: Handover }) {
  const t = useTexts();
  const term = useTerms();
  const whom = useWhom();
  const { person, summary, from, to, proposedBy, reason, declineReason } = handover;
  return (
    <Page title={t('of', { name: whom(handover) })} personal actions={<Actions handover={handover} />}>
      <Facts
        facts={[
          { label: t('status'), value: <HandoverState status={handover.status} /> },
          { label: t('from'), value: from },
          { label: t('to'), value: to },
          { label: t('proposedBy'), value: proposedBy === from ? null : proposedBy },
          { label: t('proposedOn'), value: formatDate(handover.proposedOn) },
          { label: t('overlap'), value: formatDate(handover.overlapUntil) },
          { label: t('decidedOn'), value: formatDate(handover.decidedOn) },
          { label: t('ageLabel'), value: summary?.age != null && t('age', { count: summary.age }) },
          { label: t('phase'), value: summary && term(`phase.${summary.phase}`) },
          { label: t('since'), value: summary && formatDate(summary.openedOn) },
          { label: t('areas'), value: summary && summary.areaIds.length > 0 && <Areas ids={summary.areaIds} /> },
        ].filter(({ value }) => value !== false)}
      />
      <h2 className="h4">{t('reason')}</h2>
      <p className="app-prose">{reason}</p>
      {declineReason && (
        <>
          <h2 className="h4">{t('declineReason')}</h2>
          <p className="app-prose">{declineReason}</p>
        </>
      )}
      {person && <Link to={`/persone/${person.id}`}>{t('openFile')}</Link>}
    </Page>
  );
}

function Areas({ ids }: { ids: readonly string[] }) {
  const programme = useQuery({ queryKey: ['programme'], queryFn: ({ signal }) => ok(api.GET('/api/v1/programme', { signal })) });
  return (
    <span className="app-tags">
      {programme.data?.areas.filter(({ id }) => ids.includes(id)).map(({ id, key }) => <AreaTag key={id} area={areaOf(key)} />)}
    </span>
  );
}

function Actions({ handover }: { handover: Handover }) {
  const t = useTexts();
  const [asked, setAsked] = useState<'accept' | 'decline' | null>(null);
  const { id, actions } = handover;
  const takeBack = useAction({
    run: () => ok(api.POST('/api/v1/handovers/{id}/taking-back', { params: { path: { id }, header: { 'If-Match': etagOf(handover) } } })),
    done: t('takenBack'),
    touches: touched,
  });
  return (
    <>
      {actions.includes('answer') && (
        <>
          <button type="button" className="btn btn-primary" onClick={() => setAsked('accept')}>
            {t('accept')}
          </button>
          <button type="button" className="btn btn-outline-danger" onClick={() => setAsked('decline')}>
            {t('decline')}
          </button>
        </>
      )}
      {actions.includes('take-back') && (
        <button type="button" className="btn btn-outline-danger" disabled={takeBack.working} onClick={() => takeBack.act()}>
          {t('takeBack')}
        </button>
      )}
      {asked === 'accept' && <AcceptDialog handover={handover} onClose={() => setAsked(null)} />}
      {asked === 'decline' && <DeclineDialog handover={handover} onClose={() => setAsked(null)} />}
    </>
  );
}

interface DialogProps {
  handover: Handover;
  onClose: () => void;
}

function AcceptDialog({ handover, onClose }: DialogProps) {
  const t = useTexts();
  const ui = useUiTexts();
  const whom = useWhom();
  const accept = useAction({
    run: () => ok(api.POST('/api/v1/handovers/{id}/answer', { params: { path: { id: handover.id }, header: { 'If-Match': etagOf(handover) } }, body: { decision: 'accepted' } })),
    done: t('accepted'),
    touches: touched,
    then: onClose,
  });
  return (
    <Dialog
      title={t('acceptTitle', { name: whom(handover) })}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="btn btn-primary" disabled={accept.working} onClick={() => accept.act()}>
            {t('accept')}
          </button>
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        </>
      }
    >
      <p className="mb-0">{t('acceptText', { from: handover.from })}</p>
    </Dialog>
  );
}

function DeclineDialog({ handover, onClose }: DialogProps) {
  const t = useTexts();
  const ui = useUiTexts();
  const queries = useQueryClient();
  const facts = useHandoverFacts();
  const form = useRecordForm({
    values: { reason: '' },
    etag: etagOf(handover),
    draftKey: false,
    facts: facts(handover),
    reload: async () => {
      const { data, etag } = await versioned(api.GET('/api/v1/handovers/{id}', { params: { path: { id: handover.id } } }));
      return { values: { reason: '' }, etag, facts: facts(data) };
    },
    save: ({ reason }, headers) =>
      ok(api.POST('/api/v1/handovers/{id}/answer', { params: { path: { id: handover.id }, header: matching(headers) }, body: { decision: 'declined', reason }, headers })),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['handovers'] });
      onClose();
      notify('success', t('declined'));
    },
  });
  return (
    <Dialog title={t('declineTitle')} onClose={onClose}>
      <RecordForm
        form={form}
        submitLabel={t('decline')}
        cancel={
          <button type="button" className="btn btn-outline-primary" onClick={onClose}>
            {ui('cancel')}
          </button>
        }
      >
        <TextField name="reason" label={t('declineLabel')} required rows={4} maxLength={1000} />
      </RecordForm>
    </Dialog>
  );
}
