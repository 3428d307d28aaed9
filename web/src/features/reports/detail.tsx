// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useFieldArray } from 'react-hook-form';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ok, versioned } from '../../api/client.js';
import type { Answer } from '../../api/types.js';
import { Facts } from '../../ui/facts.js';
import { RecordForm } from '../../ui/form/record-form.js';
import { TextField } from '../../ui/form/text-field.js';
import { useRecordForm } from '../../ui/form/use-record-form.js';
import { formatDate } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { saveFile } from '../../ui/save-file.js';
import { notify } from '../../ui/toasts.js';
import { useAction } from '../../ui/use-action.js';
import './reports.css';
import { useTexts } from './texts.js';

type Report = Answer<'/api/v1/reports/{id}', 'get'>;
type Values = { title: string; recipientName: string; sections: { heading: string; text: string }[] };

const touched = [['reports']] as const;

/** One report: a draft is edited and finished; a finished one is read, printed and revised. */
export default function ReportPage() {
  const { reportId = '' } = useParams();
  const query = useQuery({ queryKey: ['reports', 'one', reportId], queryFn: ({ signal }) => versioned(api.GET('/api/v1/reports/{id}', { params: { path: { id: reportId } }, signal })) });
  return <Loaded query={query} page>{({ data, etag }) => <View key={data.id + data.status} report={data} etag={etag} />}</Loaded>;
}

function View({ report, etag }: { report: Report; etag: string | null }) {
  const t = useTexts();
  const navigate = useNavigate();
  const back = `/persone/${report.personId}/relazioni`;
  const at = { params: { path: { id: report.id }, header: { 'If-Match': etag ?? '' } }, headers: { 'If-Match': etag ?? '' } };
  const print = useAction({ run: (size: 'normal' | 'large') => printed(report.id, size), done: t('one.downloaded'), touches: [] });
  const finish = useAction({ run: () => ok(api.POST('/api/v1/reports/{id}/completion', at)), done: t('edit.finished'), touches: touched });
  const revise = useAction({ run: () => ok(api.POST('/api/v1/reports/{id}/versions', at)), done: t('one.revised'), touches: touched, then: next => navigate(`${back}/${next.id}`) });
  const discard = useAction({ run: () => api.DELETE('/api/v1/reports/{id}', at), done: t('edit.discarded'), touches: touched, then: () => navigate(back) });
  const button = (label: string, act: () => void, primary = false) => <button type="button" className={`btn btn-${primary ? '' : 'outline-'}primary`} onClick={act}>{label}</button>;
  return (
    <Page
      title={report.title}
      personal
      actions={
        <>
          {button(t('one.print'), () => print.act('normal'), report.status === 'final')}
          {button(t('one.large'), () => print.act('large'))}
          <Link className="btn btn-outline-primary" to={back}>{t('one.back')}</Link>
        </>
      }
    >
      <Facts
        facts={[
          { label: t('to'), value: [t(`recipients.${report.recipient}`), report.recipientName].filter(Boolean).join(': ') },
          { label: t('on'), value: formatDate(report.finishedOn ?? report.createdOn) },
          { label: t('one.by'), value: report.writtenBy },
          { label: t('number'), value: `${report.number}, ${t(report.status).toLowerCase()}` },
        ]}
      />
      {report.status === 'draft' ? (
        <>
          <Edit report={report} etag={etag} />
          <p className="mt-4">{t('edit.finishHint')}</p>
          <div className="d-flex flex-wrap gap-2">
            {button(t('edit.finish'), () => finish.act())}
            {button(t('edit.discard'), () => discard.act())}
          </div>
        </>
      ) : (
        <>
          {report.sections.map(({ heading, text }) => (
            <section key={heading} className="mt-4">
              <h2 className="h4">{heading}</h2>
              <p className="app-report-text">{text}</p>
            </section>
          ))}
          {report.latest && button(t('one.revise'), () => revise.act())}
        </>
      )}
    </Page>
  );
}

async function printed(id: string, size: 'normal' | 'large'): Promise<void> {
  saveFile(await ok(api.GET('/api/v1/reports/{id}/pdf', { params: { path: { id }, query: { size } }, parseAs: 'blob' })), 'relazione.pdf');
}

function Edit({ report, etag }: { report: Report; etag: string | null }) {
  const t = useTexts();
  const queries = useQueryClient();
  const valuesOf = ({ title, recipientName, sections }: Report): Values => ({ title, recipientName: recipientName ?? '', sections });
  const form = useRecordForm<Values, unknown>({
    values: valuesOf(report),
    etag,
    about: { personId: report.personId, compartments: report.compartments },
    save: ({ title, recipientName, sections }, headers) =>
      versioned(api.PATCH('/api/v1/reports/{id}', { params: { path: { id: report.id }, header: { 'If-Match': headers['If-Match'] ?? '' } }, body: { title, recipientName: recipientName || null, sections }, headers })),
    onSaved: async () => {
      await queries.invalidateQueries({ queryKey: ['reports'] });
      notify('success', t('edit.saved'));
    },
    reload: async () => {
      const now = await versioned(api.GET('/api/v1/reports/{id}', { params: { path: { id: report.id } } }));
      return { values: valuesOf(now.data), etag: now.etag };
    },
  });
  const parts = useFieldArray({ control: form.methods.control, name: 'sections' });
  return (
    <RecordForm form={form} submitLabel={t('edit.save')}>
      <TextField name="title" label={t('compose.name')} required maxLength={200} />
      <TextField name="recipientName" label={t('compose.recipientName')} maxLength={200} />
      {parts.fields.map((part, index) => (
        <fieldset key={part.id}>
          <legend className="h5">{t('edit.part', { number: index + 1 })}</legend>
          <TextField name={`sections.${index}.heading`} label={t('edit.heading')} required maxLength={200} />
          <TextField name={`sections.${index}.text`} label={t('edit.text')} required rows={10} maxLength={20000} />
          {parts.fields.length > 1 && <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => parts.remove(index)}>{t('edit.remove')}</button>}
        </fieldset>
      ))}
      <p className="mt-3"><button type="button" className="btn btn-outline-primary btn-sm" onClick={() => parts.append({ heading: '', text: '' })}>{t('edit.add')}</button></p>
    </RecordForm>
  );
}
