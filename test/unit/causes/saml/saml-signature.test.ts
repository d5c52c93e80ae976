import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { expiredCertificate, shortCertificate } from '../../../support/certificates.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { dated, samlAnswer, samlRequest, type AnswerChanges } from '../../../support/saml-login.ts';
import { providerXml, published } from '../../../support/saml-rules.ts';

const id = 'saml-signature';
const key = (certificate: string) =>
  `<KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>`;
const page = (text: string, status = 401) => ({
  status,
  redirectUrl: undefined,
  responseHeaders: [dated(baseTime + 1000)] as const,
  responseBody: { mediaType: 'text/html', text: `<h1>${text}</h1>` },
});
const login = (keys: readonly string[] | null, text: string, answer: AnswerChanges = {}) =>
  capture(
    ...(keys ? [published(providerXml({ keys: keys.map(key).join('') }))] : []),
    samlRequest(),
    samlAnswer({
      ...(answer.signed === undefined && { certificate: 'MIINEW' }),
      exchange: page(text),
      ...answer,
    }),
  );

describe(`${id} is the cause`, () => {
  it.each([
    ['of php-saml', 'Signature validation failed. SAML Response rejected', 'certain'],
    ['of ruby-saml', 'Invalid Signature on SAML Response', 'certain'],
    ['of Shibboleth', 'Message was signed, but signature could not be verified.', 'certain'],
    ['of a page that says little', 'Anmeldung fehlgeschlagen', 'firm'],
  ])('%s', (_, text, confidence) => {
    const exchanges = login(['MIIOLD'], text);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence, proof: 'comparison' });
    expect(reasonOf(exchanges)?.why).toContain(
      'The identity provider signed with another certificate than its metadata publishes',
    );
  });

  it('with real certificates, on the response', () => {
    const exchanges = login([expiredCertificate], 'Signature validation failed', {
      signed: 'response',
      signature: { certificate: shortCertificate },
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });
});

describe('the certificate is not told as the cause', () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['where one of several fits', login(['MIIOLD', 'MIINEW'], 'Signature validation failed')],
    ['where no metadata was recorded', login(null, 'Signature validation failed')],
    [
      'where the signature brought none',
      login(['MIIOLD'], 'Signature validation failed', { signed: 'both' }),
    ],
    [
      'where the site lets the person in',
      login(['MIIOLD'], '', {
        exchange: {
          status: 302,
          redirectUrl: 'https://sp.example/home',
          responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly']],
        },
      }),
    ],
    [
      'where the site names another reason',
      login(['MIIOLD'], 'SAML assertion audience mismatch. Expected: https://x.example'),
    ],
    [
      'where the site says it came too late',
      login(['MIIOLD'], 'Could not validate timestamp: expired. Check system clock.'),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges).length > 0 ? reasonOf(exchanges)?.why : '').not.toContain(
      'metadata publishes',
    );
  });
});
