import { describe, expect, it } from 'vitest';
import { causesOf, reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { samlAnswer, samlRequest } from '../../../support/saml-login.ts';

const id = 'saml-attribute-value';
const session = 'https://aws.amazon.com/SAML/Attributes/RoleSessionName';
const pattern = 'RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64} (Service: STS)';

/** The site answers 400 with these words; the assertion has this attribute. */
const posted = (name: string, value: string, says: string) =>
  capture(
    samlRequest(),
    samlAnswer({
      edited: (xml) =>
        xml.replace(
          '</saml:Assertion>',
          `<saml:AttributeStatement><saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>`,
        ),
      exchange: {
        status: 400,
        redirectUrl: undefined,
        responseBody: { mediaType: 'text/html', text: `<p>Error: ${says}</p>` },
      },
    }),
  );

describe(`${id} is the cause`, () => {
  it.each([
    [session, 'Jo Bäcker', pattern, 'a blank, “ä”'],
    [session, 'x', pattern, '1 characters'],
    ['urn:site:login', 'jo.baker', 'Invalid: attribute login must match [a-z0-9]{3,20}', '“.”'],
    ['username', 'Jo!', 'The username may only contain [A-Za-z0-9_-] and is not valid', '“!”'],
  ])('of %s = “%s”', (name, value, says, wrong) => {
    const exchanges = posted(name, value, says);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'comparison', confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain(wrong);
    expect(reasonOf(exchanges)?.why).not.toContain(value === 'x' ? 'Jo' : value);
  });

  it('less surely where the form is told in words', () => {
    const exchanges = posted('mail', 'jo', 'Sign-in failed: attribute mail must be a valid email address');
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'phrase' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['of a value that fits', posted(session, 'jo@example.test', pattern)],
    ['of an attribute that is not there', posted('urn:site:other', 'Jo B', pattern)],
    [
      'of a page that says something else',
      posted(session, 'Jo B', 'Your session has expired, this is an error'),
    ],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});
