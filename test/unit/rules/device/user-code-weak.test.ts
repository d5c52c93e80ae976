import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { device } from '../../../support/device.ts';
import { capture } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'user-code-weak';
const given = (user_code: string) => capture(device({ user_code, verification_uri_complete: undefined }));

describe('user-code-weak is low for', () => {
  it.each([['1234'], ['12345'], ['ABCD']])('%s, also after redaction', (code) => {
    expect(verdictsOf(rule, given(code))).toEqual(['low certain']);
    const { before, after } = beforeAndAfterRedaction(rule, given(code));
    expect(after).toEqual(before);
  });
});

describe('user-code-weak says nothing', () => {
  it.each([['WDJB-MJHT'], ['123456'], ['123-456-789'], ['K7X2P']])('of %s, also after redaction', (code) => {
    expect(outcomeOf(rule, given(code))).toBe('pass');
    expect(beforeAndAfterRedaction(rule, given(code)).after).toEqual([]);
  });

  it('of another grant', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
