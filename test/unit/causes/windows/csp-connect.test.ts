import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { leftCode, type LeftCode } from '../../../support/left-code.ts';

const id = 'csp-connect';
const policy = (value: string): readonly Header[] => [['Content-Security-Policy', value]];
const inPage: LeftCode = { metadata: {} };

describe(`${id} is the cause`, () => {
  it.each([
    "default-src 'self'; connect-src 'self' https://api.app.example",
    "default-src 'self'",
    "connect-src 'none'",
    'connect-src https://op.example:8443',
    'connect-src https://*.op.example',
    'connect-src https://op.example/elsewhere/',
    "script-src 'self', connect-src 'self'",
  ])('where the page is sent with %s', (value) => {
    const exchanges = leftCode({ ...inPage, landing: policy(value) });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain', owner: 'client' });
    expect(reasonOf(exchanges)?.why).toContain('https://op.example/token');
  });

  it('less surely where the token endpoint is only supposed to be where the login was', () => {
    const exchanges = leftCode({ inFragment: true, landing: policy("connect-src 'self'") });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'firm' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, LeftCode]>([
    ['where the origin is allowed', { landing: policy("connect-src 'self' https://op.example") }],
    ['where all are', { landing: policy('connect-src *') }],
    ['where all of that scheme are', { landing: policy('default-src https:') }],
    ['where the path is allowed', { landing: policy('connect-src op.example/token') }],
    [
      'where the policy is about other things',
      { landing: policy("script-src 'self'; frame-ancestors 'none'") },
    ],
    [
      'where it is only tried out',
      { landing: [['Content-Security-Policy-Report-Only', "connect-src 'self'"]] },
    ],
    ['where the page redeems the code', { landing: policy("connect-src 'self'"), isRedeemed: true }],
    ['where a server may redeem it', { metadata: undefined, landing: policy("connect-src 'self'") }],
  ])('%s', (_, changes) => {
    expect(causesOf(leftCode({ ...inPage, ...changes }))).not.toContain(id);
  });
});
