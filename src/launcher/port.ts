// SPDX-License-Identifier: AGPL-3.0-or-later
import { createServer } from 'node:net';
import { OperatorError } from '../platform/config/operator-error.js';

function explain(error: NodeJS.ErrnoException, host: string, port: number): OperatorError {
  if (error.code === 'EADDRINUSE') {
    return new OperatorError(`Port ${port} on ${host} is taken. Stop the program that uses it, or choose another port, for example: PORT=${port < 65_535 ? port + 1 : 3000} npm start`);
  }
  if (error.code === 'EACCES') return new OperatorError(`Port ${port} is reserved for root. Choose one above 1023, for example: PORT=3000 npm start`);
  return new OperatorError(`This machine cannot listen on HOST ${host} (${error.code}). Set HOST to one of its addresses, for example 127.0.0.1 or 0.0.0.0.`);
}

/**
 * Makes sure that the port is free before the slow part of a start; for 0, chooses one.
 * @returns the port to use
 */
export async function requirePort(host: string, port: number): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, fail) => {
    probe.once('error', (error) => fail(explain(error, host, port)));
    probe.listen(port, host, done);
  });
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === 'object' && address !== null ? address.port : port;
}
