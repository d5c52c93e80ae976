import { describe, expect, it } from 'vitest';
import { toldCookiesIn } from '../../../../lib/facts/cookies/told-cookies.ts';
import { exchange } from '../../../support/exchange.ts';

const told = (line: string): readonly string[] => [
  ...toldCookiesIn(
    exchange({ url: 'https://app.example/', responseHeaders: [['Set-Cookie', `a=${line}; Path=/`]] }),
  ),
];

describe('a cookie that tells the next page something', () => {
  it.each([
    'Votre%20connexion%20n%E2%80%99a%20pas%20abouti',
    'Your+session+has+ended.',
    '%22Bitte%20noch%20einmal%20anmelden!%22',
    encodeURIComponent('最初からやり直してください。'),
  ])('is known by its sentence: %s', (line) => {
    expect(told(line)).toEqual(['a']);
  });
  it.each([
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
    's%3Aabc.def',
    'MTczMjA5+abc/def+ghi',
    'k3Jx9+Qm2Zt7Rb+4uYw8Lp',
    'light+mode',
    'user%3D7%20name%3DAda%20role%3Dadmin',
    '',
    '6f9b2c7a-aa11-4b0e-8a5f-000000000000',
  ])('is none of: %s', (line) => {
    expect(told(line)).toEqual([]);
  });
});
