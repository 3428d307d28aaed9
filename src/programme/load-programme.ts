// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';
import { v5 as uuidOf } from 'uuid';
import { readProgrammeFile } from './data/programme-file.js';
import type { AreaData, ProgrammeFile } from './data/programme-types.js';

const NAMESPACE = '5b0c2d64-6f0e-4d1c-9a53-0d5f3f1c7a10';

/** Programme rows have ids that follow from what they are, so that loading again finds them and a demo can name them. */
export const programmeId = (convenzione: string, ...path: (string | number)[]): string => uuidOf([convenzione, ...path].join('/'), NAMESPACE);

type Row = Record<string, unknown>;
interface Insert {
  table: string;
  rows: Row[];
}

/**
 * Loads the programme into the database: rows that exist stay as they are, because ceilings, targets and settings may have
 * been changed by decisions since. Texts are refreshed.
 */
export async function loadProgramme({ url, file = readProgrammeFile() }: { url: string; file?: ProgrammeFile }): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local role owner');
    for (const { table, rows } of rowsOf(file)) {
      if (rows.length > 0) await insertMissing(client, table, rows);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** Texts may be reworded by a release; everything else in the database is the truth. */
const TEXTS = new Set(['name_it', 'name_en', 'description_it', 'description_en', 'note_it', 'note_en', 'conditions']);

async function insertMissing(client: pg.Client, table: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0]);
  const refreshed = columns.filter((column) => TEXTS.has(column)).map((column) => `${column} = excluded.${column}`);
  const key = table === 'action_target_group' ? 'action_id, target_group_id' : table === 'open_setting' ? 'convenzione_id, key, valid_from' : 'id';
  await client.query(
    `insert into ${table} (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1)
     on conflict (${key}) do ${refreshed.length > 0 ? `update set ${refreshed.join(', ')}` : 'nothing'}`,
    [JSON.stringify(rows)],
  );
}

function rowsOf(file: ProgrammeFile): Insert[] {
  const { code } = file.convenzione;
  const id = (...path: (string | number)[]) => programmeId(code, ...path);
  const convenzione_id = id();
  const areas = file.areas.map((area) => ({ area, id: id('area', area.key) }));
  return [
    { table: 'convenzione', rows: [convenzioneRow(file, convenzione_id)] },
    {
      table: 'period',
      rows: file.yearPeriods.map((p) => ({ id: id('period', p.basis, p.number), convenzione_id, basis: p.basis, number: p.number, starts_on: p.startsOn, ends_on: p.endsOn })),
    },
    {
      table: 'operation',
      rows: file.operations.map((o) => ({ id: id('operation', o.key), convenzione_id, code: o.key, ...names(o.name), funding_line: o.fund, cup: o.cup })),
    },
    { table: 'area', rows: areas.map(({ area, id: areaId }) => ({ id: areaId, convenzione_id, number: area.number, key: area.key, ...names(area.name) })) },
    {
      table: 'objective',
      rows: areas.flatMap(({ area, id: area_id }) => area.objectives.map((o) => ({ id: id('objective', area.key, o.number), area_id, number: o.number, ...names(o.name) }))),
    },
    { table: 'action', rows: areas.flatMap(({ area, id: area_id }) => actionRows(area, area_id, convenzione_id, id)) },
    { table: 'yearly_minimum', rows: areas.flatMap(({ area }) => minimumRows(file, area, id)) },
    {
      table: 'target_group',
      rows: areas.flatMap(({ area, id: area_id }) =>
        area.targetGroups.map((g) => ({
          id: id('target-group', area.key, g.key), area_id, key: g.key, kind: g.kind, ...names(g.name), min_age: g.minimumAge, max_age: g.maximumAge,
          conditions: g.conditions.map(({ kind, required, text }) => ({ kind, required, text })),
        })),
      ),
    },
    {
      table: 'action_target_group',
      rows: areas.flatMap(({ area }) =>
        area.actions.flatMap((a) => a.targetGroups.map((g) => ({ action_id: id('action', area.key, a.code), target_group_id: id('target-group', area.key, g) }))),
      ),
    },
    { table: 'profile', rows: areas.flatMap(({ area, id: area_id }) => profileRows(file, area, area_id, id)) },
    { table: 'ceiling', rows: areas.flatMap(({ area, id: area_id }) => ceilingRows(file, area, area_id, id)) },
    {
      table: 'indicator_target',
      rows: file.indicators.flatMap((i) =>
        i.targets.map((t) => ({ id: id('target', i.code, t.year), convenzione_id, indicator: i.code, kind: t.role, by_date: `${t.year}-12-31`, value: t.minimumPeople, recorded_at: `${file.convenzione.signedOn}T00:00:00Z`, version: 1 })),
      ),
    },
    { table: 'methodology', rows: methodologyRows(file, convenzione_id, id) },
    {
      table: 'open_setting',
      rows: file.openSettings.map((s) => ({ convenzione_id, key: s.key, value: s.value, status: s.status, ...names(s.name), note_it: s.note.it, note_en: s.note.en, valid_from: file.convenzione.startsOn })),
    },
  ];
}

type IdOf = (...path: (string | number)[]) => string;
const names = (name: { it: string; en: string }) => ({ name_it: name.it, name_en: name.en });

const convenzioneRow = ({ convenzione: c }: ProgrammeFile, id: string): Row => ({
  id, code: c.code, ...names(c.name), signed_on: c.signedOn, starts_on: c.startsOn, ends_on: c.endsOn, economic_value_cents: c.economicValueCents,
});

const actionRows = (area: AreaData, area_id: string, convenzione_id: string, id: IdOf): Row[] =>
  area.actions.map((a) => ({
    id: id('action', area.key, a.code), convenzione_id, area_id, objective_id: id('objective', area.key, Number(a.code.split('.')[0])), code: a.code,
    ...names(a.title), description_it: a.description.it, description_en: a.description.en,
    named_participants: a.recordsNamedPeople, counted_audience: a.recordsCounts,
    operation_id: a.funding ? id('operation', a.funding.operation) : null, funding_status: a.funding?.status ?? 'provisional',
  }));

const minimumRows = (file: ProgrammeFile, area: AreaData, id: IdOf): Row[] =>
  area.actions
    .filter((a) => a.yearlyMinimumPeople !== null)
    .map((a) => ({ id: id('minimum', area.key, a.code), action_id: id('action', area.key, a.code), people: a.yearlyMinimumPeople, valid_from: file.convenzione.startsOn }));

const profileRows = (file: ProgrammeFile, area: AreaData, area_id: string, id: IdOf): Row[] =>
  area.profileRequirements.flatMap((requirement, choice) =>
    requirement.anyOf.map((key) => {
      const profile = file.profiles.find((p) => p.key === key)!;
      return { id: id('profile', area.key, key, choice), area_id, key, ...names(profile.name), requirement: requirement.requirement, choice, certificate: profile.certificate };
    }),
  );

/** Rules of the programme file are the platform's: what the Cabina adopts later is a further version, with its document. */
const methodologyRows = (file: ProgrammeFile, convenzione_id: string, id: IdOf): Row[] =>
  file.indicators.flatMap(({ code, methodology }) => {
    if (methodology === null) return [];
    const { version, status, text, ...parameters } = methodology;
    return [{
      id: id('methodology', code, version), convenzione_id, indicator: code, version, status: status === 'decided' ? 'adopted' : 'provisional', ...names(text),
      parameters, document: null, valid_from: file.convenzione.startsOn,
    }];
  });

/** The ceiling is a year's: it stands on the periods of the basis in force (setting `year_basis`). */
const ceilingRows = (file: ProgrammeFile, area: AreaData, area_id: string, id: IdOf): Row[] => {
  const basis = file.openSettings.find((s) => s.key === 'year_basis')!.value;
  return file.yearPeriods
    .filter((p) => p.basis === basis)
    .map((p) => ({ id: id('ceiling', area.key, p.number), area_id, period_id: id('period', p.basis, p.number), amount_cents: area.yearlyCeilingCents, recorded_at: `${file.convenzione.signedOn}T00:00:00Z`, version: 1 }));
};
