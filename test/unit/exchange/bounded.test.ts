import { describe, expect, it } from 'vitest';
import { bounded } from '../../../lib/exchange/bounded.ts';
import { queryParameters } from '../../../lib/exchange/parameters.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { createInspection } from '../../../lib/inspection.ts';
import { exchange } from '../../support/exchange.ts';
import { operationsOf } from '../../support/operations.ts';

const authorize = 'https://op.example/authorize?client_id=spa&response_type=code&state=abcdefgh';
const flooded = (times: number) => exchange({ url: `${authorize}${'&state=q'.repeat(times)}` });

function reportOf(one: Exchange) {
  const inspection = createInspection();
  inspection.put(one);
  return inspection.report({ kind: 'live', entries: 1, skipped: 0 });
}

describe('an exchange', () => {
  it.each([
    ['a login’s request', exchange({ url: authorize })],
    ['a long SAML message', exchange({ url: `${authorize}&SAMLRequest=${'a'.repeat(60_000)}` })],
    [
      'a long answer',
      exchange({
        url: authorize,
        responseBody: { mediaType: 'text/html', text: '<p>&amp;</p>'.repeat(90_000) },
      }),
    ],
    ['1,000 parameters', exchange({ url: `https://op.example/?${'a=b&'.repeat(999)}a=b` })],
  ])('stays what it is: %s', (_what, one) => {
    expect(bounded(one)).toBe(one);
  });

  it('is read as far as any login goes', () => {
    const cut = bounded(flooded(60_000));
    expect(queryParameters(cut.url)).toHaveLength(1000);
    expect(cut.verdicts).toEqual({ read: 'in part' });
  });

  it.each([
    ['fragments', { url: `https://app.example/cb#code=1${'&a=b'.repeat(5000)}` }],
    [
      'forms',
      {
        url: 'https://op.example/',
        requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'a=b&'.repeat(5000) },
      },
    ],
    [
      'headers',
      { url: 'https://op.example/', requestHeaders: Array.from({ length: 5000 }, () => ['X', '1'] as const) },
    ],
    ['cookies', { url: 'https://op.example/', requestHeaders: [['Cookie', 'a=b; '.repeat(5000)] as const] }],
    ['values', { url: 'https://op.example/', responseHeaders: [['X', 'a'.repeat(2_000_000)] as const] }],
    ['addresses', { url: `https://op.example/?a=${'b'.repeat(2_000_000)}` }],
    [
      'bodies',
      { url: 'https://op.example/', responseBody: { mediaType: 'text/html', text: 'a'.repeat(11_000_000) } },
    ],
  ])('and so are %s', (_what, fields) => {
    const whole = exchange(fields);
    const cut = bounded(whole);
    expect(JSON.stringify(cut).length).toBeLessThan(JSON.stringify(whole).length);
    expect(cut.verdicts).toEqual({ read: 'in part' });
    expect(bounded(cut)).toBe(cut);
  });

  it('says that it was', () => {
    const { gaps } = reportOf(flooded(60_000));
    expect(gaps.join()).toContain('read only in part');
    expect(reportOf(flooded(10)).gaps.join()).not.toContain('in part');
  });

  it('takes hardly more work with 60,000 parameters than with 2,000: what is cut is passed over once', () => {
    const few = operationsOf(() => void reportOf(flooded(2000)));
    const many = operationsOf(() => void reportOf(flooded(60_000)));
    expect(many).toBeLessThan(3 * few);
  });
});
