import { describe, expect, it } from 'vitest';
import { baseTime } from '../../../support/exchange.ts';
import { detail, found, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-authn-context-not-met';
const classOf = (name: string) => `urn:oasis:names:tc:SAML:2.0:ac:classes:${name}`;
const asks = (name: string, comparison = 'exact') => ({
  inside: `<samlp:RequestedAuthnContext Comparison="${comparison}"><saml:AuthnContextClassRef>${classOf(name)}</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>`,
});
const forced = { inside: '' };
const password = { authnContext: classOf('PasswordProtectedTransport') };
const force = (changes: object) => ({
  request: { ...forced, consumer: 'https://sp.example/saml/acs" ForceAuthn="true' },
  answer: changes,
});

describe('saml-authn-context-not-met is', () => {
  it('medium for another class than exactly that one', () => {
    const login = { request: asks('TimeSyncToken'), answer: password };
    expect(found(rule, login)).toEqual(['medium certain']);
    expect(detail(rule, login)).toContain('the service provider accepted the answer');
  });

  it('medium for an old login where a new one was asked for', () => {
    const login = force({ authenticated: baseTime - 600_000 });
    expect(found(rule, login)).toEqual(['medium certain']);
    expect(detail(rule, login)).toContain('ForceAuthn');
  });

  it('a remark where the service provider refuses', () => {
    const login = { request: asks('TimeSyncToken'), answer: password, taken: 'refused' as const };
    expect(found(rule, login)).toEqual(['info certain']);
  });
});

describe('saml-authn-context-not-met says nothing', () => {
  it.each([
    ['of the class that was asked for', { request: asks('PasswordProtectedTransport'), answer: password }],
    [
      'of minimum, which each provider orders for itself',
      { request: asks('Password', 'minimum'), answer: password },
    ],
    ['of better', { request: asks('Password', 'better'), answer: password }],
    ['of a new login where one was asked for', force({ authenticated: baseTime + 500 })],
    [
      'of a provider whose clock is a day off',
      force({ authenticated: baseTime - 86_400_000, issued: baseTime - 86_399_000 }),
    ],
    ['of an old login where none was asked for', { answer: { authenticated: baseTime - 600_000 } }],
    [
      'of one who asked another provider',
      {
        request: asks('TimeSyncToken'),
        answer: {
          ...password,
          edited: (xml: string) =>
            xml.replace(
              '</saml:AuthnContext>',
              '<saml:AuthenticatingAuthority>https://up.example</saml:AuthenticatingAuthority></saml:AuthnContext>',
            ),
        },
      },
    ],
    ['of an encrypted assertion', { request: asks('TimeSyncToken'), answer: { isEncrypted: true } }],
    ['of an answer whose request was not seen', { request: null, answer: password }],
  ])('%s', (_, login) => {
    expect(found(rule, login)).toEqual([]);
  });

  it('where nothing was asked for', () => {
    expect(outcome(rule, { answer: password })).toBe('not applicable');
  });
});
