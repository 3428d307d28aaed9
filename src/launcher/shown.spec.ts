// SPDX-License-Identifier: AGPL-3.0-or-later
import { drawBar, withProgress, type Screen } from './progress.js';
import { describeSignIns, type DemoAccount } from './sign-ins.js';

describe('progress', () => {
  async function shown(screen: Partial<Screen>, steps: number): Promise<string> {
    let text = '';
    await withProgress({ ...screen, write: (part: string) => (text += part) }, (onProgress) => {
      for (let done = 0; done <= steps; done++) onProgress(done, steps, 'people');
      return Promise.resolve();
    });
    return text;
  }

  it('is a few plain lines where there is no terminal, the last at 100 %', async () => {
    expect(await shown({}, 1000)).toBe('  25 %  people\n  50 %  people\n  75 %  people\n  100 %  people\n');
  });

  it('is one line that redraws itself on a terminal, complete at the end', async () => {
    const text = await shown({ isTTY: true, columns: 80 }, 10);
    expect(text).toMatch(/█{28} 100 % {2}people\n$/);
    expect(text.match(/\n/g)).toHaveLength(1);
  });

  it('is never wider than the terminal, which would make it scroll', () => {
    expect(drawBar(1, 2, 'a label that is very much too long for it', 40)).toHaveLength(39);
  });

  it('shows nothing for work that has nothing to report', async () => {
    const written: string[] = [];
    await withProgress({ isTTY: true, write: (text) => written.push(text) }, () => Promise.resolve());
    expect(written).toEqual([]);
  });
});

describe('the demo sign-ins', () => {
  const anna: DemoAccount = { email: 'anna@example.org', password: 'one', roles: ['case_manager'], organisation: null, areas: ['abitare', 'lavoro'] };
  const bruno: DemoAccount = { email: 'b@example.org', password: 'one', roles: ['partner_operator', 'cabina_member'], organisation: 'Cooperativa', areas: [] };

  it('stand in columns, a shared password once', () => {
    expect(describeSignIns([anna, bruno]).split('\n')).toEqual([
      'Demo sign-ins (password of each: one)',
      '  E-mail            Role                             Organisation  Areas',
      '  anna@example.org  case_manager                                   abitare, lavoro',
      '  b@example.org     partner_operator, cabina_member  Cooperativa',
    ]);
  });

  it('have a column of passwords when these differ', () => {
    expect(describeSignIns([anna, { ...bruno, password: 'two' }])).toMatch(/E-mail +Password +Role[^]*anna@example.org {2}one +case_manager[^]*b@example.org +two/);
  });
});
