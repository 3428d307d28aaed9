// SPDX-License-Identifier: AGPL-3.0-or-later
import { generateKeyPairSync } from 'node:crypto';
import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Who is signed in at the provider, and what it says of them. */
export interface ProviderUser {
  sub: string;
  email: string;
  emailVerified: boolean;
  acr?: string;
  amr?: string[];
}

export interface TestProvider {
  issuer: string;
  /** Who signs in next. */
  user: ProviderUser;
  /** May change what the provider answers at a path, before the application gets it. */
  tamper: ((path: string, body: string) => string) | undefined;
  /** Requests that reached it, by path. */
  asked: string[];
  close(): Promise<void>;
}

export const CLIENT = { id: 'vivere', secret: 'segreto-del-cliente-di-prova' };

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * A certified OpenID Connect provider (oidc-provider), in this process, behind a relay that can tamper with its answers. It
 * asks nobody anything: whoever comes is `user`.
 */
export async function startProvider(port: number, redirectUri: string): Promise<TestProvider> {
  const issuer = `http://127.0.0.1:${port}`;
  const state: TestProvider = { issuer, user: { sub: '', email: '', emailVerified: false }, tamper: undefined, asked: [], close: async () => undefined };
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri], grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'] },
    jwks: { keys: [{ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'of-the-tests' }] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    cookies: { keys: ['a-key-of-the-tests'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, email: state.user.email, email_verified: state.user.emailVerified }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client!.clientId, accountId: ctx.oidc.session!.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  const inner = await listening(createServer((request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      const { sub, acr, amr } = state.user;
      void provider.interactionFinished(request, response, { login: { accountId: sub, remember: false, ...(acr && { acr }), ...(amr && { amr }) } }, { mergeWithLastSubmission: false });
    } else void handle(request, response);
  }), 0);
  const outer = await listening(createServer((request, response) => relay(request, response, (inner.address() as AddressInfo).port, state)), port);
  state.close = async () => {
    await Promise.all([inner, outer].map((server) => new Promise((resolve) => server.close(resolve).closeAllConnections())));
  };
  return state;
}

async function listening(server: Server, port: number): Promise<Server> {
  server.listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server;
}

function relay(request: IncomingMessage, response: ServerResponse, port: number, state: TestProvider): void {
  const path = request.url!.split('?')[0];
  state.asked.push(path);
  const onward = ask({ port, host: '127.0.0.1', path: request.url, method: request.method, headers: request.headers }, (answer) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const changed = state.tamper ? state.tamper(path, body) : body;
      const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = answer.headers;
      response.writeHead(answer.statusCode!, { ...headers, 'content-length': Buffer.byteLength(changed) }).end(changed);
    });
  });
  request.pipe(onward);
}
