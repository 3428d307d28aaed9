// SPDX-License-Identifier: AGPL-3.0-or-later
import { api, ok } from '../../api/client.js';
import { defineTexts } from '../../i18n/index.js';
import { saveFile } from '../../ui/save-file.js';
import { useAction } from '../../ui/use-action.js';

const { useTexts } = defineTexts('plan-print', {
  it: { title: 'Su carta', lead: 'Il documento completo, o la copia breve per la persona: due pagine in parole semplici.', full: 'Scarica il documento', large: 'Documento a caratteri grandi', person: 'Copia per la persona', personLarge: 'Copia a caratteri grandi', done: 'PDF scaricato' },
  en: { title: 'On paper', lead: 'The whole document, or the person’s short copy: two pages in plain words.', full: 'Download the document', large: 'Document in large print', person: 'The person’s copy', personLarge: 'Copy in large print', done: 'PDF downloaded' },
});

const kinds = [
  { key: 'full', copy: 'full', size: 'normal' }, { key: 'large', copy: 'full', size: 'large' }, { key: 'person', copy: 'person', size: 'normal' }, { key: 'personLarge', copy: 'person', size: 'large' },
] as const;

/** The plan as PDF: whole or the person's copy, each in large print too. */
export function PrintSection({ planId }: { planId: string }) {
  const t = useTexts();
  const print = useAction({
    run: async ({ copy, size }: (typeof kinds)[number]) =>
      saveFile(await ok(api.GET('/api/v1/plans/{id}/pdf', { params: { path: { id: planId }, query: { copy, size } }, parseAs: 'blob' })), copy === 'person' ? 'il-mio-progetto.pdf' : 'budget-di-salute.pdf'),
    done: t('done'), touches: [],
  });
  return (
    <section aria-labelledby="print" className="mt-5 d-print-none">
      <h2 id="print" className="h3">{t('title')}</h2>
      <p>{t('lead')}</p>
      <div className="d-flex flex-wrap gap-2">
        {kinds.map(kind => (
          <button key={kind.key} type="button" className="btn btn-outline-primary" disabled={print.working} onClick={() => print.act(kind)}>{t(kind.key)}</button>
        ))}
      </div>
    </section>
  );
}
