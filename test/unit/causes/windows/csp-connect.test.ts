import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';
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

/** The page’s own token request did not get through. */
const blocked = (failure: string | undefined, landing: readonly Header[] = []) =>
  codeFlow({
    responseExchange: { status: 200, context: { resourceType: 'main_frame' }, responseHeaders: landing },
    tokenAnswer: null,
    tokenExchange: {
      status: 0,
      failure,
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
    },
  });
const narrow = policy("connect-src 'self' https://op.example/o/app/");

describe(`${id} is the cause of a call that was not made`, () => {
  it.each([
    ['net::ERR_BLOCKED_BY_CSP', narrow, 'connect-src', 'certain'],
    ['net::ERR_FAILED', narrow, 'connect-src', 'firm'],
    [undefined, narrow, 'connect-src', 'firm'],
    ['net::ERR_BLOCKED_BY_CSP', [], 'the browser says so', 'firm'],
    ['blocked:csp', [], 'the browser says so', 'firm'],
  ] as const)('(%s)', (failure, landing, said, confidence) => {
    const exchanges = blocked(failure, landing);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence });
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)?.why).toContain('https://op.example/token');
  });
});

describe(`${id} is not the cause of a call`, () => {
  it.each([
    ['that a blocker kept back', blocked('net::ERR_BLOCKED_BY_CLIENT', narrow)],
    ['that the policy allows', blocked('net::ERR_FAILED', policy('connect-src https:'))],
    ['of a page whose policy is not known', blocked('net::ERR_FAILED')],
    ['to a server that is not there', blocked('net::ERR_CONNECTION_REFUSED', narrow)],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
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
