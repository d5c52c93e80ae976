import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { codeFlow, detailOf, findingsOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { steamLogin } from '../../../support/openid2.ts';
import { redacted } from '../../../support/redacted.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'openid2-assertion-weak';

const all = 'op_endpoint,claimed_id,identity,return_to,response_nonce,assoc_handle';
const assertion = (
  signed: string,
  ns = 'http://specs.openid.net/auth/2.0',
  more: Record<string, string> = {},
) =>
  findingsInFlow(rule, [
    messageOf(
      'openid_authentication_response',
      { url: 'https://app.example/cb' },
      {
        params: {
          'openid.ns': ns,
          'openid.signed': signed,
          'openid.claimed_id': 'https://op.example/kim',
          ...more,
        },
        protocol: 'openid2',
      },
    ),
  ]);

describe('openid2-assertion-weak fires', () => {
  it('when required fields are not signed', () => {
    expect(assertion('return_to')).toEqual(['high certain']);
  });
  it('when the identity is not signed', () => {
    expect(assertion(all.replace('claimed_id,', ''))).toEqual(['high certain']);
  });
});

const sreg = {
  'openid.ns.sreg': 'http://openid.net/extensions/sreg/1.1',
  'openid.sreg.email': 'kim@people.example',
};

describe('openid2-assertion-weak fires for an extension', () => {
  it('whose fields are not signed', () => {
    expect(assertion(all, undefined, sreg)).toEqual(['high certain']);
    expect(assertion(`${all},ns.sreg`, undefined, sreg)).toEqual(['high certain']);
  });
});

describe('openid2-assertion-weak is silent', () => {
  it('when the fields of an extension are signed', () => {
    expect(assertion(`${all},ns.sreg,sreg.email`, undefined, sreg)).toEqual([]);
  });
  it('when a field belongs to no extension', () => {
    expect(assertion(all, undefined, { 'openid.foo.bar': '1' })).toEqual([]);
  });
  it('when all is signed', () => {
    expect(assertion(all)).toEqual([]);
  });
  it('for OpenID 1.1, which has other rules', () => {
    expect(assertion('return_to', 'http://openid.net/signon/1.1')).toEqual([]);
  });
  it('for OpenID Connect: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});

/** A nonce made so many minutes before the login of these tests. */
const nonce = (minutes: number, more = 'UNIQUE') =>
  `${new Date(baseTime - minutes * 60_000).toISOString().slice(0, 19)}Z${more}`;
const delivered = (response_nonce: string, sig = 'sig-1-W0u5DRbtHE1GG0ZK', more: Partial<Exchange> = {}) => [
  steamLogin.request(),
  { ...steamLogin.response({ response_nonce, sig }), ...more },
];
const dated = (date = new Date(baseTime).toUTCString()) => ({ responseHeaders: [['Date', date]] }) as const;

describe('openid2-assertion-weak fires for a nonce', () => {
  it.each([
    ['that was made long before', 20, 'high certain', dated()],
    ['that was made long after', -20, 'high certain', dated()],
    [
      'that was made long before, as the browser’s clock alone says',
      20,
      'medium firm',
      { responseHeaders: [] },
    ],
  ] as const)('%s', (_, minutes, verdict, more) => {
    const exchanges = capture(...delivered(nonce(minutes), undefined, more));
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual([verdict]);
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
    expect(detailOf(rule, exchanges)).toContain('20 minutes');
    expect(JSON.stringify(findingsOf(exchanges))).not.toContain('UNIQUE');
  });

  it('that an earlier assertion had', () => {
    const exchanges = capture(...delivered(nonce(0)), ...delivered(nonce(0), 'sig-2-XMvHTVoutmlNDl'));
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toContain('response_nonce');
  });
});

describe('openid2-assertion-weak says nothing of a nonce', () => {
  const again = { id: 'again', startedAt: baseTime + 60_000 };
  it.each([
    ['that was made just then', delivered(nonce(0), undefined, dated())],
    ['that was made a quarter of an hour before', delivered(nonce(14), undefined, dated())],
    ['that says no time', delivered('UNIQUE-123', undefined, dated())],
    ['that says no time that there is', delivered('2026-13-45T99:00:00ZUNIQUE', undefined, dated())],
    ['of a page that is loaded again', [...delivered(nonce(0)), { ...delivered(nonce(0))[1]!, ...again }]],
    ['that is new', [...delivered(nonce(0)), ...delivered(nonce(0, 'OTHER'), 'sig-2-XMvHTVoutmlNDl')]],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, capture(...exchanges))).toEqual([]);
    expect(verdictsOf(rule, redacted(capture(...exchanges)))).toEqual([]);
  });
});
