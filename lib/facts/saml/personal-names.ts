import type { SamlAssertion } from '../../messages/saml2/assertion.ts';
import { lastWord } from '../../messages/saml2/status-error.ts';

/** Attributes by the object identifiers that directories have for them. RFC 4519 §2; RFC 2798 §2. */
const byNumber: Readonly<Record<string, string>> = {
  '0.9.2342.19200300.100.1.3': 'mail',
  '2.5.4.3': 'cn',
  '2.5.4.4': 'sn',
  '2.5.4.20': 'telephoneNumber',
  '2.5.4.42': 'givenName',
  '2.16.840.1.113730.3.1.241': 'displayName',
  '1.3.6.1.4.1.2428.90.1.5': 'norEduPersonNIN',
};

const personal =
  /^(?:e-?mail(?:_?address)?|mail|emailaddresses|cn|sn|(?:display|given|sur|full|first|last|family|common|person|user)[-_ ]?name|name|upn|userprincipalname|(?:tele)?phone(?:_?number)?|mobile|birth[-_ ]?(?:date|day)|dateofbirth|ssn|socialsecuritynumber|national[-_ ]?(?:id|number|identity)|fiscalnumber|personidentifier|personal(?:code|number|uniqueid)|schacpersonaluniqueid|noredupersonnin|cpr(?:number)?|eidas:personidentifier)$/i;

/** Names of what in an assertion says who the person is: its attributes, and `NameID` where that is an address. Never a value. */
export function personalNamesIn({ attributes, nameId }: SamlAssertion): readonly string[] {
  const names = attributes.flatMap(({ name, friendlyName }) => {
    const short = friendlyName ?? byNumber[name.replace(/^urn:oid:/i, '')] ?? lastWord(name);
    return personal.test(short) ? [short] : [];
  });
  return [...new Set([...(nameId && isAddress(nameId) ? ['NameID (e-mail address)'] : []), ...names])];
}

/** By its kind; by its value where its kind says nothing. A placeholder still tells of an address. */
function isAddress({ value, format = '' }: NonNullable<SamlAssertion['nameId']>): boolean {
  const kind = lastWord(format);
  if (kind === 'emailAddress') return true;
  if (kind === 'transient' || kind === 'persistent') return false;
  return /^[^\s@]{1,64}@[^\s@]{1,250}$|^redacted-email-\d+$/.test(value);
}
