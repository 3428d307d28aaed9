// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Alert } from '../../ui/alert.js';
import { Can } from '../../ui/can.js';
import { Facts } from '../../ui/facts.js';
import { formatDate, formatDateTime } from '../../ui/format.js';
import { Loaded } from '../../ui/loaded.js';
import { useAction } from '../../ui/use-action.js';
import { PersonFile } from '../person-file/person-file.js';
import { useTerms } from '../person-file/terms.js';
import { useDocument, useSize } from './document.js';
import type { PersonDocument } from './document.js';
import { useTexts } from './texts.js';
import { WithdrawDialog } from './withdraw-dialog.js';

/** One document: what it is, its file and its earlier ones. */
export default function DocumentPage() {
  const { documentId = '' } = useParams();
  const query = useDocument(documentId);
  return <PersonFile>{() => <Loaded query={query}>{({ data, etag }) => <View document={data} etag={etag} />}</Loaded>}</PersonFile>;
}

function View({ document, etag }: { document: PersonDocument; etag: string | null }) {
  const t = useTexts();
  const term = useTerms();
  const size = useSize();
  const at = `/persone/${document.personId}/documenti`;
  const [newest] = document.versions;
  return (
    <article aria-labelledby="document">
      <h2 className="h4" id="document">
        {document.title}
      </h2>
      {document.withdrawnAt && (
        <Alert tone="warning">
          {t('isWithdrawn', { date: formatDateTime(document.withdrawnAt), name: document.withdrawnBy ?? '', reason: document.withdrawnReason ?? '' })}
        </Alert>
      )}
      {document.replacedAt && newest && (
        <Alert tone="info">
          {`${t('isReplaced')} `}
          <Link to={`${at}/${newest.id}`}>{t('newest')}</Link>
        </Alert>
      )}
      <Facts
        facts={[
          { label: t('kind'), value: term(`documentKind.${document.kind}`) },
          { label: t('datedOn'), value: formatDate(document.datedOn) },
          { label: t('file'), value: document.fileName },
          { label: t('size'), value: size(document.bytes) },
          { label: t('uploadedBy'), value: document.uploadedBy },
          { label: t('uploadedAt'), value: formatDateTime(document.uploadedAt) },
          { label: t('number'), value: String(document.number) },
          { label: t('compartment'), value: document.compartment === 'general' ? null : term(`compartment.${document.compartment}`) },
        ]}
      />
      <Actions document={document} etag={etag} at={at} />
      {document.versions.length > 1 && (
        <>
          <h3 className="h5">{t('versions')}</h3>
          <ul>
            {document.versions.map(({ id, number, fileName, uploadedAt, uploadedBy }) => {
              const line = t('version', { number, file: fileName, date: formatDateTime(uploadedAt), name: uploadedBy });
              return <li key={id}>{id === document.id ? line : <Link to={`${at}/${id}`}>{line}</Link>}</li>;
            })}
          </ul>
        </>
      )}
      <p className="mt-4">
        <Link to={at}>{t('back')}</Link>
      </p>
    </article>
  );
}

function Actions({ document, etag, at }: { document: PersonDocument; etag: string | null; at: string }) {
  const t = useTexts();
  const [withdrawing, setWithdrawing] = useState(false);
  const download = useAction({ run: () => downloadFile(document), done: t('downloaded'), touches: [] });
  if (document.withdrawnAt) return null;
  return (
    <div className="app-buttons d-print-none">
      <Can do="read" on="DocumentContent">
        <button type="button" className="btn btn-primary" aria-disabled={download.working} onClick={() => download.act()}>
          {download.working ? t('downloading') : t('download')}
        </button>
      </Can>
      {!document.replacedAt && (
        <>
          <Can do="create" on="Document">
            <Link className="btn btn-outline-primary" to={`${at}/${document.id}/versione`}>
              {t('replace')}
            </Link>
          </Can>
          <Can do="update" on="Document">
            <Link className="btn btn-outline-primary" to={`${at}/${document.id}/modifica`}>
              {t('edit')}
            </Link>
          </Can>
          <Can do="withdraw" on="Document">
            <button type="button" className="btn btn-outline-danger" onClick={() => setWithdrawing(true)}>
              {t('withdraw')}
            </button>
          </Can>
        </>
      )}
      {withdrawing && <WithdrawDialog document={document} etag={etag} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

/** Read as data and handed to the browser to be saved: a session that ended asks for the password instead of saving a refusal. */
async function downloadFile({ id, fileName }: PersonDocument): Promise<void> {
  const content = await ok(api.GET('/api/v1/documents/{id}/content', { params: { path: { id } }, parseAs: 'blob' }));
  const address = URL.createObjectURL(content);
  const link = window.document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
