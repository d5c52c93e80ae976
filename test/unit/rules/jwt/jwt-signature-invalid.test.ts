import { describe, expect, it } from 'vitest';
import { baseTime, json, type ExchangeFields } from '../../../support/exchange.ts';
import {
  accessToken,
  codeFlow,
  detailOf,
  outcomeOf,
  verdictsOf,
  type FlowChanges,
} from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';
import { signer } from '../../../support/signed.ts';
import { verified } from '../../../support/verified.ts';

const claims = {
  iss: 'https://op.example',
  sub: '1',
  aud: 'spa',
  nonce: 'n-0S6_WzA2Mj',
  exp: baseTime / 1000 + 600,
};
const a = signer('a');
const twin = signer('a');
const rule = 'jwt-signature-invalid';
const call = json('https://api.example/notes', [], {
  requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
});
const key = (kid: string, kty = 'RSA') => ({ kty, kid, use: 'sig', n: 'n', e: 'AQAB' });
const keys = (listed: readonly unknown[], url = 'https://op.example/jwks') =>
  json(url, { keys: listed }, { status: 200 });
const early = (exchange: ExchangeFields) => ({ ...exchange, id: 'early', startedAt: baseTime - 500 });
const token = (header: Readonly<Record<string, unknown>>, iss = 'https://op.example') =>
  jwt({ iss, sub: '1', aud: 'spa', nonce: 'n-0S6_WzA2Mj', exp: baseTime / 1000 + 600 }, header);
const login = (id_token: string, then: readonly ExchangeFields[], changes: FlowChanges = {}) =>
  verified(
    codeFlow({
      metadata: { jwks_uri: 'https://op.example/jwks' },
      tokenAnswer: { access_token: accessToken, token_type: 'Bearer', expires_in: 600, id_token },
      then,
      ...changes,
    }),
  );

describe('jwt-signature-invalid is', () => {
  it('high where fresh keys lack the kid and the client went on', async () => {
    const exchanges = await login(token({ kid: 'old' }), [keys([key('a'), key('b')]), call]);
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toBe(
      'None of the published keys has the kid of the ID token. The client went on all the same.',
    );
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });

  it('a remark where it did not go on', async () => {
    expect(verdictsOf(rule, await login(token({ kid: 'old' }), [keys([key('a')])]))).toEqual([
      'info certain',
    ]);
  });

  it('a remark where the keys were fetched before: they may have been rotated', async () => {
    const [discovery, ...rest] = await login(token({ kid: 'new' }), [call]);
    const all = [
      discovery!,
      { ...keys([key('a')]), ...early(keys([key('a')])), startedAt: baseTime + 500 },
      ...rest,
    ];
    expect(verdictsOf(rule, await verified(all))).toEqual(['info firm']);
  });

  it('high where the key does not verify the signature and the client went on', async () => {
    const exchanges = await login(twin.signed(claims), [keys([a.key]), call]);
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toBe(
      'The published key with the kid of the ID token does not verify its signature (alg ES256). The client went on all the same.',
    );
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });

  it('medium where it does not verify and the client stopped', async () => {
    expect(verdictsOf(rule, await login(twin.signed(claims), [keys([a.key])]))).toEqual(['medium certain']);
  });

  it('high where the key does not verify the access token’s signature and the client used it', async () => {
    const access = twin.signed({ ...claims, aud: 'https://api.example' }, { typ: 'at+jwt' });
    const used = json('https://api.example/notes', [], {
      requestHeaders: [['Authorization', `Bearer ${access}`]],
    });
    const exchanges = await login(a.signed(claims), [keys([a.key]), used], {
      tokenAnswer: { access_token: access, token_type: 'Bearer', id_token: a.signed(claims) },
    });
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toContain('with the kid of the access token does not verify');
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });

  it('a remark where the keys were fetched more than a day before', async () => {
    const [discovery, ...rest] = await login(twin.signed(claims), [call]);
    const old = { ...keys([a.key]), ...early(keys([a.key])), startedAt: baseTime + 500 };
    const later = rest.map((one) => ({ ...one, startedAt: one.startedAt + 25 * 60 * 60_000 }));
    const all = await verified([discovery!, rest[0]!, old, ...later.slice(1)]);
    expect(verdictsOf(rule, all)).toEqual(['info firm']);
  });

  it('high where the key with that kid is of another kind', async () => {
    const exchanges = await login(token({ kid: 'a', alg: 'ES256' }), [keys([key('a')]), call]);
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toContain(
      'has alg ES256, and the published key with its kid is not of type EC, which that needs.',
    );
  });
});

describe('jwt-signature-invalid says nothing', () => {
  it.each([
    ['a', ''],
    ['Ih-jmXVWAqm6QIeRIBM3Ns6VCHLA0oXyfTBpcDWh0Pk', ', which looks like a secret'],
    ['5aaff47c21d06e266cce395b2145c7c6d4730ea5', ', in hex'],
    ['mailto:keys@op.example', ', an address'],
  ])('where the key with the kid %s verifies the signature%s', async (kid) => {
    const { key: published, signed } = signer(kid);
    const exchanges = await login(signed(claims), [keys([key('b'), published]), call]);
    expect(outcomeOf(rule, exchanges)).toBe('pass');
    expect(outcomeOf(rule, redacted(exchanges))).toBe('pass');
  });

  it.each([
    ['of another key, whose kid is not published: only its API has to know it', { kid: 'other' }],
    ['with a nonce in its header, as Microsoft Graph’s have', { nonce: 'x-91' }],
    ['with a shared secret', { alg: 'HS256' }],
  ])('of an access token %s', async (_, header) => {
    const access_token = twin.signed(claims, header);
    const tokenAnswer = { access_token, token_type: 'Bearer', id_token: a.signed(claims) };
    expect(outcomeOf(rule, await login('', [keys([a.key])], { tokenAnswer }))).toBe('pass');
  });

  it('where two keys share the kid and one of them verifies it', async () => {
    expect(outcomeOf(rule, await login(a.signed(claims), [keys([key('a'), twin.key, a.key]), call]))).toBe(
      'pass',
    );
  });

  it.each([
    ['of a shared secret', login(token({ kid: 'x', alg: 'HS256' }), [keys([key('a')]), call])],
    [
      'where the signature was cut: that the key is there proves nothing',
      login(a.signed(claims).slice(0, -4), [keys([a.key]), call]),
    ],
    [
      'where different keys share the kid and none verifies it',
      login(a.signed(claims), [keys([twin.key, signer('a').key]), call]),
    ],
    ['without a kid', login(token({ kid: undefined }), [keys([key('a')]), call])],
    ['where no keys were seen', login(token({ kid: 'x' }), [call])],
    [
      'where the keys were not recorded',
      login(token({ kid: 'x' }), [{ ...keys([]), responseBody: undefined }, call]),
    ],
    ['of an algorithm it does not know', login(token({ kid: 'x', alg: 'XX999' }), [keys([key('a')]), call])],
    [
      'of another issuer’s keys',
      login(token({ kid: 'x' }), [keys([key('a')], 'https://op.example/other/jwks'), call]),
    ],
    [
      'of another issuer’s token',
      login(token({ kid: 'x' }, 'https://upstream.example'), [keys([key('a')]), call]),
    ],
  ])('%s', async (_, exchanges) => {
    expect(outcomeOf(rule, await exchanges)).toBe('not applicable');
  });
});
