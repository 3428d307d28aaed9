// SPDX-License-Identifier: AGPL-3.0-or-later
import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';

/**
 * What became of a mail. Refused, it certainly did not go out, for good (the address does not exist) or for now; but for `unclear`:
 * the server had it, at least in part, and never said what it did with it, so it is not tried again.
 */
export type Delivery = { state: 'sent' } | { state: 'refused'; error: string; forGood: boolean };

/** Seconds without a word after which a server is given up. */
const PATIENCE_MS = 30_000;

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
}

/** Hands one mail to the server, and tells for certain whether that happened: so the protocol is spoken step by step. */
export async function sendBySmtp(smtpUrl: string, envelope: { from: string; to: string }, message: Buffer): Promise<Delivery> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const connection = new Connection(optionsOf(smtpUrl));
  let begun = false;
  const content = new Readable({
    read() {
      begun = true;
      this.push(message);
      this.push(null);
    },
  });
  try {
    await new Promise<void>((done, fail) => {
      connection.once('error', fail);
      connection.connect((error) => (error ? fail(error) : done()));
    });
    const auth = credentialsOf(smtpUrl);
    if (auth) await new Promise<void>((done, fail) => connection.login(auth, (error) => (error ? fail(error) : done())));
    await new Promise<void>((done, fail) => {
      connection.once('error', fail);
      connection.send(envelope, content, (error) => (error ? fail(error) : done()));
    });
    connection.quit();
    return { state: 'sent' };
  } catch (error) {
    connection.close();
    const { code, command, responseCode } = error as SmtpError;
    if (begun && responseCode === undefined) return { state: 'refused', error: 'unclear', forGood: true };
    // The server speaks of this mail: what it refuses for good need not be asked again. Of anything else the operator may mend it.
    const forGood = responseCode !== undefined && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
    return { state: 'refused', error: String(responseCode ?? code ?? 'ECONNECTION'), forGood };
  } finally {
    content.destroy();
  }
}

function optionsOf(smtpUrl: string): SMTPConnection.Options {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const plain = url.searchParams.get('ignoreTLS') === 'true' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ignoreTLS: url.searchParams.get('ignoreTLS') === 'true',
    requireTLS: !secure && !plain,
    connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS,
  };
}

function credentialsOf(smtpUrl: string): { credentials: { user: string; pass: string } } | undefined {
  const { username, password } = new URL(smtpUrl);
  return username === '' ? undefined : { credentials: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } };
}
