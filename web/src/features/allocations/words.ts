// SPDX-License-Identifier: AGPL-3.0-or-later
import { actionsOf, localText } from '../../api/programme.js';
import type { Programme, ProgrammeArea } from '../../api/programme.js';

export const areaOfAction = (programme: Programme, actionId: string): ProgrammeArea | undefined =>
  programme.areas.find(area => actionsOf(area).some(action => action.id === actionId));

/** Code and name of an action; the area stands beside it, since codes restart in every area. */
export function actionLabel(programme: Programme, actionId: string): string {
  const action = programme.areas.flatMap(actionsOf).find(each => each.id === actionId);
  return action ? `${action.code} ${localText(action.name)}` : '';
}
