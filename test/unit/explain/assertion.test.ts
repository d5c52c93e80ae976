import { describe, expect, it } from 'vitest';
import { assertionTable, explainAssertionMember } from '../../../lib/explain/assertion.ts';

describe('a member of a SAML message', () => {
  it.each(['IssueInstant', 'NotBefore', 'NotOnOrAfter', 'AuthnInstant', 'Created', 'Expires'])(
    '%s is a date',
    (name) => {
      expect(explainAssertionMember(name)?.time).toBe(true);
    },
  );

  it.each(['NameID', 'SessionIndex'])('%s is personal', (name) => {
    expect(explainAssertionMember(name)?.personal).toBe(true);
  });

  it.each(['Issuer', 'Audience', 'Destination', 'StatusCode'])('%s is neither', (name) => {
    expect(explainAssertionMember(name)).toMatchObject({ time: false, personal: false });
  });

  it('names where it is defined', () => {
    for (const name of Object.keys(assertionTable))
      expect(explainAssertionMember(name)?.references).not.toEqual([]);
  });

  it.each(['', 'Foo', 'iss', '__proto__', 'constructor'])('called “%s” is unknown', (name) => {
    expect(explainAssertionMember(name)).toBeUndefined();
  });
});
