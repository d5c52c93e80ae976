import { describe, expect, it } from 'vitest';
import { encodeBase64Url } from '../../../../lib/exchange/base64.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { key, otherKey } from '../../../support/dpop.ts';
import { json } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const id = 'jwks-problem';
const signer = { ...key, kid: 'op-2026-01' };
const rsa = (bits: number) => ({
  kty: 'RSA',
  e: 'AQAB',
  kid: 'op-2026-01',
  n: encodeBase64Url(new Uint8Array(bits / 8).fill(0xc1)),
});
const flow = (keys: unknown, more: Partial<Exchange> = {}) =>
  codeFlow({
    metadata: { jwks_uri: 'https://op.example/jwks' },
    then: [json('https://op.example/jwks', { keys }, more)],
  });
const found = (keys: unknown, more?: Partial<Exchange>) => verdictsOf(id, flow(keys, more));
const html = { mediaType: 'text/html', text: '<!doctype html><title>Not found</title>' };
const page = { resourceType: 'fetch', initiator: 'https://app.example' } as const;

describe('jwks-problem is low for', () => {
  it.each<readonly [string, readonly [string, readonly unknown[]]]>([
    [
      'different keys with one kid',
      ['share the kid "op-2026-01"', [signer, { ...otherKey, kid: 'op-2026-01' }]],
    ],
    ['several keys, some without kid', ['not all of them have a kid', [signer, otherKey]]],
    ['a short RSA key', ['fewer than 2048 bits: "op-2026-01"', [rsa(1024)]]],
    [
      'a short curve',
      [
        'elliptic curve key has fewer than 224 bits: "op-2026-01"',
        [{ ...signer, crv: 'P-192', x: encodeBase64Url(new Uint8Array(24).fill(1)) }],
      ],
    ],
    ['a token whose key is missing', ['signed with the key "op-2026-01"', [{ ...key, kid: 'op-2025-12' }]]],
  ])('%s', (_, [words, keys]) => {
    expect(found(keys)).toEqual(['low certain']);
    expect(detailOf(id, flow(keys))).toContain(words);
  });

  it('an error or a page instead of keys', () => {
    expect(found([], { status: 404, responseBody: html })).toEqual(['low certain']);
    expect(found([], { responseBody: html })).toEqual(['low certain']);
  });

  it('keys that another origin’s page may not read', () => {
    expect(found([signer], { context: page })).toEqual(['low certain']);
  });

  it('the same after redaction', () => {
    const { before, after } = beforeAndAfterRedaction(
      id,
      flow([rsa(1024), { ...rsa(2048), kid: 'op-2026-01' }]),
    );
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });
});

describe('jwks-problem says nothing', () => {
  it.each<readonly [string, unknown, Partial<Exchange>]>([
    ['of a good set', [signer, { ...otherKey, kid: 'op-2026-02' }], {}],
    ['of one key without a kid', [key], {}],
    ['of the same key twice', [signer, { ...signer, use: 'sig' }], {}],
    ['of one kid for keys of different types', [signer, rsa(2048)], {}],
    ['of 2048 bits', [rsa(2048)], {}],
    [
      'of a set that was fetched an hour later',
      [{ ...key, kid: 'op-2027-01' }],
      { startedAt: Date.UTC(2026, 0, 1, 1) },
    ],
    [
      'of keys that every page may read',
      [signer],
      { context: page, responseHeaders: [['Access-Control-Allow-Origin', '*']] },
    ],
    ['of an answer that was revalidated', [], { status: 304, responseBody: undefined }],
  ])('%s', (_, keys, more) => {
    expect(found(keys, more)).toEqual([]);
  });

  it('where no set was read', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
    expect(outcomeOf(id, flow([], { responseBody: undefined }))).toBe('not applicable');
  });
});
