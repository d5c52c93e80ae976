import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { device, deviceCode, poll } from '../../../support/device.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';
import { baseTime, capture, form, jsonBody } from '../../../support/exchange.ts';

const id = 'public-client-not-allowed';
const grant = 'urn:ietf:params:oauth:grant-type:device_code';
const refused = (answer: Readonly<Record<string, string>>, fields: Partial<Exchange> = {}, secret = {}) =>
  form(
    'https://op.example/token',
    { grant_type: grant, device_code: deviceCode, client_id: 'tv', ...secret },
    { startedAt: baseTime + 20_000, status: 401, responseBody: jsonBody(answer), ...fields },
  );
const entra = {
  error: 'invalid_client',
  error_description: "AADSTS7000218: The request body must contain the following parameter: 'client_secret'.",
};
const keycloak = {
  error: 'unauthorized_client',
  error_description: 'Invalid client or Invalid client credentials',
};

describe(`${id} is the cause`, () => {
  it.each([
    ['Entra', entra],
    ['Keycloak', keycloak],
    ['anyone', { error: 'invalid_client' }],
  ])('of a device without a secret that %s refuses at the end', (_, answer) => {
    const exchanges = capture(device(), poll(5, 'authorization_pending'), refused(answer));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('not as a public client');
    expect(reasonOf(exchanges)?.fix).toContain('Allow public client flows');
  });
});

describe(`${id} is the cause of a page`, () => {
  const page = (token: FlowChanges = {}) =>
    codeFlow({
      tokenExchange: {
        status: 400,
        requestHeaders: [
          ['Origin', 'https://app.example'],
          ['Cookie', 'lang=en'],
        ],
      },
      tokenAnswer: { error: 'invalid_client' },
      ...token,
    });

  it('without a secret, whose client id the provider knows', () => {
    const exchanges = page();
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('so it knows the client id');
    expect(reasonOf(exchanges)?.fix).toContain('Cognito');
    expect(causesOf(exchanges)).not.toContain('invalid-client');
  });

  it.each<[string, string, string, Readonly<Record<string, string>>, string]>([
    [
      'Entra',
      'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
      'https://login.microsoftonline.com/common/oauth2/v2.0/token',
      entra,
      'Single-page application',
    ],
    [
      'Google',
      'https://accounts.google.com/o/oauth2/v2/auth',
      'https://oauth2.googleapis.com/token',
      { error: 'invalid_request', error_description: 'client_secret is missing.' },
      'Web application',
    ],
  ])('at %s, with what mends it there', (_, at, tokenEndpoint, tokenAnswer, fix) => {
    const exchanges = page({ at, tokenEndpoint, tokenAnswer });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.fix).toContain(fix);
  });

  it.each<[string, FlowChanges]>([
    ['where a secret was sent', { token: { client_secret: 'a-secret-of-it' } }],
    ['where another server was asked', { tokenEndpoint: 'https://id.elsewhere/token' }],
    ['of a code that is over', { tokenAnswer: { error: 'invalid_grant' } }],
    ['of headers that a cleaner took', { tokenExchange: { status: 400, requestHeaders: [] } }],
    ['of a client that is a document', { client: 'https://app.example/client.json' }],
  ])('but not %s', (_, changes) => {
    expect(causesOf(page(changes))).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    [
      'where a secret was sent',
      capture(device(), refused(entra, {}, { client_secret: 'a-secret-that-is-wrong' })),
    ],
    [
      'of a device code that expired',
      capture(device(), refused({ error: 'expired_token' }, { status: 400 })),
    ],
    [
      'of a client that got no device code',
      capture(device({ device_code: undefined, error: 'invalid_client' }), refused(entra)),
    ],
    ['of a login that went well', capture(device(), poll(5, 'authorization_pending'), poll(10))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
