import { describe, expect, it } from 'vitest';
import { sha256Base64Url } from '../../../../lib/exchange/digest.ts';
import { formBody } from '../../../support/exchange.ts';
import {
  code,
  detailOf,
  codeFlow,
  outcomeOf,
  verdictsOf,
  verifier,
  webAppFlow,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'pkce-value-invalid';
const challenge = (code_challenge: string, code_challenge_method = 'S256') => ({
  request: { code_challenge, code_challenge_method },
  token: null,
});
const verified = (code_verifier: string) => ({
  request: { code_challenge: sha256Base64Url(code_verifier) },
  token: { code_verifier },
});

describe('pkce-value-invalid is', () => {
  it.each([
    ['base64 with padding', `${sha256Base64Url(verifier)}=`, 'characters'],
    ['standard base64', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+/c', 'characters'],
    [
      'a digest in hexadecimal digits',
      '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      'SHA-256',
    ],
    ['too few characters', 'tooshort', 'fewer'],
    ['too many characters', 'aZ9_'.repeat(40), 'more'],
  ])('low for a challenge of %s', (_, value, word) => {
    expect(verdictsOf(rule, codeFlow(challenge(value)))).toEqual(['low certain']);
    expect(detailOf(rule, codeFlow(challenge(value)))).toContain(word);
    expect(verdictsOf(rule, redacted(codeFlow(challenge(value))))).toEqual(['low certain']);
  });

  it.each([
    ['one character', 'a'.repeat(64)],
    ['one word over and over', 'secret-verifier-'.repeat(4)],
    ['counting', '0123456789012345678901234567890123456789012345'],
  ])('medium for a verifier made of %s', (_, value) => {
    expect(verdictsOf(rule, codeFlow(verified(value)))).toEqual(['medium firm']);
    expect(verdictsOf(rule, redacted(codeFlow(verified(value))))).toEqual(['medium firm']);
  });

  it('low for a verifier that is too short', () => {
    expect(verdictsOf(rule, codeFlow(verified('dBjftJeZ4CVP')))).toEqual(['low certain']);
  });
});

describe('pkce-value-invalid says nothing', () => {
  it.each([
    ['of the example of RFC 7636', {}],
    ['of a verifier of hexadecimal digits', verified('3f1c9a7e5b2d8046af13ce57982b60d4e1f7a5c3b9d20864')],
    [
      'of a verifier with every character that is allowed',
      verified('aB3-._~x9Qz7LmN0pR5sT1uV8wX2yC4dE6fG-h_J.k~M'),
    ],
    ['of a challenge by a method of an extension', challenge('short', 'T512')],
    ['of a request without PKCE', { request: { code_challenge: undefined }, token: null }],
    ['of a challenge that another tool has masked', challenge('[REDACTED]')],
  ])('%s', (_, changes) => {
    expect(verdictsOf(rule, codeFlow(changes))).toEqual([]);
    expect(verdictsOf(rule, redacted(codeFlow(changes)))).toEqual([]);
  });

  it('of TikTok’s digest in hexadecimal digits', () => {
    const at = 'https://www.tiktok.com/v2/auth/authorize/';
    const hex = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
    expect(verdictsOf(rule, webAppFlow({ at, ...challenge(hex) }))).toEqual([]);
  });

  it('of two verifiers in one request: that is another fault', () => {
    const fields = {
      grant_type: 'authorization_code',
      code,
      client_id: 'spa',
      code_verifier: [verifier, verifier.replace('d', 'e')],
    };
    const twice = codeFlow({ tokenExchange: { requestBody: formBody(fields) } });
    expect(verdictsOf(rule, twice)).toEqual([]);
    expect(verdictsOf(rule, redacted(twice))).toEqual([]);
  });

  it('of a web app’s verifier, which nobody sees', () => {
    expect(verdictsOf(rule, webAppFlow())).toEqual([]);
  });

  it('and does not apply where there is no PKCE or it was masked', () => {
    expect(outcomeOf(rule, codeFlow(challenge('[REDACTED]')))).toBe('not applicable');
    expect(outcomeOf(rule, codeFlow())).toBe('pass');
  });
});
