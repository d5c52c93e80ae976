import { describe, expect, it } from 'vitest';
import { accessToken, codeFlow, flowsOf, idTokenOf } from '../../../support/flow.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { jwt } from '../../../support/logins.ts';

const id = 'id-token-refused';
const script = { context: { resourceType: 'fetch', initiator: 'https://app.example' } } as const;

const claims = { iss: 'https://op.example', sub: 'kim', aud: 'spa', nonce: 'n-0S6_WzA2Mj' };
const signedBy = (kid: string) => jwt({ ...claims, exp: 4e9 }, { alg: 'RS256', kid });

const keys = (kids: readonly string[], headers: readonly (readonly [string, string])[] = []) => ({
  url: 'https://op.example/keys',
  status: 200,
  responseHeaders: [['Content-Type', 'application/json'], ...headers] as const,
  responseBody: jsonBody({ keys: kids.map((kid) => ({ kty: 'RSA', kid, n: 'AQAB', e: 'AQAB' })) }),
  ...script,
});

const userinfo = {
  url: 'https://op.example/userinfo',
  status: 200,
  requestHeaders: [['Authorization', `Bearer ${accessToken}`]] as const,
  responseHeaders: [['Content-Type', 'application/json']] as const,
  responseBody: jsonBody({ sub: 'kim' }),
  ...script,
};

/** A page redeems the code for this ID token. */
const redeemed = (idToken: string, then: readonly ExchangeFields[], at = script) =>
  codeFlow({
    metadata: { jwks_uri: 'https://op.example/keys' },
    responseExchange: { context: { resourceType: 'main_frame' }, status: 200 },
    tokenAnswer: { access_token: accessToken, token_type: 'Bearer', id_token: idToken },
    tokenExchange: at,
    then,
  });

const failurePage = {
  url: 'https://app.example/auth/error',
  context: { resourceType: 'main_frame' },
} as const;

describe(`${id} is the cause where the key is missing`, () => {
  it.each([
    ['Age', '70424', '20 hours old'],
    ['CF-Cache-Status', 'HIT', 'came from a cache'],
    ['X-Cache', 'Hit from cloudfront', 'came from a cache'],
  ])('in a set that a cache kept (%s: %s)', (name, value, said) => {
    const exchanges = redeemed(signedBy('k-new'), [keys(['k-old'], [[name, value]])]);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(flowsOf(exchanges).at(-1)?.outcome).toBe('unclear');
  });

  it('in the set that the provider gave itself', () => {
    const exchanges = redeemed(signedBy('k-new'), [keys(['k-old'])]);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'firm' });
    expect(reasonOf(exchanges)?.why).not.toContain('cache');
  });
});

describe(`${id} is the cause where a server, whose own requests were recorded, looked for the key`, () => {
  const server = { context: {} } as const;
  const atServer = (kids: readonly string[], callback: Readonly<Record<string, unknown>>) =>
    codeFlow({
      metadata: { jwks_uri: 'https://op.example/keys' },
      responseExchange: { context: { resourceType: 'main_frame' }, ...callback },
      tokenAnswer: { access_token: accessToken, token_type: 'Bearer', id_token: signedBy('k-new') },
      tokenExchange: server,
      then: [
        { ...keys(kids, [['Age', '51733']]), ...server },
        {
          url: typeof callback['redirectUrl'] === 'string' ? callback['redirectUrl'] : 'https://app.example/',
          status: 200,
          context: { resourceType: 'main_frame' },
        },
      ],
    });
  const toLogin = { status: 302, redirectUrl: 'https://app.example/login?error' };

  it('and its callback failed', () => {
    const exchanges = atServer(['k-old'], toLogin);
    expect(flowsOf(exchanges).at(-1)?.outcome).toBe('failed');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('the app’s server found no such key');
  });

  it('and not where the key is there, whatever else failed', () => {
    const exchanges = atServer(['k-new'], toLogin);
    expect(reasonOf(exchanges)?.cause).toBe('callback-failed');
    expect(flowsOf(exchanges).at(-1)?.outcome).toBe('failed');
    expect(reasonOf(exchanges)?.fix).toContain('had its tokens by then');
  });

  it('and not where the app went on', () => {
    const exchanges = atServer(['k-old'], {
      status: 302,
      redirectUrl: 'https://app.example/home',
      responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly; Secure']],
    });
    expect(causesOf(exchanges)).not.toContain(id);
    expect(flowsOf(exchanges).at(-1)?.outcome).toBe('succeeded');
  });
});

describe(`${id} is the cause of a page for failures`, () => {
  it.each([
    [{ aud: 'another-client' }, 'aud is "another-client"'],
    [{ iss: 'https://op.example/' }, 'iss is "https://op.example/"'],
    [{ nonce: 'another' }, 'another nonce'],
  ])('after an ID token with %j', (changed, said) => {
    const exchanges = redeemed(idTokenOf(changed), [failurePage]);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'comparison' });
    expect(reasonOf(exchanges)?.why).toContain(said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['where the key is there', redeemed(signedBy('k-new'), [keys(['k-old', 'k-new'])])],
    ['where a second set has it', redeemed(signedBy('k-new'), [keys(['k-old']), keys(['k-new'])])],
    ['where the page uses its token', redeemed(signedBy('k-new'), [keys(['k-old']), userinfo])],
    ['where nobody looked for the key', redeemed(signedBy('k-new'), [])],
    ['where the app’s server got the token', redeemed(signedBy('k-new'), [], { context: {} } as never)],
    ['of a token in which nothing is wrong', redeemed(idTokenOf(), [failurePage])],
    [
      'of a wrong audience in an app that goes on',
      redeemed(idTokenOf({ aud: 'other' }), [{ ...failurePage, url: 'https://app.example/home' }]),
    ],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});
