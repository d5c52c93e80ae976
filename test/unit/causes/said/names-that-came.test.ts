import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { redacted } from '../../../support/redacted.ts';
import { samlAnswer, samlRequest, type AnswerChanges } from '../../../support/saml-login.ts';

const noAccount = 'User does not exist and auto registering is disabled.';
const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

/** The site refuses in these words; the assertion has attributes of these names. */
function refused(says: string, names: readonly string[], more: AnswerChanges = {}) {
  const statement = names
    .map(
      (name) =>
        `<saml:Attribute Name="${name}"><saml:AttributeValue>a-secret</saml:AttributeValue></saml:Attribute>`,
    )
    .join('');
  return capture(
    samlRequest(),
    samlAnswer({
      edited: (xml) =>
        xml.replace(
          '</saml:Assertion>',
          names.length > 0
            ? `<saml:AttributeStatement>${statement}</saml:AttributeStatement></saml:Assertion>`
            : '</saml:Assertion>',
        ),
      exchange: {
        status: 403,
        redirectUrl: undefined,
        responseBody: { mediaType: 'text/html', text: `<p>${says}</p>` },
      },
      ...more,
    }),
  );
}

describe('where a site has no account for the person of an assertion', () => {
  it('says under which names the assertion tells them, without the values', () => {
    const exchanges = refused(noAccount, ['Role', `${claims}/emailaddress`, `${claims}/name`]);
    for (const one of [exchanges, redacted(exchanges)]) {
      const { cause, why, fix } = reasonOf(one) ?? {};
      expect(cause).toBe('not-provisioned');
      expect(why).toContain(
        `tells the person as NameID and as the attributes ${claims}/emailaddress, ${claims}/name and Role`,
      );
      expect(why).not.toContain('a-secret');
      expect(fix).toContain('letter for letter');
    }
  });

  it('those that may be a person’s name come first, and long lists end', () => {
    const others = Array.from({ length: 8 }, (_, at) => `urn:example:attribute${at}`);
    const why = reasonOf(refused(noAccount, [...others, 'urn:oid:0.9.2342.19200300.100.1.1', 'upn']))?.why;
    expect(why).toContain('attributes urn:oid:0.9.2342.19200300.100.1.1, upn, urn:example:attribute0,');
    expect(why).toContain('and 4 more');
  });

  it('an assertion without attributes tells the person as NameID alone', () => {
    expect(reasonOf(refused(noAccount, []))?.why).toContain(
      'tells the person as NameID alone, without any attribute',
    );
  });

  it('and none where the site knows the person, who lacks a right', () => {
    const says = 'kim is missing the Overall/Read permission';
    const { cause, why, fix, owner } = reasonOf(refused(says, ['mail'])) ?? {};
    expect([cause, owner]).toEqual(['not-provisioned', 'client']);
    expect(why).not.toContain('tells the person');
    expect(fix).not.toContain('letter for letter');
  });

  it.each([
    ['one that is encrypted', refused(noAccount, ['mail'], { isEncrypted: true })],
    [
      'one whose NameID is encrypted',
      refused(noAccount, [], {
        edited: (xml) =>
          xml.replace(
            /<saml:NameID.*?<\/saml:NameID>/s,
            '<saml:EncryptedID><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/></saml:EncryptedID>',
          ),
      }),
    ],
    [
      'one whose attributes are encrypted',
      refused(noAccount, [], {
        edited: (xml) =>
          xml.replace(
            '</saml:Assertion>',
            '<saml:AttributeStatement><saml:EncryptedAttribute><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/></saml:EncryptedAttribute></saml:AttributeStatement></saml:Assertion>',
          ),
      }),
    ],
    ['one whose attributes have no name', refused(noAccount, [''])],
    ['a page that says another thing', refused('Invalid signature in SAML response', ['mail'])],
  ])('nothing is told of the names of %s', (_, exchanges) => {
    for (const one of [exchanges, redacted(exchanges)])
      expect(reasonOf(one)?.why).not.toContain('tells the person as');
  });

  it('and a name without end is cut', () => {
    expect(reasonOf(refused(noAccount, ['n'.repeat(5000)]))?.why?.length).toBeLessThan(600);
  });
});

describe('Nextcloud’s page of an account that is not provisioned', () => {
  const page =
    'Account not provisioned.<br>Your account is not provisioned, access to this service is thus not possible.';

  it('is told with all that it is shown for, and what to compare', () => {
    const exchanges = refused(page, [`${claims}/upn`]);
    for (const one of [exchanges, redacted(exchanges)]) {
      const { cause, why, fix } = reasonOf(one) ?? {};
      expect(cause).toBe('not-provisioned');
      expect(why).toContain('the attribute from which it reads the user ID did not come');
      expect(why).toContain(`${claims}/upn`);
      expect(why).not.toContain('login itself worked');
      expect(fix).toContain('Attribute to map the UID to');
    }
  });
});
