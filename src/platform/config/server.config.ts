// SPDX-License-Identifier: AGPL-3.0-or-later
import { isIP } from 'node:net';
import { IsIn, IsInt, IsOptional, Max, Min, ValidateBy } from 'class-validator';
import { integer, text, type Environment } from './environment.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const isHost = (value: unknown): boolean =>
  typeof value === 'string' && (isIP(value) > 0 || /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(value));

function isOrigin(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && url.username === '' && url.pathname === '/' && url.search === '' && url.hash === '';
}

function isNetwork(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/');
  const widest = isIP(address) === 4 ? 32 : 128;
  return isIP(address) > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest));
}

/** false, a number of proxies, or the addresses of the proxies whose forwarding headers are believed. */
export type TrustProxy = false | number | string[];

const isTrustProxy = (value: unknown): boolean =>
  value === false ||
  (Array.isArray(value) ? value.length > 0 && value.every((each) => isNetwork(String(each))) : Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 10);

function trustProxy(value: string): TrustProxy {
  if (/^(false|no|off|0)$/i.test(value)) return false;
  return /^\d+$/.test(value) ? Number(value) : value.split(',').map((each) => each.trim());
}

/** Where the application listens and how it is reached. */
export class ServerConfig {
  /** HOST: address to listen on. */
  @ValidateBy({ name: 'host', validator: { validate: isHost } }, { message: 'HOST must be an IP address or a host name, for example 127.0.0.1 or 0.0.0.0.' })
  host = '127.0.0.1';

  /** PORT: TCP port; 0 lets the launcher choose a free one. */
  @IsInt({ message: 'PORT must be a whole number from 0 to 65535.' })
  @Min(0, { message: 'PORT must be a whole number from 0 to 65535.' })
  @Max(65_535, { message: 'PORT must be a whole number from 0 to 65535.' })
  port = 3000;

  /** PUBLIC_URL: origin under which browsers reach the application, without a trailing slash; over https cookies become Secure. */
  @IsOptional()
  @ValidateBy(
    { name: 'origin', validator: { validate: isOrigin } },
    { message: 'PUBLIC_URL must be an http or https address without a path, for example https://salute.example.org.' },
  )
  publicUrl?: string;

  /** LOG_LEVEL: least level that is logged. */
  @IsIn(LOG_LEVELS, { message: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.` })
  logLevel: (typeof LOG_LEVELS)[number] = 'info';

  /**
   * TRUST_PROXY: whose X-Forwarded-* headers are believed. There is no "everybody": then each client could choose the
   * address that rate limits and the audit trail see.
   */
  @ValidateBy(
    { name: 'trustProxy', validator: { validate: isTrustProxy } },
    { message: 'TRUST_PROXY must be false, the number of proxies in front (1 to 10), or their addresses separated by commas, for example 10.0.0.0/8.' },
  )
  trustProxy: TrustProxy = false;

  /** RATE_LIMIT: requests a minute from one address that this process answers; divide the whole by the number of processes. */
  @IsInt({ message: 'RATE_LIMIT must be a whole number from 10 to 1000000.' })
  @Min(10, { message: 'RATE_LIMIT must be a whole number from 10 to 1000000.' })
  @Max(1_000_000, { message: 'RATE_LIMIT must be a whole number from 10 to 1000000.' })
  rateLimit = 6000;

  /** Origin for links to this installation: PUBLIC_URL, or where it listens. */
  get origin(): string {
    return this.publicUrl ?? `http://${['0.0.0.0', '::'].includes(this.host) ? 'localhost' : this.host}:${this.port}`;
  }

  /** UPLOAD_LIMIT_MIB: the largest file that is taken, in MiB. It is held in memory while it is checked and encrypted. */
  @IsInt({ message: 'UPLOAD_LIMIT_MIB must be a whole number from 1 to 50.' })
  @Min(1, { message: 'UPLOAD_LIMIT_MIB must be a whole number from 1 to 50.' })
  @Max(50, { message: 'UPLOAD_LIMIT_MIB must be a whole number from 1 to 50.' })
  uploadMib = 10;

  static read(env: Environment): ServerConfig {
    const config = new ServerConfig();
    config.host = text(env, 'HOST') ?? config.host;
    config.port = integer(env, 'PORT') ?? config.port;
    config.publicUrl = text(env, 'PUBLIC_URL')?.replace(/\/$/, '');
    config.logLevel = (text(env, 'LOG_LEVEL')?.toLowerCase() as ServerConfig['logLevel'] | undefined) ?? config.logLevel;
    config.rateLimit = integer(env, 'RATE_LIMIT') ?? config.rateLimit;
    config.uploadMib = integer(env, 'UPLOAD_LIMIT_MIB') ?? config.uploadMib;
    config.trustProxy = trustProxy(text(env, 'TRUST_PROXY') ?? 'false');
    return config;
  }
}
