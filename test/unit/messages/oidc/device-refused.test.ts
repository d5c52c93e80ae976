import { describe, expect, it } from 'vitest';
import { isDeviceRefused } from '../../../../lib/messages/oidc/device-refused.ts';
import { causeAndOfTrace, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const site = 'https://crm.example';
const call = (
  path: string,
  asked: object,
  answer: object,
  more: Partial<ExchangeFields> = {},
): ExchangeFields => ({
  url: `${site}${path}`,
  method: 'POST',
  status: 400,
  requestBody: jsonBody(asked),
  responseHeaders: [['Content-Type', 'application/json']],
  responseBody: jsonBody(answer),
  context: { resourceType: 'fetch', initiator: site },
  ...more,
});
const userCode = { user_code: 'F7KQ2TLNA' };
const entra = {
  error: 'invalid_client',
  error_description:
    "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
};
const codes = {
  device_code: '7a5f6fe63e01615fc4d4e84dbb45e9bf3c71da72',
  user_code: 'WDJB-MJHT',
  verification_uri: 'https://op.example/device',
};
const begun = call('/api/mailboxes/devicecode', {}, codes, { status: 200 });
const pending = call('/api/mailboxes/poll', userCode, { error: 'authorization_pending' });

describe('a device login that an app’s server runs for its page', () => {
  it('is told to fail where the provider wants a secret at the end', () => {
    const exchanges = capture(
      begun,
      pending,
      pending,
      call('/api/mailboxes/poll', userCode, entra, { status: 401 }),
    );
    const id = 'public-client-not-allowed';
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.fix).toContain('Allow public client flows');
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it.each<[string, ExchangeFields]>([
    ['by another code’s name', call('/api/poll', { deviceCode: 'd-1' }, { error: 'unauthorized_client' })],
    [
      'with success',
      call('/api/poll', { device_code: 'd-1' }, { error: 'incorrect_client_credentials' }, { status: 200 }),
    ],
    ['at its beginning', call('/api/github/device/code', {}, { error: 'device_flow_disabled' })],
    [
      'at its beginning, with the scopes',
      call('/auth/device-code', { scope: 'repo' }, { error: 'invalid_scope' }),
    ],
  ])('is told to fail where the client is refused %s', (_, fields) => {
    expect(isDeviceRefused(exchange(fields))).toBe(true);
    expect(flowsOf(capture(fields)).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it.each<[string, ExchangeFields]>([
    ['while it waits', pending],
    ['where it is to slow down', call('/api/poll', userCode, { error: 'slow_down' }, { status: 200 })],
    ['where the person said no', call('/api/poll', userCode, { error: 'access_denied' })],
    ['where the code has run out', call('/api/poll', userCode, { error: 'expired_token' })],
    ['where a person mistyped the code', call('/device', userCode, { error: 'invalid_grant' })],
    ['where it goes well', call('/api/poll', userCode, { connected: true }, { status: 200 })],
    ['where the app knows nobody', call('/api/poll', userCode, { error: 'unauthorized' }, { status: 401 })],
    ['of another matter', call('/api/payments', { amount: 1 }, { error: 'invalid_client' })],
    ['of a device in a shop', call('/api/devices', { name: 'till' }, { error: 'invalid_client' })],
    [
      'of a token request',
      call('/token', { device_code: 'd', grant_type: 'urn:x' }, { error: 'invalid_client' }),
    ],
    [
      'of another site’s',
      call('/api/poll', userCode, entra, {
        context: { resourceType: 'fetch', initiator: 'https://else.example' },
      }),
    ],
    [
      'of a page',
      call('/api/poll', userCode, entra, { context: { resourceType: 'main_frame', initiator: site } }),
    ],
  ])('is not %s', (_, fields) => {
    expect(isDeviceRefused(exchange(fields))).toBe(false);
  });

  it('that goes well is none of its page’s own', () => {
    const polls = call(
      '/api/github/device/poll',
      { device_code: codes.device_code },
      { connected: true },
      { status: 200 },
    );
    const asked = call('/api/github/device/code', { scope: 'repo' }, codes, { status: 200 });
    expect(flowsOf(capture(asked, pending, polls))).toEqual([]);
  });
});
