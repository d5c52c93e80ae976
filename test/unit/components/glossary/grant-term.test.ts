import { describe, expect, it } from 'vitest';
import { grantTerm } from '../../../../components/glossary/grant-term.ts';

describe('where the glossary speaks of the way a flow runs', () => {
  it.each([
    ['authorization_code', 'oidc', 'authorization-code-flow'],
    ['device_code', 'oauth2', 'device-code'],
    ['implicit', 'oidc', 'other-flows'],
    [null, 'saml2', 'saml'],
    [null, 'oauth1', 'oauth1'],
  ] as const)('%s of %s: %s', (grant, protocol, key) => {
    expect(grantTerm({ grant, protocol })).toBe(key);
  });
});
