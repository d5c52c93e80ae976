import { describe, expect, it } from 'vitest';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';
import { presentation } from '../../../support/wallets.ts';

describe('wallet-shows-nothing', () => {
  const id = 'wallet-shows-nothing';

  it.each([
    ['urn:eudi:pid:1', presentation({ answer: { vp_token: undefined, error: 'access_denied' } })],
  ] as const)('is the reason, in words: %s', (said, exchanges) => {
    expectReason(exchanges, id, said);
  });

  it.each([
    ['of another error', presentation({ answer: { vp_token: undefined, error: 'invalid_client' } })],
    ['of a presentation that worked', presentation()],
    [
      'of a login that was declined',
      codeFlow({ response: { code: undefined, error: 'access_denied' }, token: null }),
    ],
  ] as const)('is none %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
