import { describe, expect, it } from 'vitest';
import { wayTerm } from '../../../../components/glossary/way-term.ts';

describe('where the glossary speaks of the way a flow goes', () => {
  it.each([
    ['authorization_code', 'authorization-code-flow'],
    ['device_code', 'device-code'],
    ['implicit', 'other-flows'],
    ['saml2', 'saml'],
    ['oauth1', 'oauth1'],
  ] as const)('%s: %s', (way, key) => expect(wayTerm(way)).toBe(key));
});
