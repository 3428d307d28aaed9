// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The part of the API that the client itself stands on, in the form that openapi-typescript writes.
 * The generated file replaces this one whole: nothing else names its types directly (see types.ts).
 */
export interface paths {
  '/api/v1/session': {
    get: operations['readSession'];
    post: operations['signIn'];
    patch: operations['switchRole'];
    delete: operations['signOut'];
  };
  '/api/v1/demo/accounts': {
    get: operations['demoAccounts'];
  };
}

export interface components {
  schemas: {
    Area: { id: string; key: string; number: number; name: string };
    Role: {
      id: string;
      role: string;
      organisation: { id: string; name: string; kind: string } | null;
      convenzione: { id: string; name: string } | null;
      areas: components['schemas']['Area'][];
    };
    Rule: { action: string; subject: string; conditions?: Record<string, unknown>; inverted?: boolean };
    Session: {
      account: { id: string; name: string; email: string; locale: string };
      role: components['schemas']['Role'];
      roles: components['schemas']['Role'][];
      rules: components['schemas']['Rule'][];
      csrfToken: string;
      expiresAt: string;
    };
    DemoAccount: {
      email: string;
      password: string;
      roles: string[];
      organisation: string | null;
      areas: string[];
    };
  };
}

interface Json<T> {
  headers: Record<string, unknown>;
  content: { 'application/json': T };
}

export interface operations {
  readSession: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: { 200: Json<components['schemas']['Session']> };
  };
  signIn: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: { content: { 'application/json': { email: string; password: string } } };
    responses: { 201: Json<components['schemas']['Session']> };
  };
  switchRole: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: { content: { 'application/json': { roleId: string } } };
    responses: { 200: Json<components['schemas']['Session']> };
  };
  signOut: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: { 204: { headers: Record<string, unknown>; content?: never } };
  };
  demoAccounts: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: { 200: Json<{ items: components['schemas']['DemoAccount'][] }> };
  };
}
