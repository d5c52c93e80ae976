import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { issuance, issuer, issuerMetadata, offer, offered } from '../../../support/wallets.ts';

const rule = 'vci-issuer-mismatch';

describe(`${rule} is`, () => {
  it.each([
    [
      'of another issuer',
      'medium certain',
      capture(
        offered({ ...offer, credential_issuer: 'https://other.example' }),
        issuerMetadata({ credential_issuer: 'https://other.example' }),
      ),
    ],
    ['by a slash', 'low certain', capture(offered(), issuerMetadata({ credential_issuer: `${issuer}/` }))],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of the same', issuance()],
    [
      'where the well-known part is behind the path',
      capture(offered({ ...offer, credential_issuer: `${issuer}/t` }), {
        ...issuerMetadata({ credential_issuer: `${issuer}/t` }),
        url: `${issuer}/t/.well-known/openid-credential-issuer`,
      }),
    ],
    [
      'where it was not read',
      capture(offered(), { ...issuerMetadata(), status: 404, responseBody: undefined }),
    ],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
