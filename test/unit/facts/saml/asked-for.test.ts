import { describe, expect, it } from 'vitest';
import { factsOfLogin, samlAnswer, samlFactsIn } from '../../../support/saml-login.ts';

const format = (name: string, version = '2.0') => `urn:oasis:names:tc:SAML:${version}:nameid-format:${name}`;
const policy = (value: string) => `<samlp:NameIDPolicy Format="${value}"/>`;
const level = (name: string) => `urn:oasis:names:tc:SAML:2.0:ac:classes:${name}`;
const wanted = (comparison: string, ...names: readonly string[]) =>
  `<samlp:RequestedAuthnContext Comparison="${comparison}">${names.map((name) => `<saml:AuthnContextClassRef>${level(name)}</saml:AuthnContextClassRef>`).join('')}</samlp:RequestedAuthnContext>`;

describe('the kind of name (SAML Core §3.4.1.1)', () => {
  it('is another than was asked for', () => {
    const inside = policy(format('persistent'));
    expect(factsOfLogin({ inside }, { nameIdFormat: format('transient') }).nameIdFormat).toMatchObject({
      verdict: 'differs',
      expected: { value: format('persistent'), name: 'NameIDPolicy/@Format' },
      found: { value: format('transient'), name: 'NameID/@Format' },
    });
  });

  it.each([
    ['the one that was asked for', format('persistent'), format('persistent'), 'same'],
    [
      'the one under another version',
      format('emailAddress'),
      format('emailAddress', '1.1'),
      'spelled otherwise',
    ],
    ['any, where none was named', format('unspecified', '1.1'), format('transient'), 'not compared'],
  ])('is %s', (_, asked, given, verdict) => {
    const facts = factsOfLogin({ inside: policy(asked) }, { nameIdFormat: given });
    expect(facts.nameIdFormat.verdict).toBe(verdict);
  });

  it('is not compared where nobody asked, or nobody can read', () => {
    expect(factsOfLogin().nameIdFormat).toEqual({ verdict: 'not compared', because: 'absent' });
    const inside = policy(format('persistent'));
    expect(factsOfLogin({ inside }, { isEncrypted: true }).nameIdFormat).toEqual({
      verdict: 'not compared',
      because: 'encrypted',
    });
    expect(samlFactsIn(samlAnswer({ inResponseTo: null })).nameIdFormat.verdict).toBe('not compared');
  });
});

describe('the kind of login (SAML Core §3.3.2.2.1)', () => {
  const given = (inside: string, authnContext: string) =>
    factsOfLogin({ inside }, { authnContext: level(authnContext) }).authnContext;

  it('is another than the one that it must be', () => {
    expect(given(wanted('exact', 'PasswordProtectedTransport'), 'X509')).toMatchObject({
      verdict: 'differs',
      found: { value: level('X509') },
    });
  });

  it('is one of those that it may be', () => {
    const inside = wanted('exact', 'PasswordProtectedTransport', 'X509');
    expect(given(inside, 'X509')).toMatchObject({ verdict: 'same', expected: { value: level('X509') } });
  });

  it('may be higher, by an order that nobody else knows', () => {
    expect(given(wanted('minimum', 'Password'), 'X509').verdict).toBe('not compared');
    expect(given(wanted('minimum', 'Password'), 'Password').verdict).toBe('same');
  });

  it('is any where nothing was asked', () => {
    expect(given('', 'X509').verdict).toBe('not compared');
  });
});

describe('the binding', () => {
  it('is another than was asked for', () => {
    const binding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact';
    expect(factsOfLogin({ binding }).binding).toMatchObject({
      verdict: 'differs',
      expected: { value: 'HTTP-Artifact' },
      found: { value: 'HTTP-POST' },
    });
  });

  it('is the one that was asked for, or any', () => {
    expect(factsOfLogin().binding.verdict).toBe('same');
    expect(factsOfLogin({ binding: null }).binding.verdict).toBe('not compared');
  });
});
