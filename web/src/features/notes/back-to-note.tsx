// SPDX-License-Identifier: AGPL-3.0-or-later
import { Link } from 'react-router';
import { useTexts } from '../../ui/texts.js';
import type { Note } from './note.js';

/** The way out of a form about a note. */
export function BackToNote({ note }: { note: Note }) {
  const t = useTexts();
  return (
    <Link className="btn btn-outline-primary" to={`/persone/${note.personId}/note/${note.id}`}>
      {t('cancel')}
    </Link>
  );
}
