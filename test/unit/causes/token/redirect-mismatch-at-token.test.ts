import { describe, expect, it } from 'vitest';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'redirect-mismatch-at-token';
const asked = 'https://app.example/cb';
/** A server redeems the code with that address, and is answered so. */
const redeemed = (
  redirect_uri: string | undefined,
  error = 'invalid_grant',
  error_description?: string,
  status = 400,
) =>
  codeFlow({
    redirectUri: asked,
    responseExchange: { status: 500 },
    token: { redirect_uri },
    tokenAnswer: { error, ...(error_description && { error_description }) },
    tokenExchange: { context: {}, status },
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['http://app.example/cb', 'invalid_grant', undefined, 'the scheme differs'],
    ['http://app.example/cb', 'redirect_uri_mismatch', 'Bad Request', 'the scheme differs'],
    ['https://app.example:8443/cb', 'invalid_grant', 'Incorrect redirect_uri', 'the port differs'],
    ['https://app.example/cb/', 'invalid_request', 'redirect_uri does not match', 'slash'],
    ['https://intern.app.example/cb', 'invalid_grant', undefined, 'the host differs'],
  ])('of %s (%s)', (sent, error, description, said) => {
    const exchanges = redeemed(sent, error, description);
    expectReason(exchanges, id, said);
    expect(reasonOf(exchanges)?.why).toContain(sent);
    expect(causesOf(exchanges)).not.toContain('redirect-uri-mismatch');
    expect(reasonOf(exchanges)?.compared).toHaveLength(1);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof codeFlow>]>([
    ['where both are the same', redeemed(asked)],
    ['where none is sent', redeemed(undefined)],
    ['of Google’s own word', redeemed('postmessage')],
    ['where the secret is refused', redeemed('http://app.example/cb', 'invalid_client', 'wrong secret', 401)],
    [
      'where tokens came all the same',
      codeFlow({ redirectUri: asked, token: { redirect_uri: 'http://app.example/cb' } }),
    ],
    ['where the same address is not registered', redeemed(asked, 'redirect_uri_mismatch')],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});

/** The app’s server redeems the code out of sight, and its callback shows this. */
const shown = (text: string, changes: Parameters<typeof codeFlow>[0] = {}) =>
  codeFlow({
    redirectUri: asked,
    responseExchange: { status: 500, responseBody: { mediaType: 'text/plain', text } },
    token: null,
    ...changes,
  });

describe('what the callback of an app says of its token request', () => {
  it.each([
    'SlackAPIError: Failed to call oauth.v2.access due to bad_redirect_uri: {"ok":false,"error":"bad_redirect_uri"}',
    'OAuth2::Error: redirect_uri_mismatch: The redirect_uri MUST match the registered callback URL for this application.',
    'Error fetching the access token: invalid_grant, redirect_uri does not match',
    'Could not exchange the code: Incorrect redirect_uri',
  ])('is that its address is another there: %s', (text) => {
    const exchanges = shown(text);
    expectReason(exchanges, id, 'sent a code to https://app.example/cb, so that it had taken this address');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it.each<[string, ReturnType<typeof codeFlow>]>([
    ['where it speaks of a page of its own', shown('The return URL is not allowed here')],
    ['where it says nothing of the address', shown('Failed to call oauth.v2.access due to invalid_code')],
    [
      'where no code came',
      shown('bad_redirect_uri', { response: { code: undefined, error: 'server_error' } }),
    ],
    ['where its token request was seen', redeemed(asked, 'redirect_uri_mismatch')],
  ])('is not that %s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});

describe('what an answer came with beside its code', () => {
  const metas =
    "Graph returned an error: Can't Load URL: The domain of this URL isn't included in the app's domains.";

  it('may stand in the redirect_uri of the token request, as Facebook’s enforce_https', () => {
    const exchanges = shown(metas, { response: { enforce_https: '1' } });
    expectReason(exchanges, id, 'more in its address than that one has (enforce_https)');
    expect(reasonOf(exchanges)?.fix).toContain(`Send ${asked} as redirect_uri`);
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('is named without its value', () => {
    const exchanges = shown(metas, { response: { granted: 'a-secret', session_state: 'a-secret' } });
    expectReason(exchanges, id, '(granted, session_state)');
    expect(reasonOf(exchanges)?.fix).not.toContain('enforce_https');
  });

  it('is nothing where there is no more than code and state', () => {
    expectReason(shown(metas), id, 'it is another one, or was left out.');
    expect(reasonOf(shown(metas))?.why).not.toContain('more in its address');
  });
});
