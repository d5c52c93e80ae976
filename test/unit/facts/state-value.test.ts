import { describe, expect, it } from 'vitest';
import { addressesIn, readingsOf, stateContentOf, stateStrengthOf } from '../../../lib/facts/state-value.ts';
import type { Verdicts } from '../../../lib/vocabulary/verdicts.ts';
import { codeFlow, factsOf } from '../../support/flow.ts';

const requestWith = (state: string | undefined, verdicts?: Verdicts) =>
  factsOf(codeFlow({ request: { state }, requestExchange: { verdicts } })).authorizationRequest!;

describe('a verdict that was recorded', () => {
  const hidden = 'redacted-state-1';
  it('is believed over the placeholder', () => {
    expect(stateStrengthOf(requestWith(hidden, { state_strength: 'short' }))).toBe('short');
    expect(stateContentOf(requestWith(hidden, { state_content: 'email' }))).toBe('email');
  });
});

describe('a placeholder of ours without a verdict', () => {
  it('stands for a good value; one of another tool for nobody knows what', () => {
    const [ours, foreign] = [requestWith('redacted-state-1'), requestWith('[REDACTED]')];
    expect([stateStrengthOf(ours), stateContentOf(ours)]).toEqual(['good', 'nothing']);
    expect([stateStrengthOf(foreign), stateContentOf(foreign)]).toEqual([undefined, undefined]);
  });

  it('as no state at all says nothing', () => {
    expect(stateStrengthOf(requestWith(undefined))).toBeUndefined();
    expect(stateContentOf(requestWith(undefined))).toBeUndefined();
  });
});

describe('the strength of a state', () => {
  it.each([
    ['base64 with its padding', 'bng-ADlvtHd2YoLpkBDFhFjRmfBwMRk7xbO00elFsvt='],
    ['base64 with twice as much', 'bngADlvtHd2YoLpkBDFhFjRmfBwMRk7xbO00elFsv=='],
    ['a form with a random value', 'r=bngADlvtHd2YoLpkBDFhFj&to=%2Fhome'],
  ])('is good: %s', (_, state) => {
    expect(stateStrengthOf(requestWith(state))).toBe('good');
  });

  it.each([
    ['brief', '12 letters and digits drawn by lot: django-allauth', 'vviWXMTK4QBU'],
    ['brief', '13 characters of base64url', 'pXq-7RtZ_4kW2'],
    ['short', 'a few characters', 'xyz123'],
    ['short', '8 hexadecimal digits', '9f86d081'],
    ['short', 'a word and a number', 'login-alice12'],
    ['short', 'a time in milliseconds', '1767225600123'],
  ] as const)('is %s: %s', (strength, _, state) => {
    expect(stateStrengthOf(requestWith(state))).toBe(strength);
  });

  it('is not that of the names in a form', () => {
    expect(stateStrengthOf(requestWith('bngADlvtHd2YoLpkBDFhFj=1&ADlvtHd2YoLpkBDF='))).toBe('guessable');
  });
});

describe('a state is unpacked', () => {
  it('from percent-encoding, base64 and the two in one', () => {
    expect(readingsOf('a%2Fb')).toContain('a/b');
    expect(readingsOf(btoa('{"to":"/home"}'))).toContain('{"to":"/home"}');
    expect(readingsOf(`9f2c|${btoa('to=%2Fhome')}`)).toContain('to=/home');
  });

  it('and left alone where it is random, broken or very long', () => {
    expect(readingsOf('h7Kq2ZxP9bLm4TfR')).toEqual(['h7Kq2ZxP9bLm4TfR']);
    expect(readingsOf('%E0%A4%A')).toEqual(['%E0%A4%A']);
    expect(readingsOf('x'.repeat(50_000))[0]).toHaveLength(10_000);
  });

  it('and shows the absolute addresses in it', () => {
    expect(addressesIn('go to https://a.example/x?y=1, then http://b.example')).toEqual([
      'https://a.example/x?y=1',
      'http://b.example',
    ]);
    expect(addressesIn('/home')).toEqual([]);
  });
});
