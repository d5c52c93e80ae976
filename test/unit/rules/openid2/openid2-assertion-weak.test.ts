import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'openid2-assertion-weak';

const openid2 = { protocol: 'openid2', shared: [] } as const;
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
        other: openid2,
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
