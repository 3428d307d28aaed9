// SPDX-License-Identifier: AGPL-3.0-or-later
/** Imports run one way, down this list; groups in brackets are siblings, which never import each other. */
const HOUSE = [
  ['platform'],
  ['programme'],
  ['directory'],
  ['partners'],
  ['participants'],
  ['plans'],
  ['activities'],
  ['areas', 'spending', 'residency', 'contacts'],
  ['indicators'],
  ['governance'],
  ['reports'],
  ['desks'],
];

const rules = HOUSE.flatMap((group, i) =>
  group.map((room) => {
    const above = [...HOUSE.slice(i + 1).flat(), ...group.filter((other) => other !== room)];
    return {
      name: `${room}-looks-down-only`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${[...above, 'demo', 'launcher', 'app.module', 'application', 'main'].join('|')})(/|\\.)` },
    };
  }),
);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.spec\\.ts$', 'src/main\\.ts$', 'generate', 'src/launcher/(main|parent-watch)'] }, to: {} },
    { name: 'server-not-web', severity: 'error', from: { path: '^src/' }, to: { path: '^web/' } },
    { name: 'web-not-server', severity: 'error', from: { path: '^web/' }, to: { path: '^src/' } },
    { name: 'source-not-test', severity: 'error', from: { path: '^(src|web|migrations)/', pathNot: '\\.spec\\.ts$' }, to: { path: '^test/' } },
    ...rules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)dist/', 'node_modules'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
};
