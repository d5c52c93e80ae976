import { describe, expect, it } from 'vitest';
import { device } from '../../../support/device.ts';
import { capture, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'device-code-long-lived';

describe('device-code-long-lived is', () => {
  it.each([
    ['a remark above half an hour', 3600, 'info certain'],
    ['low above a day', 604_800, 'low certain'],
    ['low for a number as text', '604800', 'low certain'],
  ])('%s', (_, expires_in, verdict) => {
    expect(verdictsOf(rule, capture(device({ expires_in })))).toEqual([verdict]);
  });

  it('said in plain words', () => {
    expect(detailOf(rule, capture(device({ expires_in: 604_800 })))).toContain('live for 7 days');
  });
});

describe('device-code-long-lived says nothing', () => {
  it.each([[300], [900], [1800]])('of %s seconds', (expires_in) => {
    expect(outcomeOf(rule, capture(device({ expires_in })))).toBe('pass');
  });

  it.each([
    [
      'of a refusal',
      capture(device({}, { status: 400, responseBody: jsonBody({ error: 'invalid_scope' }) })),
    ],
    ['where no lifetime is told', capture(device({ expires_in: undefined }))],
    ['of another grant', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
