// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProgrammeFileError, readProgrammeFile } from './programme-file.js';
import type { ActionData, ProgrammeFile } from './programme-types.js';
import { vivereInSaluteMentale } from './vivere-in-salute-mentale.js';

const file = readProgrammeFile();
const actions = file.areas.flatMap((area) => area.actions.map((action) => ({ area, action, ref: `${area.key} ${action.code}` })));
const actionAt = (areaKey: string, code: string): ActionData => {
  const found = actions.find(({ area, action }) => area.key === areaKey && action.code === code);
  if (!found) throw new Error(`No action ${code} in ${areaKey}`);
  return found.action;
};
const groupsOf = (areaKey: string) => {
  const groups = file.areas.find(({ key }) => key === areaKey)?.targetGroups ?? [];
  return Object.fromEntries(groups.map((group) => [group.key, group]));
};

describe('the programme of Milan', () => {
  it('is one convenzione of 24 months whose economic value is still to be entered', () => {
    expect(file.convenzione).toMatchObject({
      code: 'VSM-MI-2024', legalBasis: 'art. 55 D.lgs 117/2017', startsOn: '2024-06-01', months: 24, endsOn: '2026-05-31', economicValueCents: null,
      ampliamentoMaximumPercent: 50, prorogaMonths: [12, 36],
    });
  });

  it('has its years on both bases', () => {
    expect(file.yearPeriods.map(({ basis, number, startsOn, endsOn }) => `${basis} ${number}: ${startsOn} ${endsOn}`)).toEqual([
      'convention_year 1: 2024-06-01 2025-05-31',
      'convention_year 2: 2025-06-01 2026-05-31',
      'calendar_year 1: 2024-06-01 2024-12-31',
      'calendar_year 2: 2025-01-01 2025-12-31',
      'calendar_year 3: 2026-01-01 2026-05-31',
    ]);
  });

  it('has four areas with their yearly ceilings, 1 155 200.00 euro together', () => {
    expect(file.areas.map(({ number, key, yearlyCeilingCents }) => [number, key, yearlyCeilingCents])).toEqual([
      [1, 'abitare', 50_000_000],
      [2, 'lavoro', 15_000_000],
      [3, 'stigma', 35_520_000],
      [4, 'carcere-rems', 15_000_000],
    ]);
    expect(file.areas.reduce((total, { yearlyCeilingCents }) => total + yearlyCeilingCents, 0)).toBe(115_520_000);
  });

  it('has nine objectives under their legal names', () => {
    expect(file.areas.map(({ objectives }) => objectives.map(({ number, name }) => `${number} ${name.it}`))).toEqual([
      ['1 Abitare nel proprio domicilio', '2 Abitare oltre la domiciliarità'],
      ['1 Consolidare procedure', '2 Attivare percorsi'],
      ['1 Prevenzione', '2 Gli utenti promotori della lotta allo stigma', '3 Milano4mentalhealth'],
      ['1 Costruire procedure', '2 Attivare percorsi'],
    ]);
  });

  it('has 19 actions, keyed by area and code because codes restart in every area', () => {
    expect(actions.map(({ ref }) => ref)).toEqual([
      'abitare 1.1', 'abitare 1.2', 'abitare 2.1', 'abitare 2.2',
      'lavoro 1.1', 'lavoro 1.2', 'lavoro 2.1', 'lavoro 2.2',
      'stigma 1.1', 'stigma 1.2', 'stigma 1.3', 'stigma 2.1', 'stigma 2.2', 'stigma 3.1',
      'carcere-rems 1.1', 'carcere-rems 1.2', 'carcere-rems 1.3', 'carcere-rems 2.1', 'carcere-rems 2.2',
    ]);
    expect(new Set(actions.map(({ ref }) => ref)).size).toBe(19);
  });

  it('asks for at least 110 people a year in Abitare 1.1 and 72 in 1.2, and nowhere else', () => {
    const minimums = actions.filter(({ action }) => action.yearlyMinimumPeople !== null).map(({ ref, action }) => [ref, action.yearlyMinimumPeople]);
    expect(minimums).toEqual([['abitare 1.1', 110], ['abitare 1.2', 72]]);
  });

  it('names people in twelve actions, and says so in the open setting too', () => {
    const setting = file.openSettings.find(({ key }) => key === 'named_people_per_action');
    const named = Object.fromEntries(
      file.areas.map(({ key, actions: own }) => [key, own.filter(({ recordsNamedPeople }) => recordsNamedPeople).map(({ code }) => code)]),
    );
    expect(Object.values(named).flat()).toHaveLength(12);
    expect(setting?.value).toEqual(named);
  });

  it('only counts people in tables, procedures, training, schools and the calendar of events', () => {
    expect(actions.filter(({ action }) => !action.recordsNamedPeople).map(({ ref }) => ref)).toEqual([
      'lavoro 1.1', 'lavoro 1.2', 'stigma 1.1', 'stigma 1.2', 'stigma 3.1', 'carcere-rems 1.1', 'carcere-rems 1.2',
    ]);
  });

  it('feeds one provisional operation without a CUP from every action that names people, and from no other', () => {
    expect(file.operations).toHaveLength(1);
    expect(file.operations[0]).toMatchObject({ cup: null, status: 'provisional' });
    for (const { action } of actions) {
      expect(action.funding?.operation ?? null).toBe(action.recordsNamedPeople ? file.operations[0].key : null);
    }
  });
});

describe('target groups', () => {
  it.each(actions.filter(({ action }) => action.recordsNamedPeople).map(({ ref, area, action }) => ({ ref, area, action })))(
    '$ref has at least one under which a person can enter',
    ({ area, action }) => {
      expect(area.targetGroups.filter(({ key, kind }) => kind === 'participants' && action.targetGroups.includes(key))).not.toHaveLength(0);
    },
  );

  it('Abitare 1.1 admits from the 18th birthday, with no maximum, and nobody by another door', () => {
    expect(actionAt('abitare', '1.1').targetGroups).toEqual(['adults_severe_distress']);
    expect(groupsOf('abitare')['adults_severe_distress']).toMatchObject({
      minimumAge: 18, maximumAge: null, agesOpenSetting: 'abitare_minimum_age',
    });
  });

  it('Lavoro admits young people from 16 to 24 when referred', () => {
    expect(groupsOf('lavoro')['young_referred_16_24']).toMatchObject({
      minimumAge: 16, maximumAge: 24, conditions: [{ kind: 'referral', required: true, services: ['cps', 'npia'] }],
    });
  });

  it('Stigma has 14–18, 19–26, and awareness under 29', () => {
    const groups = groupsOf('stigma');
    expect(groups['young_weak_signals_14_18']).toMatchObject({ minimumAge: 14, maximumAge: 18 });
    expect(groups['young_diagnosis_19_26']).toMatchObject({ minimumAge: 19, maximumAge: 26 });
    expect(groups['under_29']).toMatchObject({ kind: 'audience', minimumAge: null, maximumAge: 28 });
  });

  it('Carcere/REMS keeps offenders and victims apart', () => {
    const area = file.areas[3];
    expect(area.targetGroups.map(({ key }) => key)).toEqual(expect.arrayContaining(['minors_offenders', 'minors_victims']));
    expect(area.rules.map(({ key }) => key)).toContain('one_side_per_proceeding');
  });

  it('are each used by some action', () => {
    for (const area of file.areas) {
      const used = new Set(area.actions.flatMap(({ targetGroups }) => targetGroups));
      expect(area.targetGroups.map(({ key }) => key).filter((key) => !used.has(key))).toEqual([]);
    }
  });
});

describe('profiles', () => {
  it('are required in Abitare and Lavoro, admissible in Stigma (an open list) and Carcere/REMS', () => {
    const kinds = file.areas.map(({ profileRequirements, openProfileList }) => [
      [...new Set(profileRequirements.map(({ requirement }) => requirement))], openProfileList,
    ]);
    expect(kinds).toEqual([
      [['required', 'if_plan_asks'], false],
      [['required'], false],
      [['admissible'], true],
      [['admissible'], false],
    ]);
  });

  it('ask for a certificate of ASA and OSS only', () => {
    expect(file.profiles.filter(({ certificate }) => certificate).map(({ key }) => key)).toEqual(['asa', 'oss']);
  });

  it('are each asked for or admitted somewhere', () => {
    const used = new Set(file.areas.flatMap(({ profileRequirements }) => profileRequirements.flatMap(({ anyOf }) => anyOf)));
    expect(file.profiles.map(({ key }) => key).filter((key) => !used.has(key))).toEqual([]);
  });
});

describe('figures to account for', () => {
  it('EECO01 has 128 by 2024 and 852 by 2026; ISR4_2IT nothing by 2024 and 486 by 2026', () => {
    const targets = file.indicators.map(({ code, targets: own }) => [code, ...own.map(({ year, role, minimumPeople }) => `${year} ${role} ${minimumPeople}`)]);
    expect(targets).toEqual([
      ['EECO01', '2024 milestone 128', '2026 target 852'],
      ['ISR4_2IT', '2024 milestone null', '2026 target 486'],
    ]);
  });

  it('ISR4_2IT is provisional and never exceeds EECO01', () => {
    expect(file.indicators[1]).toMatchObject({
      referenceOutput: 'EECO01',
      methodology: { version: 0, status: 'provisional', minimumAxesImproved: 1, improvementLevels: 1, excludingDropLevels: 2, awaitingDays: 28 },
    });
    expect(file.indicators[1].methodology?.excludingOutcomes).toHaveLength(5);
  });

  it('Annex I has 17 outputs and 6 results; four questions may be refused', () => {
    expect(file.annexI.filter(({ kind }) => kind === 'output').map(({ code }) => code)).toEqual(
      Array.from({ length: 17 }, (_, index) => `EECO${String(index + 1).padStart(2, '0')}`),
    );
    expect(file.annexI.filter(({ kind }) => kind === 'result').map(({ code }) => code)).toEqual(
      Array.from({ length: 6 }, (_, index) => `EECR0${index + 1}`),
    );
    expect(file.annexI.filter(({ mayRefuse }) => mayRefuse).map(({ code }) => code)).toEqual(['EECO12', 'EECO14', 'EECO15', 'EECO16']);
  });

  it('the age bands are under 18, 18 to 29, 55 and over', () => {
    const bands = file.annexI.filter(({ group }) => group === 'age').map(({ minimumAge, maximumAge }) => [minimumAge, maximumAge]);
    expect(bands).toEqual([[null, 17], [18, 29], [55, null]]);
  });

  it('plans have four life axes on five levels, nine outcomes, and one source that posts to the ledger', () => {
    expect(file.lifeAxes.map(({ levels }) => levels.length)).toEqual([5, 5, 5, 5]);
    expect(file.closingOutcomes).toHaveLength(9);
    expect(file.budgetSources.filter(({ postsToLedger }) => postsToLedger).map(({ key }) => key)).toEqual(['convenzione']);
    expect(file.budgetSources.filter(({ countsAsSpending }) => !countsAsSpending).map(({ key }) => key)).toEqual(['community']);
  });

  it('everything left open by the sources is provisional, and no amount is invented', () => {
    const value = (key: string) => file.openSettings.find((setting) => setting.key === key)?.value;
    expect(value('economic_value')).toBeNull();
    expect(value('year_basis')).toBe('convention_year');
    expect(value('intensity_bands')).toEqual({ high: { centsPerDay: null }, medium: { centsPerDay: null }, low: { centsPerDay: null } });
    expect(file.openSettings.map(({ status }) => status)).toEqual(file.openSettings.map(() => 'provisional'));
  });
});

describe('the reader is strict', () => {
  // Reading and writing JSON gives a plain copy that a case may spoil, and shows that the data is plain.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each case writes something that the type forbids
  const spoil = (change: (copy: any) => void): string => {
    const copy: unknown = JSON.parse(JSON.stringify(vivereInSaluteMentale));
    change(copy);
    try {
      readProgrammeFile(copy);
    } catch (error) {
      if (error instanceof ProgrammeFileError) return error.problems.join('\n');
      throw error;
    }
    return '';
  };

  it('and takes the unspoilt copy', () => {
    const copy: unknown = JSON.parse(JSON.stringify(vivereInSaluteMentale));
    expect(readProgrammeFile(copy)).toEqual<ProgrammeFile>(vivereInSaluteMentale);
  });

  it.each(['{}', null, [], 42])('refuses %j altogether', (source) => {
    expect(() => readProgrammeFile(source)).toThrow(ProgrammeFileError);
  });

  it.each<[string, Parameters<typeof spoil>[0], string]>([
    ['a missing field', (f) => delete f.areas[0].yearlyCeilingCents, 'areas[0].yearlyCeilingCents: is missing'],
    ['an unknown field', (f) => (f.areas[0].color = 'red'), 'areas[0].color: is not a known field'],
    ['euro written as a fraction', (f) => (f.areas[0].yearlyCeilingCents = 500_000.5), 'areas[0].yearlyCeilingCents: must be a whole number'],
    ['a ceiling of nothing', (f) => (f.areas[0].yearlyCeilingCents = 0), 'areas[0].yearlyCeilingCents: must be a whole number'],
    ['text in one language only', (f) => (f.areas[1].name.en = ''), 'areas[1].name.en: must be a text'],
    ['a stray blank', (f) => (f.areas[1].name.it += ' '), 'areas[1].name.it: must be a text'],
    ['a key with a capital', (f) => (f.profiles[0].key = 'Coordinator'), 'profiles[0].key: must be a key'],
    ['a day that does not exist', (f) => (f.convenzione.startsOn = '2024-02-30'), 'convenzione.startsOn: must be a date'],
    ['an unknown word', (f) => (f.areas[0].targetGroups[0].kind = 'guests'), 'areas[0].targetGroups[0].kind: must be one of'],
    ['a word where a list stands', (f) => (f.areas[0].actions = 'none'), 'areas[0].actions: must be a list'],
    ['a list where a record stands', (f) => (f.convenzione = []), 'convenzione: must be an object'],
    ['an empty list', (f) => (f.areas[0].actions = []), 'areas[0].actions: must have at least 1'],
    ['yes for true', (f) => (f.areas[0].openProfileList = 'yes'), 'areas[0].openProfileList: must be true or false'],
    ['a setting that JSON cannot carry', (f) => (f.openSettings[0].value = { at: undefined }), 'openSettings[0].value.at: must be a value'],
    ['a code used twice in an area', (f) => (f.areas[0].actions[1].code = '1.1'), 'areas[0].actions: has 1.1 more than once'],
    ['an area twice', (f) => f.areas.push(f.areas[0]), 'areas: has abitare more than once'],
    ['a setting twice', (f) => f.openSettings.push(f.openSettings[0]), 'openSettings: has convenzione_dates more than once'],
    ['a code under no objective', (f) => (f.areas[0].actions[0].code = '3.1'), 'areas[0].actions[0].code: must begin with an objective'],
    ['a target group that does not exist', (f) => f.areas[0].actions[0].targetGroups.push('nobody'), 'refers to nobody'],
    ['named people without a group to enter under', (f) => (f.areas[0].actions[0].targetGroups = ['neighbours']), 'must have a group of participants'],
    ['counts without an audience', (f) => (f.areas[0].actions[0].recordsCounts = true), 'must have an audience'],
    ['an action that records nothing', (f) => (f.areas[0].actions[0].recordsNamedPeople = false), 'must record named people, counts or both'],
    ['a yearly minimum of unnamed people', (f) => (f.areas[1].actions[0].yearlyMinimumPeople = 5), 'needs named people to be counted'],
    [
      'an indicator fed by unnamed people',
      (f) => (f.areas[1].actions[0].funding = f.areas[1].actions[2].funding),
      'areas[1].actions[0].funding: needs named people',
    ],
    ['an operation that does not exist', (f) => (f.areas[0].actions[0].funding.operation = 'other'), 'funding.operation: refers to other'],
    ['a funding line that does not exist', (f) => (f.areas[0].actions[0].funding.line = 'other'), 'funding.line: refers to other'],
    ['ages the wrong way round', (f) => (f.areas[1].targetGroups[1].minimumAge = 25), 'must not ask for more years than it allows'],
    ['an open setting that does not exist', (f) => (f.areas[0].targetGroups[0].agesOpenSetting = 'x'), 'agesOpenSetting: refers to x'],
    ['a service that does not exist', (f) => (f.areas[0].targetGroups[0].conditions[4].services = ['x']), 'services: refers to x'],
    ['a profile that does not exist', (f) => (f.areas[0].profileRequirements[0].anyOf = ['x']), 'anyOf: refers to x'],
    ['an end that is not the last day', (f) => (f.convenzione.endsOn = '2026-06-01'), 'convenzione.endsOn: must be the last day'],
    ['a signature after the start', (f) => (f.convenzione.signedOn = '2024-06-02'), 'convenzione.signedOn: must not come after'],
    ['a gap between years', (f) => (f.yearPeriods[1].startsOn = '2025-06-02'), 'yearPeriods: must be convention_year 1'],
    ['a result without its output', (f) => (f.indicators[1].referenceOutput = null), 'indicators[1].referenceOutput: must be given'],
    ['a result of an unknown output', (f) => (f.indicators[1].referenceOutput = 'EECO02'), 'referenceOutput: refers to EECO02'],
    ['a target that asks for less than its milestone', (f) => (f.indicators[0].targets[1].minimumPeople = 100), 'must not ask for fewer'],
    ['targets out of order', (f) => f.indicators[0].targets.reverse(), 'indicators[0].targets: must be in order of year'],
    [
      'an excluding outcome that does not exist',
      (f) => (f.indicators[1].methodology.excludingOutcomes[0] = 'x'),
      'excludingOutcomes: refers to x',
    ],
    ['a scale with a hole', (f) => (f.scale[2].level = 4), 'scale: must have the levels 1 to 5'],
    ['an axis with a level too many', (f) => f.lifeAxes[0].levels.push(f.lifeAxes[0].levels[0]), 'lifeAxes[0].levels: must have one text per level'],
    ['no source that posts to the ledger', (f) => (f.budgetSources[1].postsToLedger = false), 'budgetSources: must have one'],
  ])('refuses %s', (_case, change, problem) => {
    expect(spoil(change)).toContain(problem);
  });

  it('names all problems at once', () => {
    const problems = spoil((f) => {
      f.convenzione.months = 0;
      f.areas[3].number = -1;
      f.scale = [];
    });
    expect(problems.split('\n').map((line) => line.split(':')[0])).toEqual(['convenzione.months', 'areas[3].number', 'scale']);
  });
});
