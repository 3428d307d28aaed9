// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineTexts } from '../../i18n/index.js';

export const { useTexts } = defineTexts('allocations', {
  it: {
    title: 'Assegnazioni', lead: 'La parte di un massimale data a un’azione di un partner in un periodo, e quanto ne resta.', caption: 'Assegnazioni, per area e azione',
    action: 'Azione', partner: 'Partner', period: 'Periodo', area: 'Area', amount: 'Importo', coFinancing: 'Cofinanziamento del partner', committed: 'Impegnato',
    approved: 'Liquidato', left: 'Resta', anyArea: 'Tutte le aree', anyPeriod: 'Tutti i periodi', anyPartner: 'Tutti i partner', one: 'Assegnazione',
    emptyTitle: 'Non c’è ancora nessuna assegnazione', emptyText: 'L’ufficio di programma assegna ai partner una parte dei massimali.',
    create: 'Nuova assegnazione', created: 'Assegnazione registrata', change: 'Modifica gli importi', changed: 'Importi aggiornati', save: 'Salva',
    amountHint: 'In euro. Non meno di quanto è già impegnato e liquidato.', coFinancingHint: 'La quota che mette il partner, in denaro o in natura.',
    leftOfCeiling: 'Del massimale dell’area in questo periodo restano da assegnare {{amount}}.',
    ledger: 'Movimenti', ledgerCaption: 'Movimenti contabili, dal più recente', at: 'Quando', kind: 'Movimento', none: 'Nessun movimento finora.',
    kinds: { committed: 'Impegno', approved: 'Liquidazione', paid: 'Pagamento' },
    usage: 'Uso dell’assegnazione', usageItem: 'Voce', moreMovements: 'Sono mostrati gli ultimi 100 movimenti.',
  },
  en: {
    title: 'Allocations', lead: 'The part of a ceiling given to an action of a partner in a period, and what is left of it.', caption: 'Allocations, by area and action',
    action: 'Action', partner: 'Partner', period: 'Period', area: 'Area', amount: 'Amount', coFinancing: 'Partner’s co-financing', committed: 'Committed',
    approved: 'Approved', left: 'Left', anyArea: 'All areas', anyPeriod: 'All periods', anyPartner: 'All partners', one: 'Allocation',
    emptyTitle: 'There is no allocation yet', emptyText: 'The programme office allocates part of the ceilings to the partners.',
    create: 'New allocation', created: 'Allocation recorded', change: 'Change the amounts', changed: 'Amounts updated', save: 'Save',
    amountHint: 'In euro. Not less than what is already committed and approved.', coFinancingHint: 'The share that the partner brings, in cash or in kind.',
    leftOfCeiling: '{{amount}} of the area’s ceiling in this period are left to allocate.',
    ledger: 'Movements', ledgerCaption: 'Movements of money, newest first', at: 'When', kind: 'Movement', none: 'No movement so far.',
    kinds: { committed: 'Commitment', approved: 'Approval', paid: 'Payment' },
    usage: 'Use of the allocation', usageItem: 'Item', moreMovements: 'The last 100 movements are shown.',
  },
});
