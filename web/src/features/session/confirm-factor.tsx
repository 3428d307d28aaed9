// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Session } from '../../api/types.js';
import { Dialog } from '../../ui/dialog.js';
import { SecondStepForm, giveFactor } from './second-step-form.js';
import { useTexts } from './texts.js';

interface Props {
  session: Session;
  /** The session with its factor confirmed; true when it was set up elsewhere meanwhile; null when the person gives up. */
  onDone: (confirmed: Session | true | null) => void;
}

/** Asks for the code over the page, where an operation needs to know who is acting. The request behind it then goes out again. */
export function ConfirmFactor({ session, onDone }: Props) {
  const t = useTexts();
  if (!session.factor.active) return <SetUpFirst onDone={onDone} />;
  return (
    <Dialog title={t('confirm.title')} onClose={() => onDone(null)}>
      <p>{t('confirm.text')}</p>
      <SecondStepForm
        onGive={async given => onDone(await giveFactor(given))}
        submit={t('confirm.submit')}
        leave={t('confirm.leave')}
        onLeave={() => onDone(null)}
      />
    </Dialog>
  );
}

/** In a window beside this one, so that what was typed here stays. */
function SetUpFirst({ onDone }: Pick<Props, 'onDone'>) {
  const t = useTexts();
  return (
    <Dialog
      title={t('confirm.setUpTitle')}
      onClose={() => onDone(null)}
      actions={
        <>
          <button type="button" className="btn btn-primary" onClick={() => onDone(true)}>
            {t('confirm.setUpDone')}
          </button>
          <button type="button" className="btn btn-outline-primary" onClick={() => onDone(null)}>
            {t('confirm.leave')}
          </button>
        </>
      }
    >
      <p>{t('confirm.setUpText')}</p>
      <p>
        <a href="/profilo" target="_blank" rel="noreferrer">
          {t('confirm.setUpLink')}
        </a>
      </p>
    </Dialog>
  );
}
