import { describe, expect, it } from 'vitest';
import { createGate } from '../../../../lib/messages/gate.ts';
import { baseTime, capture, form, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { redacted } from '../../../support/redacted.ts';
import { flowsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const google = 'https://accounts.google.com';
const client = '407408718192.apps.googleusercontent.com';
const now = baseTime / 1000;
const credential = jwt({
  iss: google,
  aud: client,
  azp: client,
  sub: '1107',
  nonce: 'n-1',
  iat: now,
  exp: now + 3600,
});
const posted = (
  fields: Readonly<Record<string, string>>,
  cookie?: string,
  resourceType = 'main_frame',
  initiator = google,
) =>
  flowsOf([
    form('https://app.example/gsi', fields, {
      status: 302,
      redirectUrl: 'https://app.example/',
      context: { resourceType: resourceType as 'main_frame', initiator },
      requestHeaders: cookie ? [['Cookie', cookie]] : undefined,
    }),
  ]);

describe('a credential that Google’s script posts', () => {
  it('is a login with an ID token', () => {
    const fields = { credential, g_csrf_token: '8f1c', select_by: 'btn' };
    expect(posted(fields, 'a=1; g_csrf_token=8f1c')).toMatchObject([
      {
        protocol: 'oidc',
        grant: 'implicit',
        response_mode: 'form_post',
        outcome: 'unclear',
        client: { id: client, redirect_uri: 'https://app.example/gsi' },
        server: { issuer: google, origin: google },
        steps: [{ kind: 'authorization_response', params: { select_by: 'btn' } }],
        findings: [],
      },
    ]);
  });

  it('is recognised without its cookie where cookies were not recorded', () => {
    expect(posted({ credential, g_csrf_token: '8f1c' })).toHaveLength(1);
  });

  it('is recognised from others who do the same with the cookie', () => {
    const theirs = jwt({ iss: 'https://id.example', aud: 'site-7', sub: '1' });
    expect(posted({ credential: theirs, g_csrf_token: '8f1c' }, 'g_csrf_token=8f1c')).toHaveLength(1);
    expect(posted({ credential: theirs, g_csrf_token: '8f1c' }, 'g_csrf_token=other')).toEqual([]);
    expect(posted({ credential: theirs, g_csrf_token: '8f1c' })).toEqual([]);
  });

  it('is recognised from others whose own page posts it, whatever the cookie', () => {
    const issuer = 'https://id.example';
    const theirs = jwt({ iss: `${issuer}/tenant`, aud: 'site-7', sub: '1' });
    const fields = { credential: theirs, g_csrf_token: '8f1c' };
    expect(posted(fields, 'g_csrf_token=other', 'main_frame', issuer)).toHaveLength(1);
    expect(posted(fields, 'theme=dark', 'main_frame', issuer)).toHaveLength(1);
    expect(posted(fields, 'theme=dark', 'main_frame', 'https://app.example')).toEqual([]);
  });

  it.each([
    ['without the field that protects it', { credential }],
    ['that is no token', { credential: 'kim', g_csrf_token: '8f1c' }],
    ['for nobody', { credential: jwt({ iss: google }), g_csrf_token: '8f1c' }],
    ['under another name', { token: credential, g_csrf_token: '8f1c' }],
  ])('is none %s', (_, fields) => {
    expect(posted(fields, 'g_csrf_token=8f1c')).toEqual([]);
  });

  it('is none when a page hands it to its own server by script', () => {
    expect(posted({ credential, g_csrf_token: '8f1c' }, 'g_csrf_token=8f1c', 'fetch')).toEqual([]);
  });
});

describe('a credential that the page hands on to its own server', () => {
  const page = 'https://app.example';
  const call = (body: unknown, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
    url: `${page}/auth/google`,
    method: 'POST',
    status: 200,
    requestHeaders: [['Origin', page]],
    requestBody: jsonBody(body),
    responseHeaders: [['Set-Cookie', 'sid=9f1c7a; Path=/; HttpOnly; Secure']],
    responseBody: jsonBody({ ok: true }),
    context: { resourceType: 'fetch', initiator: page },
    ...more,
  });
  const home: ExchangeFields = {
    url: `${page}/account`,
    status: 200,
    requestHeaders: [['Cookie', 'sid=9f1c7a']],
    context: { resourceType: 'main_frame', initiator: page },
  };
  const status = (clientId = client): ExchangeFields => ({
    url: `${google}/gsi/status?client_id=${clientId}`,
    status: 403,
    requestHeaders: [['Origin', page]],
    context: { resourceType: 'fetch', initiator: page },
  });

  it('is a login', () => {
    expect(flowsOf(capture(call({ credential }), home))).toMatchObject([
      { protocol: 'oidc', outcome: 'succeeded', client: { id: client } },
    ]);
  });

  it('passes the gate of a live capture', () => {
    expect(
      createGate().admits(
        'POST',
        `${page}/auth/google`,
        undefined,
        undefined,
        JSON.stringify({ credential }),
      ),
    ).toBe(true);
  });

  it('shows that a refused check on that page was of no consequence', () => {
    for (const exchanges of [
      capture(status(), call({ credential }), home),
      redacted(capture(status(), call({ credential }), home)),
    ])
      expect(flowsOf(exchanges)).toMatchObject([{ outcome: 'succeeded', diagnosis: [] }]);
  });

  it('and not one of another client, nor one that nothing follows', () => {
    const outcomes = (...all: readonly ExchangeFields[]) =>
      flowsOf(capture(...all)).map(({ outcome }) => outcome);
    expect(outcomes(status('other.apps.googleusercontent.com'), call({ credential }), home)).toEqual([
      'failed',
      'succeeded',
    ]);
    expect(outcomes(status())).toEqual(['failed']);
  });

  it.each<[string, ExchangeFields]>([
    ['of another issuer', call({ credential: jwt({ iss: 'https://op.example', aud: 'x', sub: '1' }) })],
    ['under another name', call({ picture: credential })],
    ['sent to another site', call({ credential }, { url: 'https://stats.example/collect' })],
    ['that is no token', call({ credential: 'eyJ-hello' })],
  ])('and nothing %s is one', (_, one) => {
    expect(
      flowsOf(capture(one))
        .flatMap(({ steps }) => steps)
        .map(({ kind }) => kind),
    ).not.toContain('authorization_response');
  });
});
