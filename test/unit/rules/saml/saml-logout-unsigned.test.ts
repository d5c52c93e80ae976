import { describe, expect, it } from 'vitest';
import { bindingsExample, deflated, statusXml } from '../../../support/single-sign-on.ts';
import { capture, exchange, urlWith } from '../../../support/exchange.ts';
import { outcomeOf } from '../../../support/flow.ts';
import { foundIn, loginWith } from '../../../support/saml-rules.ts';

const rule = 'saml-logout-unsigned';

const samlp = 'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"';
const success = '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>';
const signature = { SigAlg: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', Signature: 'c2ln' };
const page = { status: 200, context: { resourceType: 'main_frame' } } as const;
const asked = (more: Record<string, string> = {}) =>
  exchange({
    url: urlWith('https://idp.example/slo', {
      SAMLRequest: deflated(`<samlp:LogoutRequest ${samlp} ID="_l1" Version="2.0"/>`),
      ...more,
    }),
    ...page,
  });
const answered = (status = success, more: Record<string, string> = signature) =>
  exchange({
    url: urlWith('https://sp.example/slo', {
      SAMLResponse: deflated(
        `<samlp:LogoutResponse ${samlp} ID="_l2" InResponseTo="_l1" Version="2.0"><samlp:Status>${status}</samlp:Status></samlp:LogoutResponse>`,
      ),
      ...more,
    }),
    ...page,
  });

describe('saml-logout-unsigned is', () => {
  it('medium for a request that was answered with Success', () => {
    expect(foundIn(rule, capture(asked(), answered()))).toEqual(['medium certain']);
  });

  it('medium for an answer that says Success', () => {
    expect(foundIn(rule, capture(asked(signature), answered(success, {})))).toEqual(['medium certain']);
  });

  it('a remark where nobody answered, or the answer is a refusal', () => {
    expect(foundIn(rule, capture(asked()))).toEqual(['info certain']);
    const refusal = statusXml('Requester', 'RequestDenied', 'unsigned');
    expect(foundIn(rule, capture(asked(), answered(refusal)))).toEqual(['info certain']);
  });

  it('a remark for SigAlg alone', () => {
    expect(foundIn(rule, capture(asked({ SigAlg: signature.SigAlg })))).toEqual(['info certain']);
  });
});

describe('saml-logout-unsigned says nothing', () => {
  it('of messages that are signed beside them', () => {
    expect(foundIn(rule, capture(asked(signature), answered()))).toEqual([]);
    expect(foundIn(rule, [exchange({ url: bindingsExample.logoutRequest, ...page })])).toEqual([]);
  });

  it('of a login', () => {
    expect(outcomeOf(rule, loginWith({}))).toBe('not applicable');
  });
});
