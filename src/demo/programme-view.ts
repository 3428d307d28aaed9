// SPDX-License-Identifier: AGPL-3.0-or-later
import { readProgrammeFile } from '../programme/data/programme-file.js';
import type { ActionData, AreaData, AreaKey, ProgrammeFile, TargetGroupData } from '../programme/data/programme-types.js';
import { programmeId } from '../programme/load-programme.js';

/** The parts of the programme that the generator needs, with the ids under which they stand in the database. */

export interface Group {
  id: string;
  key: string;
  /** Completed years at entry, both included; null for no limit. */
  from: number | null;
  to: number | null;
}

export interface Action {
  id: string;
  /** Area and code, as in "abitare 1.1". */
  key: string;
  area: Area;
  code: string;
  /** Null when its people feed no indicator. */
  operationId: string | null;
  named: boolean;
  /** Groups that people enter under. */
  groups: Group[];
  /** Groups that are only counted. */
  audience: Group[];
}

export interface Area {
  id: string;
  key: AreaKey;
  actions: Action[];
}

export interface Programme {
  convenzioneId: string;
  code: string;
  startsOn: string;
  /** Without any proroga. */
  endsOn: string;
  areas: Area[];
  actions: Action[];
}

function groupsOf(file: ProgrammeFile, area: AreaData, action: ActionData, kind: TargetGroupData['kind']): Group[] {
  return area.targetGroups
    .filter((group) => group.kind === kind && action.targetGroups.includes(group.key))
    .map((group) => ({ id: programmeId(file.convenzione.code, 'target-group', area.key, group.key), key: group.key, from: group.minimumAge, to: group.maximumAge }));
}

function areaOf(file: ProgrammeFile, data: AreaData): Area {
  const { code } = file.convenzione;
  const area: Area = { id: programmeId(code, 'area', data.key), key: data.key, actions: [] };
  area.actions = data.actions.map((action) => ({
    id: programmeId(code, 'action', data.key, action.code),
    key: `${data.key} ${action.code}`,
    area,
    code: action.code,
    operationId: action.funding === null ? null : programmeId(code, 'operation', action.funding.operation),
    named: action.recordsNamedPeople,
    groups: groupsOf(file, data, action, 'participants'),
    audience: groupsOf(file, data, action, 'audience'),
  }));
  return area;
}

export function programmeView(file: ProgrammeFile = readProgrammeFile()): Programme {
  const areas = file.areas.map((area) => areaOf(file, area));
  const { code, startsOn, endsOn } = file.convenzione;
  return { convenzioneId: programmeId(code), code, startsOn, endsOn, areas, actions: areas.flatMap((area) => area.actions) };
}
