// SPDX-License-Identifier: AGPL-3.0-or-later
import { isIPv6 } from 'node:net';

/** What counts as one network address: of IPv6 the /64, which is one subscriber's. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped) return mapped[1];
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = ip.split('%')[0].toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? 0 : tail.split(':').length;
  const filled = tail === undefined ? groups : [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - after) }, () => '0'), ...tail.split(':')];
  return filled.slice(0, 4).map((group) => parseInt(group || '0', 16).toString(16)).join(':');
}
