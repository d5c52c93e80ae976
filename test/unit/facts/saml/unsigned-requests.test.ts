import { describe, expect, it } from 'vitest';
import { samlLoginOf } from '../../../../lib/facts/saml/login.ts';
import { judgedRequestsOf } from '../../../../lib/facts/saml/unsigned-requests.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { samlRequest, type RequestChanges } from '../../../support/saml-login.ts';
import { providerXml, published, serviceXml } from '../../../support/saml-rules.ts';
import { signatureXml } from '../../../support/saml-signature.ts';

const wanted = published(providerXml({ role: 'WantAuthnRequestsSigned="true"' }));
const judged = (metadata: readonly Exchange[], request: RequestChanges = {}) =>
  judgedRequestsOf(samlLoginOf(flowIn(...metadata, samlRequest(request)))).map(
    ({ wish, isSigned, isHalfSigned }) => [wish?.name, isSigned, isHalfSigned],
  );

describe('a request whose signature can be judged', () => {
  it('goes to a provider that wants one, or comes from a site that says that it signs', () => {
    const own = published(serviceXml({ role: 'AuthnRequestsSigned="true"' }), 'https://sp.example/metadata');
    expect(judged([wanted])).toEqual([['WantAuthnRequestsSigned', false, false]]);
    expect(judged([own])).toEqual([['AuthnRequestsSigned', false, false]]);
  });

  it('is signed by what stands in it or beside it', () => {
    expect(judged([wanted], { inside: signatureXml('_request1') })).toEqual([
      ['WantAuthnRequestsSigned', true, false],
    ]);
  });

  it('is half signed with an algorithm and no signature', () => {
    const url = `${samlRequest().url}&SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256`;
    expect(judged([], { exchange: { url } })).toEqual([[undefined, false, true]]);
  });

  it('is none where nobody is known to want a signature', () => {
    expect(judged([])).toEqual([]);
    expect(judged([published(providerXml())])).toEqual([]);
  });
});
