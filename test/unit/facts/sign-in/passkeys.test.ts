import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { describe, expect, it } from 'vitest';
import { fetched, page, tab } from '../../../support/around.ts';
import { optionTextsIn } from '../../../../lib/facts/sign-in/passkey-page-options.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { passkeyAnswer, passkeyForm, passkeyOptions, passkeyPosted } from '../../../support/passkeys.ts';
import { redacted } from '../../../support/redacted.ts';
import { spaLogin } from '../../../support/scenario.ts';

const a = spaLogin('a', { tab });

/** Of a login, with that between its request and its answer. The same is told of a redacted trace, and nothing is in it that nobody may see. */
function eventsIn(...between: readonly ExchangeFields[]) {
  const exchanges = capture(
    a.request(),
    page('https://op.example/login'),
    ...between,
    a.landing(),
    a.redemption(),
  );
  const trace = redacted(exchanges);
  const told = flowsOf(exchanges)[0]?.events;
  expect(JSON.stringify(trace)).not.toContain('a-secret');
  expect(flowsOf(trace)[0]?.events).toEqual(told);
  expect(JSON.stringify(told ?? [])).not.toContain('a-secret');
  return (told ?? []).map(({ event, host, passkey, reason }) => ({ event, host, ...passkey, reason }));
}

const used = {
  event: 'passkey_used',
  host: 'provider',
  rp_id: 'op.example',
  origin: 'https://op.example',
  user_verified: true,
} as const;

describe('a passkey at the provider', () => {
  it.each<[string, readonly ExchangeFields[], object]>([
    ['is used', [passkeyOptions(), passkeyPosted()], { ...used, user_verification: 'required' }],
    ['is used where only its answer was seen', [passkeyPosted()], { ...used, user_verification: null }],
    ['is used by a form', [passkeyForm()], { ...used, user_verification: null }],
    [
      'is asked for inside other members',
      [passkeyOptions({ challenge: undefined, publicKey: { challenge: 'abcdefgh', rpId: 'op.example' } })],
      { event: 'passkey_asked', rp_id: 'op.example', user_verified: null },
    ],
    [
      'is asked for, and none is used',
      [passkeyOptions()],
      { event: 'passkey_asked', rp_id: 'op.example', user_verification: 'required' },
    ],
    [
      'is refused',
      [passkeyOptions(), passkeyPosted({}, { status: 400 })],
      { event: 'passkey_refused', reason: undefined },
    ],
    [
      'is refused by what the answer says',
      [passkeyOptions(), passkeyPosted({}, { responseBody: jsonBody({ verified: false }) })],
      { event: 'passkey_refused', reason: undefined },
    ],
    [
      'is refused in the words of FIDO servers',
      [
        passkeyOptions(),
        passkeyPosted({}, { responseBody: jsonBody({ status: 'failed', errorMessage: 'no' }) }),
      ],
      { event: 'passkey_refused', reason: undefined },
    ],
    [
      'is refused inside another member',
      [passkeyOptions(), passkeyPosted({}, { responseBody: jsonBody({ data: { verified: false } }) })],
      { event: 'passkey_refused', reason: undefined },
    ],
    [
      'is refused as the page had been given a newer challenge',
      [
        passkeyOptions(),
        passkeyOptions({ challenge: 'a-secret-challenge-that-is-newer' }),
        passkeyPosted({}, { status: 400 }),
      ],
      { event: 'passkey_refused', reason: 'superseded' },
    ],
    [
      'is used though the page had been given a newer challenge',
      [passkeyOptions(), passkeyOptions({ challenge: 'a-secret-challenge-that-is-newer' }), passkeyPosted()],
      { event: 'passkey_used', reason: undefined },
    ],
    [
      'is refused as its challenge is another',
      [passkeyOptions(), passkeyPosted({ challenge: 'an-older-challenge' }, { status: 400 })],
      { event: 'passkey_refused', reason: 'challenge' },
    ],
    [
      'is refused as it is of another site',
      [
        passkeyOptions({ rpId: 'login.op.example' }),
        passkeyPosted({ rpId: 'login.op.example' }, { status: 400 }),
      ],
      { event: 'passkey_refused', reason: 'origin' },
    ],
    [
      'is refused as nobody was verified',
      [passkeyOptions(), passkeyPosted({ verified: false }, { status: 400 })],
      { event: 'passkey_refused', reason: 'user-verification', user_verified: false },
    ],
    ['is made', [passkeyForm({ type: 'webauthn.create' })], { event: 'passkey_made', user_verified: null }],
  ])('%s', (_, between, expected) => {
    expect(eventsIn(...between)).toMatchObject([expected]);
  });

  const inner = { challenge: 'abcdefgh', rpId: 'op.example', userVerification: 'required' };
  const asked = (body: unknown, more: Partial<Exchange> = {}) =>
    fetched('https://op.example/webauthn/options', {
      method: 'POST',
      responseBody: jsonBody(body),
      ...more,
    });
  it.each<[string, ExchangeFields]>([
    ['by GET', passkeyOptions({}, 'https://op.example/webauthn/options?u=1', 'GET')],
    ['deep inside', asked({ result: { data: { options: { publicKey: inner } } } })],
    ['as JSON in JSON', asked({ status: 'ok', options: JSON.stringify({ publicKey: inner }) })],
    [
      'as JSON in JSON in JSON',
      asked({
        d: JSON.stringify({
          fido: JSON.stringify({ challenge: 'abcdefgh', rpId: 'op.example', userVerification: 'required' }),
        }),
      }),
    ],
    ['in a list', asked([{ kind: 'password' }, { kind: 'passkey', publicKey: inner }])],
    [
      'in names with underscores',
      asked({
        challenge: 'abcdefgh',
        rp_id: 'op.example',
        user_verification: 'required',
        allow_credentials: [],
      }),
    ],
  ])('is asked for %s', (_, options) => {
    expect(eventsIn(options)).toMatchObject([
      { event: 'passkey_asked', rp_id: 'op.example', user_verification: 'required' },
    ]);
  });

  it.each<[string, (answer: Readonly<Record<string, string>>) => unknown]>([
    ['as JSON in JSON', (answer) => ({ credential: JSON.stringify({ response: answer }) })],
    ['as JSON in JSON in JSON', (answer) => ({ d: JSON.stringify({ c: JSON.stringify(answer) }) })],
    [
      'in names with underscores',
      ({ clientDataJSON, authenticatorData, signature }) => ({
        client_data_json: clientDataJSON,
        authenticator_data: authenticatorData,
        signature,
      }),
    ],
    [
      'in names of C#',
      ({ clientDataJSON, authenticatorData, signature }) => ({
        ClientDataJson: clientDataJSON,
        AuthenticatorData: authenticatorData,
        Signature: signature,
      }),
    ],
  ])('is used %s', (_, wrapped) => {
    const sent = fetched('https://op.example/webauthn/verify', {
      method: 'POST',
      requestBody: jsonBody(wrapped(passkeyAnswer())),
    });
    expect(eventsIn(passkeyOptions(), sent)).toMatchObject([{ ...used, user_verification: 'required' }]);
  });

  it('is no fault of its encoding: plain base64 and base64url are one challenge', () => {
    const events = eventsIn(
      passkeyOptions({ challenge: 'ab+/ab+/ab+/ab+/ab+/aQ==' }),
      passkeyPosted({ challenge: 'ab-_ab-_ab-_ab-_ab-_aQ' }, { status: 400 }),
    );
    expect(events).toMatchObject([{ event: 'passkey_refused', reason: undefined }]);
  });
});

describe('no passkey is told of', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    [
      'a captcha’s challenge',
      [fetched('https://op.example/captcha', { responseBody: jsonBody({ challenge: 'abc', key: 'k' }) })],
    ],
    [
      'a credential of another kind',
      [
        fetched('https://op.example/gsi', {
          method: 'POST',
          requestBody: jsonBody({ credential: 'eyJ', signature: 'x' }),
        }),
      ],
    ],
    [
      'a script that is at an address called so',
      [
        fetched('https://op.example/webauthn/settings', {
          method: 'POST',
          responseBody: jsonBody({ enabled: true }),
        }),
      ],
    ],
    [
      'words that are no client data',
      [
        fetched('https://op.example/x', {
          method: 'POST',
          requestBody: jsonBody({ clientDataJSON: 'x'.repeat(40), authenticatorData: 'y'.repeat(60) }),
        }),
      ],
    ],
    ['one of another site', [passkeyPosted({}, {}, 'https://bank.elsewhere/webauthn/verify')]],
    ['a payment', [passkeyForm({ type: 'payment.get' })]],
  ])('for %s', (_, between) => {
    expect(eventsIn(...between)).toEqual([]);
  });

  it('before the login', () => {
    const exchanges = capture(page('https://op.example/login'), passkeyPosted(), a.request(), a.landing());
    expect(flowsOf(exchanges)[0]?.events).toBeUndefined();
  });

  it('outside of a login', () => {
    expect(flowsOf(capture(page('https://op.example/login'), passkeyOptions(), passkeyPosted()))).toEqual([]);
  });
});

describe('options that a page holds itself', () => {
  const options = {
    challenge: 'a-secret-challenge-of-this-login',
    timeout: 60_000,
    rpId: 'op.example',
    allowCredentials: [{ type: 'public-key', id: 'a-secret-credential-id' }],
    userVerification: 'required',
  };
  const json = JSON.stringify({ publicKey: options });
  const inAttribute = json.replaceAll('"', '&quot;');
  const packed = Buffer.from(json).toString('base64');
  const holding = (text: string) =>
    page('https://op.example/login', { responseBody: { mediaType: 'text/html', text } });

  it.each([
    ['as JSON in a script', `<script id="js_data" type="application/json">${json}</script>`],
    ['in a script', `<script>const o = ${json}; navigator.credentials.get(o)</script>`],
    ['with the challenge behind the list', `<script>passkey({"allowCredentials":[{"id":"a-secret-credential-id"}],"challenge":"${options.challenge}","rpId":"op.example","userVerification":"required"})</script>`], // prettier-ignore
    ['as JSON in a text of a script', `<script>gon.webauthn={"options":${JSON.stringify(JSON.stringify(options))},"app_id":"https://op.example"};</script>`], // prettier-ignore
    ['in an attribute', `<input type="hidden" name="passkey_challenge" value="${inAttribute}">`],
    ['in base64', `<input type="hidden" name="credentialAssertionData" value="${packed}">`],
    ['in base64url', `<p>webauthn</p><input type="hidden" value="${packed.replace(/=+$/, '')}">`],
  ])('%s, are told', (_, text) => {
    const asked = { event: 'passkey_asked', rp_id: 'op.example', user_verification: 'required' };
    expect(eventsIn(holding(text))).toMatchObject([asked]);
    expect(eventsIn(holding(text), passkeyPosted())).toMatchObject([
      { ...used, user_verification: 'required' },
    ]);
  });

  it('are what a refused passkey is held against', () => {
    const text = `<script type="application/json">${json}</script>`;
    expect(
      eventsIn(holding(text), passkeyPosted({ id: 'a-secret-other-credential' }, { status: 400 })),
    ).toMatchObject([{ event: 'passkey_refused', reason: 'not-listed' }]);
  });

  it.each([
    ['of a challenge to log in with a password', '<script>const o = {"challenge":"abcdefghijklmnop","rpId":1}; // webauthn</script>'], // prettier-ignore
    ['that a script asks for', '<script>passkey(await (await fetch("/webauthn/options")).json())</script>'],
    ['that are not whole', `<script type="application/json">${json.slice(0, json.indexOf('rpId'))}</script>`],
    ['of a script that reads them', '<script>if (o.rpId && o["challenge"]) { webauthn({ "challenge": o.challenge }) }</script>'], // prettier-ignore
  ])('are not told %s', (_, text) => {
    expect(eventsIn(holding(text))).toEqual([]);
  });

  it('are looked for in few places of a long page', () => {
    expect(eventsIn(holding(`webauthn ${'{"challenge":'.repeat(7_000)}`))).toEqual([]);
    const many = `webauthn ${'{"a":{"challenge":1}}'.repeat(3_000)}`;
    expect(optionTextsIn(many).length).toBeLessThan(50);
  });
});
