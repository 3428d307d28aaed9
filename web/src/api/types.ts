// SPDX-License-Identifier: AGPL-3.0-or-later
import type { paths } from './schema.js';

type SuccessOf<Responses> = Responses[Extract<keyof Responses, 200 | 201>];
type JsonOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;

/** What a route answers when it succeeds: `Answer<'/api/v1/session', 'get'>`. */
export type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: infer Responses;
}
  ? JsonOf<SuccessOf<Responses>>
  : never;

/** What a route is sent: `Sent<'/api/v1/activities', 'post'>`. */
export type Sent<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

/** One item of a list route: `Item<'/api/v1/demo/accounts'>`. */
export type Item<Path extends keyof paths> =
  Answer<Path, 'get' & keyof paths[Path]> extends { items: (infer One)[] } ? One : never;

/** Who is signed in, in which role and with which rules. */
export type Session = Answer<'/api/v1/session', 'get'>;
/** One of the roles an account may act in. */
export type SessionRole = Session['role'];
/** An area of the programme, as a session and most records carry it. */
export type Area = SessionRole['areas'][number];
/** One permission of the session. */
export type Rule = Session['rules'][number];
