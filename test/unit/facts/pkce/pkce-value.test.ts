import { describe, expect, it } from 'vitest';
import { challengeFormOf, verifierFormOf } from '../../../../lib/facts/pkce/pkce-value.ts';
import type { Verdicts } from '../../../../lib/vocabulary/verdicts.ts';
import { codeFlow, factsOf, type Changes } from '../../../support/flow.ts';

const challenge = (request: Changes, verdicts?: Verdicts) =>
  challengeFormOf(factsOf(codeFlow({ request, requestExchange: { verdicts } })).authorizationRequest!);
const verifier = (code_verifier: string | undefined, verdicts?: Verdicts) =>
  verifierFormOf(
    factsOf(codeFlow({ token: { code_verifier }, tokenExchange: { verdicts } })).redemptions![0]!,
  );

describe('the form of a challenge', () => {
  it('is read off the value', () => {
    expect(challenge({})).toBe('good');
    expect(challenge({ code_challenge: 'a'.repeat(64) })).toBe('digest');
    expect(challenge({ code_challenge: 'a'.repeat(64), code_challenge_method: 'plain' })).toBe('good');
    expect(challenge({ code_challenge: 'a b' })).toBe('characters');
  });

  it('is not known where there is none, or its method is not', () => {
    expect(challenge({ code_challenge: undefined })).toBeUndefined();
    expect(challenge({ code_challenge_method: 'T512' })).toBeUndefined();
    expect(challenge({ code_challenge: '[REDACTED]' })).toBeUndefined();
  });

  it('is the recorded one behind a placeholder', () => {
    const hidden = { code_challenge: 'redacted-code-challenge-1' };
    expect(challenge(hidden, { code_challenge_form: 'short' })).toBe('short');
  });
});

describe('the form of a verifier', () => {
  it('is read off the value', () => {
    expect(verifier('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('good');
    expect(verifier('a'.repeat(43))).toBe('guessable');
    expect(verifier('a'.repeat(129))).toBe('long');
    expect(verifier(undefined)).toBeUndefined();
  });

  it('is the recorded one behind a placeholder', () => {
    expect(verifier('redacted-code-verifier-1', { code_verifier_form: 'guessable' })).toBe('guessable');
    expect(verifier('redacted-code-verifier-1')).toBe('good');
  });
});
