import { describe, expect, it } from 'vitest';
import { device, deviceCode } from '../../../support/device.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'user-code-reused';
const other = 'Another-device-code-hhAzkoEqiMEg_DnyEysNk';

/** Two devices ask for codes, the second so many seconds later. */
const twice = (seconds: number, second: Readonly<Record<string, unknown>> = {}) =>
  capture(device(), device({ device_code: other, ...second }, { startedAt: baseTime + seconds * 1000 }));

describe('user-code-reused is medium', () => {
  it('for a second device with a code that the first still waits with, also after redaction', () => {
    expect(verdictsOf(rule, twice(60))).toEqual(['medium certain']);
    expect(verdictsOf(rule, redacted(twice(60)))).toEqual(['medium certain']);
  });

  it('however it is written', () => {
    expect(verdictsOf(rule, twice(60, { user_code: 'wdjbmjht' }))).toEqual(['medium certain']);
  });
});

describe('user-code-reused says nothing', () => {
  it.each([
    ['of a code of its own', twice(60, { user_code: 'XKCD-BCDF' })],
    ['of one whose first life is over', twice(1801)],
    ['of the same answer again', twice(60, { device_code: deviceCode })],
    ['of one device', capture(device())],
    [
      'where both are starred out',
      capture(device({ user_code: '****' }), device({ user_code: '****', device_code: other })),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it('of another grant', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
