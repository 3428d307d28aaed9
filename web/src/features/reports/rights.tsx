// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { api, ok } from '../../api/client.js';
import { Can } from '../../ui/can.js';
import { saveFile } from '../../ui/save-file.js';
import { useAction } from '../../ui/use-action.js';
import { PersonFile } from '../person-file/person-file.js';
import { useTexts } from './texts.js';

/** What the person may ask for: a copy of their data, who read them, corrections. */
export default function Rights() {
  const t = useTexts();
  return (
    <PersonFile>
      {person => (
        <>
          <h2 className="h3">{t('rights.title')}</h2>
          <p>{t('rights.lead')}</p>
          <Copy personId={person.id} />
          <section aria-labelledby="readers" className="mt-5">
            <h3 id="readers" className="h4">{t('rights.readers')}</h3>
            <p>{t('rights.readersText')}</p>
            <Link className="btn btn-outline-primary" to={`/persone/${person.id}/accessi`}>{t('rights.readersLink')}</Link>
          </section>
          <Can do="update" on="Person">
            <section aria-labelledby="correct" className="mt-5">
              <h3 id="correct" className="h4">{t('rights.correct')}</h3>
              <p>{t('rights.correctText')}</p>
              <Link className="btn btn-outline-primary" to={`/persone/${person.id}/modifica`}>{t('rights.correctLink')}</Link>
            </section>
          </Can>
          {person.cases?.every(({ status }) => status === 'concluded') && (
            <Can do="create" on="RetentionProposal">
              <section aria-labelledby="erase" className="mt-5">
                <h3 id="erase" className="h4">{t('rights.erase')}</h3>
                <p>{t('rights.eraseText')}</p>
                <Link className="btn btn-outline-primary" to={`/persone/${person.id}/cancellazione`}>{t('rights.eraseLink')}</Link>
              </section>
            </Can>
          )}
        </>
      )}
    </PersonFile>
  );
}

function Copy({ personId }: { personId: string }) {
  const t = useTexts();
  const sheet = useAction({
    run: async (size: 'normal' | 'large') =>
      saveFile(await ok(api.GET('/api/v1/people/{id}/export/pdf', { params: { path: { id: personId }, query: { size } }, parseAs: 'blob' })), 'i-tuoi-dati.pdf'),
    done: t('rights.done'), touches: [],
  });
  const file = useAction({
    run: async () => saveFile(new Blob([JSON.stringify(await ok(api.GET('/api/v1/people/{id}/export', { params: { path: { id: personId } } })), null, 2)], { type: 'application/json' }), 'i-tuoi-dati.json'),
    done: t('rights.done'), touches: [],
  });
  return (
    <section aria-labelledby="copy" className="mt-4">
      <h3 id="copy" className="h4">{t('rights.copy')}</h3>
      <p>{t('rights.copyText')}</p>
      <div className="d-flex flex-wrap gap-2">
        <button type="button" className="btn btn-primary" disabled={sheet.working} onClick={() => sheet.act('normal')}>{t('rights.pdf')}</button>
        <button type="button" className="btn btn-outline-primary" disabled={sheet.working} onClick={() => sheet.act('large')}>{t('rights.large')}</button>
        <button type="button" className="btn btn-outline-primary" disabled={file.working} onClick={() => file.act()}>{t('rights.json')}</button>
      </div>
    </section>
  );
}
