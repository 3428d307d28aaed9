// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Alert } from '../../ui/alert.js';
import { formatDate, formatDateTime } from '../../ui/format.js';
import { DateField } from '../../ui/form/value-fields.js';
import { TextField } from '../../ui/form/text-field.js';
import { DataTable } from '../../ui/list/data-table.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useToday } from '../session/session.js';
import { useTexts } from './texts.js';

/** What ceilings and targets have in common: versions that an act changed. */
export interface Version {
  id: string;
  version: number;
  recordedAt: string;
  supersededAt: string | null;
  reason: string | null;
  actNumber: string | null;
  actDate: string | null;
}

interface VersionsProps<V extends Version> {
  /** The newest first. */
  versions: readonly V[];
  /** The figure that changes from version to version. */
  figure: { header: string; cell: (version: V) => ReactNode };
}

/** The history of one figure. */
export function Versions<V extends Version>({ versions, figure }: VersionsProps<V>) {
  const t = useTexts();
  return (
    <section className="app-section" aria-labelledby="history">
      <h2 id="history">{t('versions.title')}</h2>
      <DataTable
        caption={t('versions.caption')}
        rows={versions}
        rowKey={version => version.id}
        columns={[
          { key: 'version', header: t('versions.version'), cell: each => each.version },
          { key: 'figure', header: figure.header, align: 'end', cell: figure.cell },
          { key: 'from', header: t('versions.from'), cell: each => formatDateTime(each.recordedAt) },
          { key: 'to', header: t('versions.to'), cell: each => (each.supersededAt ? formatDateTime(each.supersededAt) : <StatusBadge tone="success">{t('versions.now')}</StatusBadge>) },
          { key: 'reason', header: t('versions.reason'), cell: each => each.reason ?? t('versions.original') },
          { key: 'act', header: t('versions.act'), cell: each => each.actNumber && t('extensions.actOf', { number: each.actNumber, date: formatDate(each.actDate) }) },
        ]}
      />
    </section>
  );
}

/** For who arrived at a version that was superseded since. */
export function Superseded({ to }: { to: string | undefined }) {
  const t = useTexts();
  return (
    <Alert tone="info">
      <p className="mb-0">
        {t('versions.superseded')} {to && <Link to={to}>{t('versions.seeNow')}</Link>}
      </p>
    </Alert>
  );
}

/** What every change by an act is asked for. */
export interface ActValues {
  reason: string;
  actNumber: string;
  actDate: string;
}

export const blankAct: ActValues = { reason: '', actNumber: '', actDate: '' };

/** Reason (where one is asked), number and date of the act. */
export function ActFields({ withReason = true }: { withReason?: boolean }) {
  const t = useTexts();
  const today = useToday();
  return (
    <>
      {withReason && <TextField name="reason" label={t('act.reason')} hint={t('act.reasonHint')} rows={3} maxLength={1000} required />}
      <TextField name="actNumber" label={t('act.number')} maxLength={60} required />
      <DateField name="actDate" label={t('act.date')} max={today} required />
    </>
  );
}
