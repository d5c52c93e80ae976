import { describe, expect, it } from 'vitest';
import { answerTaken, detail, found, outcome } from '../../../support/saml-rules.ts';
import { baseTime } from '../../../support/exchange.ts';
import { samlRequest } from '../../../support/saml-login.ts';

const rule = 'saml-nameid-surprise';

const format = (name: string) => `urn:oasis:names:tc:SAML:2.0:nameid-format:${name}`;
const asks = (name: string) => ({ inside: `<samlp:NameIDPolicy Format="${format(name)}"/>` });
const persistent = { nameIdFormat: format('persistent') };
const next = (value: string, authenticated = baseTime) => [
  samlRequest({ id: '_q2', exchange: { id: 'q2', entry: 5, startedAt: baseTime + 90_000 } }),
  answerTaken({
    ...persistent,
    id: '_r2',
    assertionId: '_a2',
    inResponseTo: '_q2',
    authenticated,
    edited: (xml) => xml.replace('jo@example.test', value),
    exchange: { id: 'r2', entry: 6, startedAt: baseTime + 91_000 },
  }),
];

describe('saml-nameid-surprise remarks on', () => {
  it('another kind than asked for', () => {
    const login = { request: asks('persistent'), answer: { nameIdFormat: format('transient') } };
    expect(found(rule, login)).toEqual(['info certain']);
    expect(detail(rule, login)).toContain('nameid-format:persistent');
  });

  it('a persistent name that is another one in the same session', () => {
    expect(found(rule, { answer: persistent, then: next('somebody-else') })).toEqual(['info firm']);
  });
});

describe('saml-nameid-surprise says nothing', () => {
  it('of the kind that was asked for', () => {
    const login = { request: asks('persistent'), answer: persistent };
    expect(found(rule, login)).toEqual([]);
    expect(outcome(rule, login)).toBe('pass');
  });

  it('where any kind will do', () => {
    expect(outcome(rule, {})).toBe('not applicable');
    expect(found(rule, { request: asks('unspecified') })).toEqual([]);
  });

  it('of one persistent name twice', () => {
    expect(found(rule, { answer: persistent, then: next('jo@example.test') })).toEqual([]);
  });

  it('of another person’s later session', () => {
    expect(found(rule, { answer: persistent, then: next('somebody-else', baseTime + 80_000) })).toEqual([]);
  });

  it('of an encrypted assertion', () => {
    expect(found(rule, { request: asks('persistent'), answer: { isEncrypted: true } })).toEqual([]);
  });
});
