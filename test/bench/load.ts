// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** What one process did with one kind of request. */
export interface Measured {
  perSecond: number;
  /** Milliseconds of the process's own CPU per request. */
  cpuMs: number;
  medianMs: number;
}

export interface Target {
  port: number;
  pid: number;
  cookie: string;
}

/** Ticks of user and system time; the kernel counts a hundredth of a second. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Asks the same path over `clients` kept-alive connections for `seconds`; a wrong answer ends the measurement. */
export async function measure({ port, pid, cookie }: Target, path: string, seconds: number, clients = 8): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  const before = cpuSeconds(pid);
  const from = performance.now();
  const until = from + seconds * 1000;
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      const started = performance.now();
      const status = await get(agent, port, path, cookie);
      if (status !== 200) throw new Error(`${path} answered ${status}`);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: clients }, worker));
  const elapsed = (performance.now() - from) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: times.length / elapsed, cpuMs: ((cpuSeconds(pid) - before) * 1000) / times.length, medianMs: times[times.length >> 1] };
}

function get(agent: Agent, port: number, path: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ agent, host: '127.0.0.1', port, path, headers: { cookie } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode!)).on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}
