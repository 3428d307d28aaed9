// SPDX-License-Identifier: AGPL-3.0-or-later
import { Loaded } from '../../ui/loaded.js';
import { AboutSection } from './about-section.js';
import { DeliveredSection } from './delivered-section.js';
import { GoalsSection } from './goals-section.js';
import { InterventionsSection } from './interventions-section.js';
import { LinesSection } from './lines-section.js';
import { ReviewsSection } from './reviews-section.js';
import { RisksSection } from './risks-section.js';
import { SpendingSection } from './spending-section.js';
import { TotalsSection } from './totals-section.js';
import { useLevels } from './use-plan.js';
import type { Plan, Words } from './words.js';

export interface SectionProps {
  plan: Plan;
  etag: string | null;
  words: Words;
}

/** Everything that a plan is made of, in the order in which it is thought: the person, goals, what is done, what it costs, what may go wrong. */
export function PlanContents({ plan, etag, words }: SectionProps) {
  const levels = useLevels(plan.caseId);
  const activated = plan.activatedAt !== null;
  return (
    <>
      <AboutSection plan={plan} />
      <Loaded query={levels}>{({ items }) => <GoalsSection plan={plan} etag={etag} words={words} levels={items} />}</Loaded>
      <InterventionsSection plan={plan} etag={etag} words={words} />
      {activated && plan.interventions.length > 0 && <DeliveredSection plan={plan} />}
      <LinesSection plan={plan} etag={etag} words={words} />
      <TotalsSection plan={plan} words={words} />
      {activated && <SpendingSection plan={plan} />}
      <RisksSection plan={plan} etag={etag} />
      {activated && <ReviewsSection plan={plan} words={words} />}
    </>
  );
}
