// SPDX-License-Identifier: AGPL-3.0-or-later
import { TAX_CODE } from '../world.js';
import type { Room } from '../room.js';

/** Finding people, people who are likely the same, and making one of two. */
export const MATCHING: Room = {
  status: `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
POST /people/searches
  list              200 200 403 200 200 403 403 403 403 403 403 403
  own               200 200 403 200 200 403 403 403 403 403 403 403
  other             200 200 403 200 200 403 403 403 403 403 403 403
  by-code           200 200 403 200 200 403 403 403 403 403 403 403
  by-birth          200 200 403 200 200 403 403 403 403 403 403 403
  by-other-code     200 200 403 200 200 403 403 403 403 403 403 403
`,
  facts: `
POST /people/searches
  list       CM                   concluded.case concluded.name concluded.person own.case own.name own.person sealed.case sealed.name sealed.person upcoming.case upcoming.name upcoming.person waiting.case waiting.name waiting.person withdrawn.case withdrawn.name withdrawn.person
  list       CC                   concluded.case concluded.name concluded.person former.case former.name former.person own.case own.name own.person upcoming.case upcoming.name upcoming.person waiting.case waiting.name waiting.person withdrawn.case withdrawn.name withdrawn.person
  list       PO,PC                own.name own.person
  own        CM,CC                own.case own.name own.person
  own        PO,PC                own.name own.person
  by-code    CM,CC                own.case own.name own.person
  by-birth   CM,CC                own.case own.name own.person
`,
  requests: {
    'POST /people/searches': (relation, world) => ({
      body: {
        limit: 100,
        text: { list: 'nome fami', own: 'nome-own', other: 'famiglia other', 'by-code': world.facts.get('own.code')!, 'by-birth': world.facts.get('own.birth')!, 'by-other-code': TAX_CODE }[relation],
      },
    }),
  },
};
