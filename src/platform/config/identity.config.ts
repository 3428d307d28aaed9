// SPDX-License-Identifier: AGPL-3.0-or-later
import { IsBoolean, IsOptional, MaxLength, MinLength, ValidateBy } from 'class-validator';
import { flag, text, type Environment } from './environment.js';

const isLoopback = ({ hostname }: URL): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);

/** A token in clear text over a network is no proof of anything: http is for a provider on this machine only. */
function isIssuer(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const url = new URL(value);
  return (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) && url.username === '' && url.search === '' && url.hash === '';
}

const words = (env: Environment, name: string): string[] => text(env, name)?.split(/[\s,]+/).filter(Boolean) ?? [];

/** How people prove who they are. */
export class IdentityConfig {
  /** REQUIRE_SECOND_FACTOR: without one, an account reaches its own profile and nothing else. */
  @IsBoolean({ message: 'REQUIRE_SECOND_FACTOR must be true or false.' })
  requireSecondFactor = false;

  /** OIDC_ISSUER: the OpenID Connect provider; without it nobody signs in through one. */
  @IsOptional()
  @ValidateBy({ name: 'issuer', validator: { validate: isIssuer } }, { message: 'OIDC_ISSUER must be the https address of the provider, as it names itself, for example https://id.example.org/realms/staff.' })
  oidcIssuer?: string;

  /** OIDC_CLIENT_ID: how the provider knows this installation. */
  @IsOptional()
  @MaxLength(300, { message: 'OIDC_CLIENT_ID must have 300 characters at most.' })
  oidcClientId?: string;

  /** OIDC_CLIENT_SECRET: what the installation proves that with. */
  @IsOptional()
  @MinLength(16, { message: 'OIDC_CLIENT_SECRET must have at least 16 characters: take the one that the provider made.' })
  oidcClientSecret?: string;

  /** OIDC_LABEL: what the sign-in page calls the provider: "Accedi con …". */
  @MaxLength(60, { message: 'OIDC_LABEL must have 60 characters at most.' })
  oidcLabel = 'l’identità del tuo ente';

  /** OIDC_FACTOR_ACR: values of `acr` that mean that the provider asked for a second factor; they are asked for too. */
  oidcFactorAcr: string[] = [];

  /** OIDC_FACTOR_AMR: values of `amr` any of which means the same (RFC 8176). */
  oidcFactorAmr: string[] = ['mfa'];

  /** Whether people sign in through a provider. */
  get usesOidc(): boolean {
    return this.oidcIssuer !== undefined;
  }

  /** What goes together or not at all. */
  mistakes(): string[] {
    const given = { OIDC_ISSUER: this.oidcIssuer, OIDC_CLIENT_ID: this.oidcClientId, OIDC_CLIENT_SECRET: this.oidcClientSecret };
    const missing = Object.entries(given).filter(([, value]) => value === undefined).map(([name]) => name);
    return missing.length === 0 || missing.length === 3 ? [] : missing.map((name) => `${name} must be set too: OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together.`);
  }

  static read(env: Environment): IdentityConfig {
    const config = new IdentityConfig();
    config.requireSecondFactor = flag(env, 'REQUIRE_SECOND_FACTOR') ?? config.requireSecondFactor;
    config.oidcIssuer = text(env, 'OIDC_ISSUER');
    config.oidcClientId = text(env, 'OIDC_CLIENT_ID');
    config.oidcClientSecret = text(env, 'OIDC_CLIENT_SECRET');
    config.oidcLabel = text(env, 'OIDC_LABEL') ?? config.oidcLabel;
    config.oidcFactorAcr = words(env, 'OIDC_FACTOR_ACR');
    config.oidcFactorAmr = text(env, 'OIDC_FACTOR_AMR') === undefined ? config.oidcFactorAmr : words(env, 'OIDC_FACTOR_AMR');
    return config;
  }
}
