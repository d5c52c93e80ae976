import { describe, expect, it } from 'vitest';
import { page, tab } from '../../../support/around.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { passkeyOptions, passkeyPosted } from '../../../support/passkeys.ts';
import { spaLogin } from '../../../support/scenario.ts';

const a = spaLogin('a', { tab });
const begun = (...between: readonly ExchangeFields[]) =>
  capture(a.request(), page('https://op.example/login'), ...between);
const refused = { status: 400, responseBody: jsonBody({ error: 'no' }) };

describe('passkey-refused', () => {
  const id = 'passkey-refused';

  it.each<[string, readonly ExchangeFields[]]>([
    [
      'answers another challenge',
      [passkeyOptions(), passkeyPosted({ challenge: 'another-challenge-of-this' }, refused)],
    ],
    [
      'an earlier challenge',
      [
        passkeyOptions(),
        passkeyOptions({ challenge: 'a-secret-challenge-that-is-newer' }),
        passkeyPosted({}, refused),
      ],
    ],
    [
      'https://op.example, which is not of login.op.example',
      [passkeyOptions({ rpId: 'login.op.example' }), passkeyPosted({ rpId: 'login.op.example' }, refused)],
    ],
    [
      'is for op.example, and login.op.example was asked for',
      [
        passkeyOptions({ rpId: 'login.op.example' }),
        passkeyPosted({ origin: 'https://login.op.example', rpId: 'op.example' }, refused),
      ],
    ],
    ['was not verified', [passkeyOptions(), passkeyPosted({ verified: false }, refused)]],
    [
      'was to be used, and one was made',
      [passkeyOptions(), passkeyPosted({ type: 'webauthn.create' }, refused)],
    ],
  ])('is the reason, in words: %s', (said, between) => {
    expectReason(begun(...between), id, said);
  });

  it.each<[string, readonly ExchangeFields[]]>([
    ['where nothing shows why', [passkeyOptions(), passkeyPosted({}, refused)]],
    ['where it was taken', [passkeyOptions(), passkeyPosted({ verified: false })]],
    [
      'where a second one was taken',
      [passkeyOptions(), passkeyPosted({ verified: false }, refused), passkeyOptions(), passkeyPosted()],
    ],
    ['where none was used', [passkeyOptions()]],
  ])('is none %s', (_, between) => {
    expect(causesOf(begun(...between))).not.toContain(id);
  });

  it('is none where the login went on otherwise', () => {
    const exchanges = [
      passkeyOptions(),
      passkeyPosted({ verified: false }, refused),
      a.landing(),
      a.redemption(),
    ];
    expect(causesOf(begun(...exchanges))).not.toContain(id);
  });
});
