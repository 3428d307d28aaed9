// SPDX-License-Identifier: AGPL-3.0-or-later
import { useContentsTexts } from './contents-texts.js';
import type { Plan } from './words.js';

/** The person in their own words, and what the team makes of the situation. */
export function AboutSection({ plan }: { plan: Plan }) {
  const t = useContentsTexts();
  const parts = [
    { label: t('about.wishes'), text: plan.wishes },
    { label: t('about.history'), text: plan.history },
    { label: t('about.evaluation'), text: plan.teamEvaluation },
  ];
  return (
    <section aria-labelledby="about" className="mt-5">
      <h2 id="about" className="h3">{t('about.title')}</h2>
      {parts.map(({ label, text }) => (
        <div key={label} className="mt-3">
          <h3 className="h6 mb-1">{label}</h3>
          <p className="app-plan-text">{text ?? t('about.none')}</p>
        </div>
      ))}
    </section>
  );
}
