import { describe, expect, it } from 'vitest';
import { page, tab } from '../../../support/around.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { baseTime, capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { passkeyForm, passkeyOptions, passkeyPosted } from '../../../support/passkeys.ts';
import { spaLogin } from '../../../support/scenario.ts';

const a = spaLogin('a', { tab });
const begun = (...between: readonly ExchangeFields[]) =>
  capture(a.request(), page('https://op.example/login'), ...between);
const credential = (id: string) => ({ type: 'public-key', id });
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
    [
      'it is none of the 2 that allowCredentials names',
      [
        passkeyOptions({ allowCredentials: [credential('a-secret-one'), credential('a-secret-two')] }),
        passkeyPosted({}, refused),
      ],
    ],
    [
      'it is none of the one that allowCredentials names',
      [passkeyOptions(), passkeyForm({ id: 'a-secret-other-id' }, refused)],
    ],
    [
      'its challenge was given 2 minutes before, and timeout is 60 seconds',
      [passkeyOptions(), passkeyPosted({}, { ...refused, startedAt: baseTime + 122_000 })],
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
    [
      'where the list is of any, or of none that is written',
      [passkeyOptions({ allowCredentials: [] }), passkeyPosted({ id: 'a-secret-other-id' }, refused)],
    ],
    [
      'where a list is not of texts',
      [
        passkeyOptions({ allowCredentials: [{ type: 'public-key', id: [1, 2, 3] }] }),
        passkeyPosted({}, refused),
      ],
    ],
    [
      'where one side writes base64 and the other base64url',
      [
        passkeyOptions({ allowCredentials: [credential('YS1z/ZWNy+ZXQ=')] }),
        passkeyPosted({ id: 'YS1z_ZWNy-ZXQ' }, refused),
      ],
    ],
    [
      'where another one was taken than was allowed',
      [passkeyOptions(), passkeyPosted({ id: 'a-secret-other-id' })],
    ],
    [
      'where it came in time',
      [passkeyOptions(), passkeyPosted({}, { ...refused, startedAt: baseTime + 50_000 })],
    ],
    [
      'where no time was said',
      [
        passkeyOptions({ timeout: undefined }),
        passkeyPosted({}, { ...refused, startedAt: baseTime + 300_000 }),
      ],
    ],
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
