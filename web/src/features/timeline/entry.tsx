// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { AreaTag } from '../../ui/area-tag.js';
import { formatDate, formatDateTime } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { addressOf } from '../person-file/leads-to.js';
import { areaOf } from '../person-file/model.js';
import { partsInWords } from '../person-file/parts.js';
import { useTerms } from '../person-file/terms.js';
import { roleName } from '../session/texts.js';
import { useTexts } from './texts.js';
import type { Reading } from './use-readings.js';
import { useWords } from './words.js';
import type { TimelineItem } from './words.js';

const icons: Record<string, string> = {
  note: 'note', document: 'file', consent: 'locked', case: 'folder', referral: 'mail', enrolment: 'bookmark', assignment: 'exchange-circle', activity: 'calendar',
  plan: 'card', level: 'chart-line', assessment: 'chart-line', meeting: 'calendar', appointment: 'calendar', report: 'files',
};

/** Who looked at the file, or wrote in it, and at what. */
export function ReadingEntry({ reading }: { reading: Reading }) {
  const t = useTexts();
  const who = [reading.name ?? t('someone'), roleName(reading.role), reading.organisation].filter(Boolean).join(', ');
  return (
    <li className="app-timeline-entry">
      <Icon name="password-visible" className="icon-secondary" />
      <div>
        <p className="app-timeline-when">{`${formatDateTime(reading.at)} · ${who}`}</p>
        <p className="app-timeline-what">{t(reading.writing ? 'event.wrote' : 'event.read', { what: partsInWords(reading.subjects) })}</p>
      </div>
    </li>
  );
}

type Compartment = 'judicial' | 'substance_use' | 'hiv' | 'sexual_violence';

/** One thing that happened, with the way to where it stands. */
export function Entry({ item, personId }: { item: TimelineItem; personId: string }) {
  const t = useTexts();
  const term = useTerms();
  const words = useWords();
  const to = item.leadsTo && addressOf(item.leadsTo, personId);
  const compartment = item.detail['compartment'];
  return (
    <li className="app-timeline-entry">
      <Icon name={icons[item.kind] ?? 'info-circle'} className="icon-primary" />
      <div>
        <p className="app-timeline-when">
          {formatDate(item.on)}
          {item.at && `, ${item.at}`}
          {item.by && ` · ${item.by}`}
        </p>
        <p className="app-timeline-what">{to ? <Link to={to}>{words(item)}</Link> : words(item)}</p>
        {item.area && <AreaTag area={areaOf(item.area.key)} />}
        {typeof compartment === 'string' && compartment !== 'general' && <StatusBadge tone="warning">{term(`compartment.${compartment as Compartment}`)}</StatusBadge>}
        {item.text && <p className="app-timeline-text">{item.text}</p>}
        {item.detail['cut'] === true && to && <Link to={to}>{t('read')}</Link>}
      </div>
    </li>
  );
}
