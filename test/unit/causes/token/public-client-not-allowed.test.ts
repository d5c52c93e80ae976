import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { device, deviceCode, poll } from '../../../support/device.ts';
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
