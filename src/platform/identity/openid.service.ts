// SPDX-License-Identifier: AGPL-3.0-or-later
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as openid from 'openid-client';
import type { Logger } from 'pino';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { defineProblems, Problem } from '../http/problem.js';
import { LOGGER } from '../logging.js';
import { clearFlow, flowOf, setFlow } from './openid-flow.js';
import { SignInDatabase } from './sign-in.database.js';

const openIdProblem = defineProblems({
  'openid.unreachable': { status: 503, it: 'Il servizio di identità del tuo ente non risponde. Riprova tra poco, o accedi con la password.', en: 'Your organisation’s identity service does not answer. Try again shortly, or sign in with your password.' },
  'openid.flow-over': { status: 401, it: 'L’accesso è rimasto in sospeso troppo a lungo, o è già terminato: ricomincia.', en: 'The sign-in was left waiting too long, or is over already: start again.' },
  'openid.refused': { status: 401, it: 'Il servizio di identità del tuo ente non ha confermato l’accesso. Riprova.', en: 'Your organisation’s identity service did not confirm the sign-in. Try again.' },
  'openid.mail-unverified': { status: 401, it: 'Il tuo ente non garantisce che l’indirizzo e-mail sia tuo: chiedi al tuo ente di verificarlo.', en: 'Your organisation does not vouch for your e-mail address: ask it to verify the address.' },
  'openid.unknown': { status: 401, it: 'Il tuo ente ti ha riconosciuto, ma qui non c’è un accesso per te. Chiedilo a chi amministra la piattaforma.', en: 'Your organisation recognised you, but there is no access for you here. Ask whoever administers the platform.' },
});

/** Whom the provider vouches for, and how sure it is. */
export interface OpenIdUser {
  accountId: string;
  /** Whether the provider asked for a second factor. */
  factor: boolean;
  returnTo: string;
}

/** Sign-in through an OpenID Connect provider: authorization code with PKCE, state and nonce. It never makes accounts. */
@Injectable()
export class OpenIdService {
  private readonly cookieCipher: FieldCipher;
  private discovered: Promise<openid.Configuration> | undefined;

  constructor(
    private readonly database: SignInDatabase,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.cookieCipher = new FieldCipher(config.secrets.sessionKey);
  }

  /** What the sign-in page calls the provider; null without one. */
  get label(): string | null {
    return this.config.identity.usesOidc ? this.config.identity.oidcLabel : null;
  }

  /** Begins: the provider's address to send the browser to. */
  async start(request: FastifyRequest, reply: FastifyReply, returnTo: string): Promise<string> {
    const provider = await this.provider();
    const [state, nonce, verifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()];
    const { oidcFactorAcr } = this.config.identity;
    const url = openid.buildAuthorizationUrl(provider, {
      redirect_uri: this.redirectUri(request), scope: 'openid email', state, nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      ...(oidcFactorAcr.length > 0 && { acr_values: oidcFactorAcr.join(' ') }),
    });
    setFlow(request, reply, this.cookieCipher, { state, nonce, verifier, returnTo, startedAt: Date.now() });
    return url.href;
  }

  /** Ends: whose account this is. */
  async identify(request: FastifyRequest): Promise<OpenIdUser> {
    const provider = await this.provider();
    const flow = flowOf(request, this.cookieCipher);
    if (!flow) throw openIdProblem('openid.flow-over');
    const tokens = await this.exchange(provider, request, flow);
    const claims = tokens.claims()!;
    const { email, verified } = await this.mailOf(provider, tokens.access_token, claims);
    const row = await this.database.one<{ account: string | null }>('select signin.openid_account($1, $2, $3) as account', [claims.iss, claims.sub, verified ? email : null]);
    if (!row?.account) throw openIdProblem(email !== undefined && !verified ? 'openid.mail-unverified' : 'openid.unknown');
    return { accountId: row.account, factor: this.hasFactor(claims), returnTo: flow.returnTo };
  }

  /** Where the flow that this browser is in wanted to go; whatever came of it, it is over. */
  end(request: FastifyRequest, reply: FastifyReply): string {
    const flow = flowOf(request, this.cookieCipher);
    clearFlow(request, reply);
    return flow?.returnTo ?? '/';
  }

  private async exchange(provider: openid.Configuration, request: FastifyRequest, { state, nonce, verifier }: { state: string; nonce: string; verifier: string }) {
    const url = new URL(this.redirectUri(request));
    url.search = new URL(request.url, url).search;
    try {
      return await openid.authorizationCodeGrant(provider, url, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
    } catch (error) {
      // The code tells what was wrong; tokens and addresses stay out of the log.
      this.log.warn({ reason: (error as { code?: string }).code, provider: (error as { error?: string }).error }, 'sign-in through the provider refused');
      throw openIdProblem('openid.refused');
    }
  }

  /** From the ID token or, where the provider keeps it out of there, from its userinfo. */
  private async mailOf(provider: openid.Configuration, accessToken: string, claims: openid.IDToken): Promise<{ email?: string; verified: boolean }> {
    const told = claims.email === undefined && provider.serverMetadata().userinfo_endpoint !== undefined
      ? await openid.fetchUserInfo(provider, accessToken, claims.sub).catch(() => ({}) as openid.UserInfoResponse)
      : claims;
    const email = typeof told.email === 'string' ? told.email : undefined;
    return { ...(email !== undefined && { email }), verified: email !== undefined && told.email_verified === true };
  }

  private hasFactor({ acr, amr }: openid.IDToken): boolean {
    const { oidcFactorAcr, oidcFactorAmr } = this.config.identity;
    return (typeof acr === 'string' && oidcFactorAcr.includes(acr)) || (Array.isArray(amr) && amr.some((method) => typeof method === 'string' && oidcFactorAmr.includes(method)));
  }

  private redirectUri(request: FastifyRequest): string {
    return `${this.config.server.publicUrl ?? `${request.protocol}://${request.host}`}/api/v1/session/openid/callback`;
  }

  /** The provider's own description, read when it is first needed: the platform starts without it. */
  private async provider(): Promise<openid.Configuration> {
    const { oidcIssuer, oidcClientId, oidcClientSecret } = this.config.identity;
    if (!oidcIssuer) throw Problem.notFound();
    const issuer = new URL(oidcIssuer);
    this.discovered ??= openid.discovery(issuer, oidcClientId!, oidcClientSecret, undefined, {
      timeout: 5,
      // The signature of an ID token is checked although it comes from the provider directly.
      execute: [openid.enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : [])],
    });
    try {
      return await this.discovered;
    } catch (error) {
      this.discovered = undefined;
      this.log.warn({ reason: (error as { code?: string }).code }, 'the OpenID Connect provider does not answer');
      throw openIdProblem('openid.unreachable');
    }
  }
}
