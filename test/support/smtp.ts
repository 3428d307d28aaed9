// SPDX-License-Identifier: AGPL-3.0-or-later
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** How the server behaves to the next mails: takes them, refuses for now or for good, or hangs up once it has the mail. */
export type SmtpMood = 'takes' | 'busy' | 'unknown-address' | 'hangs-up';

/** A mail server of a test's own: speaks just enough SMTP, and can be in a bad mood. */
export interface TestSmtp {
  url: string;
  mood: SmtpMood;
  /** What it took, as it came. */
  received: { from: string; to: string; data: string }[];
  /** The text of the newest mail to an address, decoded. */
  textTo(address: string): string;
  close(): Promise<void>;
}

export async function startSmtp(): Promise<TestSmtp> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    converse(socket, smtp);
  });
  const smtp: TestSmtp = {
    url: '', mood: 'takes', received: [],
    textTo: (address) => decoded(smtp.received.filter(({ to }) => to === address).at(-1)?.data ?? ''),
    close: () => new Promise((done) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => done());
    }),
  };
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  smtp.url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return smtp;
}

function converse(socket: Socket, smtp: TestSmtp): void {
  let [from, to, data, inData, buffer] = ['', '', '', false, ''];
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const hear = (line: string): void => {
    if (inData) {
      if (line !== '.') return void (data += `${line.startsWith('..') ? line.slice(1) : line}\n`);
      inData = false;
      if (smtp.mood === 'hangs-up') return void socket.destroy();
      smtp.received.push({ from, to, data });
      return say('250 taken');
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') return say('250 test');
    if (verb === 'MAIL') [from, data] = [/<(.*)>/.exec(line)?.[1] ?? '', ''];
    if (verb === 'MAIL' && smtp.mood === 'busy') return say('451 later, please: nobody@example.org');
    if (verb === 'RCPT') to = /<(.*)>/.exec(line)?.[1] ?? '';
    if (verb === 'RCPT' && smtp.mood === 'unknown-address') return say(`550 no such mailbox ${to}`);
    if (verb === 'DATA') {
      inData = true;
      return say('354 go on');
    }
    if (verb === 'QUIT') {
      say('221 bye');
      return void socket.end();
    }
    say('250 ok');
  };
  socket.on('data', (chunk) => {
    buffer += chunk.toString();
    for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 2);
      hear(line);
    }
  });
  say('220 test');
}

/** A mail's text, whatever it was encoded in. */
export function decoded(mail: string): string {
  const [head = '', ...rest] = mail.replaceAll('\r\n', '\n').split('\n\n');
  const body = rest.join('\n\n');
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/content-transfer-encoding: quoted-printable/i.test(head)) return body;
  const bytes = body.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
