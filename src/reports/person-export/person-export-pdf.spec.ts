// SPDX-License-Identifier: AGPL-3.0-or-later
import { exportDocument } from './person-export-pdf.js';
import { TABLE_NAMES } from './tables.js';

const ROWS: Record<string, Record<string, unknown>> = {
  consent: { purpose: 'sharing_with_partners', legal_basis: 'explicit_consent', given_on: '2026-03-01', withdrawn_on: '2026-10-02' },
  axis_level: { axis: 'casa', moment: 'baseline', level: 2, assessed_on: '2026-03-02' },
  case_file: { opened_on: '2026-03-01', concluded_on: '2026-10-01', outcome: 'partly_reached' },
  case_phase: { phase: 'design', entered_on: '2026-03-01', left_on: null },
  enrolment: { action_id: 'a-1', starts_on: '2026-04-01', ends_on: null },
  assignment: { action_id: 'a-1', partner_id: 'p-1', purpose: 'Accompagnare', starts_on: '2026-04-01', ends_on: null },
  person_relation: { kind: 'sibling', name: 'Carla', phone: '333', lives_with: true },
  representative: { kind: 'support_administrator', name: 'Avv. Neri', powers: ['health', 'assets'], valid_from: '2026-01-01', valid_to: null },
  person_contact: { kind: 'mobile', value: '333 1', note: null, valid_from: '2026-01-01', valid_to: null },
  document: { kind: 'clinical_report', title: 'Visita del CPS', dated_on: '2026-05-04', uploaded_at: '2026-05-05T10:00:00Z', file_name: 'visita.pdf' },
  plan_goal: { axis: 'lavoro', description: 'Un tirocinio' },
  person_characteristics: { employment_status: 'inactive', education: 'isced_3_4', disability: 'refused', homeless: false },
};

describe('the copy of one’s data on paper', () => {
  const { blocks } = exportDocument({
    personId: 'x', exportedAt: '2026-11-22T10:00:00.000Z',
    records: Object.entries(ROWS).map(([table, row]) => ({ table, name: TABLE_NAMES[table], rows: [row] })),
  }, new Map([['a-1', 'Gruppi appartamento'], ['p-1', 'Cooperativa Primo Passo']]), false);
  const said = blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));

  it('says what each record is, in words', () => {
    expect(said).toEqual([
      'Condivisione con gli ETS · consenso esplicito · dal 01/03/2026 · revocato il 02/10/2026',
      'Casa / habitat sociale · livello 2 su 5 · all’inizio · 02/03/2026',
      'aperta il 01/03/2026 · conclusa il 01/10/2026 · esito: obiettivi raggiunti in parte',
      'Progettazione · dal 01/03/2026',
      'Gruppi appartamento · dal 01/04/2026',
      'Cooperativa Primo Passo · Gruppi appartamento · Accompagnare · dal 01/04/2026',
      'Fratello o sorella · Carla · 333 · vive con te',
      'Amministratore di sostegno · Avv. Neri · per: salute, patrimonio · dal 01/01/2026',
      'Cellulare · 333 1 · dal 01/01/2026',
      'Visita del CPS · Relazione clinica · del 04/05/2026 · visita.pdf',
      'Formazione / lavoro · Un tirocinio',
      'lavoro: inattivo · studi: diploma o qualifica professionale · disabilità: preferisci non rispondere · senza una casa stabile: no',
    ]);
  });

  it('prints no key, no ISO date and no id', () => {
    expect(said.join(' ')).not.toMatch(/_|[0-9]{4}-[0-9]{2}-[0-9]{2}|undefined|null/);
  });
});
