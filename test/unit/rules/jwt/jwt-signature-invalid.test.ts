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
  codeFlow({
    metadata: { jwks_uri: 'https://op.example/jwks' },
    tokenAnswer: { access_token: accessToken, token_type: 'Bearer', expires_in: 600, id_token },
    then,
    ...changes,
  });

describe('jwt-signature-invalid is', () => {
  it('high where fresh keys lack the kid and the client went on', () => {
    const exchanges = login(token({ kid: 'old' }), [keys([key('a'), key('b')]), call]);
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toBe(
      'None of the published keys has the kid of the ID token. The client went on all the same.',
    );
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });

  it('a remark where it did not go on', () => {
    expect(verdictsOf(rule, login(token({ kid: 'old' }), [keys([key('a')])]))).toEqual(['info certain']);
  });

  it('a remark where the keys were fetched before: they may have been rotated', () => {
    const exchanges = [...login(token({ kid: 'new' }), [call])];
    const [discovery, ...rest] = exchanges;
    const all = [
      discovery!,
      { ...keys([key('a')]), ...early(keys([key('a')])), startedAt: baseTime + 500 },
      ...rest,
    ];
    expect(verdictsOf(rule, all)).toEqual(['info firm']);
  });

  it('high where the key with that kid is of another kind', () => {
    const exchanges = login(token({ kid: 'a', alg: 'ES256' }), [keys([key('a')]), call]);
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toContain(
      'has alg ES256, and the published key with its kid is not of type EC, which that needs.',
    );
  });
});

describe('jwt-signature-invalid says nothing', () => {
  it.each([
    ['where a key has the kid', token({ kid: 'a' }), [key('b'), key('a')]],
    [
      'where two keys share it and one is of the right kind',
      token({ kid: 'a', alg: 'ES256' }),
      [key('a'), key('a', 'EC')],
    ],
    [
      'of a kid that looks like a secret',
      token({ kid: 'Ih-jmXVWAqm6QIeRIBM3Ns6VCHLA0oXyfTBpcDWh0Pk' }),
      [key('Ih-jmXVWAqm6QIeRIBM3Ns6VCHLA0oXyfTBpcDWh0Pk')],
    ],
    [
      'of a kid in hex',
      token({ kid: '5aaff47c21d06e266cce395b2145c7c6d4730ea5' }),
      [key('5aaff47c21d06e266cce395b2145c7c6d4730ea5')],
    ],
    [
      'of a kid that is an address',
      token({ kid: 'mailto:keys@op.example' }),
      [key('mailto:keys@op.example')],
    ],
  ])('%s', (_, id_token, listed) => {
    const exchanges = login(id_token, [keys(listed), call]);
    expect(outcomeOf(rule, exchanges)).toBe('pass');
    expect(verdictsOf(rule, redacted(exchanges))).toEqual([]);
  });

  it.each([
    ['of a shared secret', login(token({ kid: 'x', alg: 'HS256' }), [keys([key('a')]), call])],
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
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
