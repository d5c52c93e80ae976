import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { device, deviceCode, poll } from '../../../support/device.ts';
import { baseTime, capture, form, jsonBody } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'code-of-other-client';
const asked = (client: string, error: string, seconds = 5, description?: string) =>
  form(
    'https://op.example/token',
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: deviceCode,
      client_id: client,
    },
    {
      startedAt: baseTime + seconds * 1000,
      status: 403,
      responseBody: jsonBody({ error, ...(description && { error_description: description }) }),
    },
  );

describe(`${id} is the cause`, () => {
  it.each([
    ['invalid_grant', 'Invalid or expired device code.'],
    ['expired_token', undefined],
    ['invalid_client', 'Unknown client'],
  ])('of a device that polls with another client id (%s)', (error, description) => {
    const exchanges = capture(
      device(),
      asked('tv-web', error, 5, description),
      asked('tv-web', error, 10, description),
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('device code was asked for by the client tv, and');
    expect(reasonOf(exchanges)?.why).toContain('of the client tv-web');
    expect(reasonOf(exchanges)?.compared?.[0]).toMatchObject({
      name: 'client_id',
      expected: { value: 'tv' },
      got: { value: 'tv-web' },
    });
  });

  it('of a code that another client redeems', () => {
    const exchanges = codeFlow({ token: { client_id: 'spa-test' }, tokenAnswer: { error: 'invalid_grant' } });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).not.toContain('invalid-grant');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of one client', capture(device(), asked('tv', 'invalid_grant'))],
    ['while the person has not answered', capture(device(), asked('tv-web', 'authorization_pending'))],
    ['where the server takes it', capture(device(), asked('tv-web', 'authorization_pending'), poll(10))],
    [
      'of a code without a client id',
      codeFlow({ token: { client_id: undefined }, tokenAnswer: { error: 'invalid_grant' } }),
    ],
    [
      'of a client id that a cleaner took',
      codeFlow({ token: { client_id: '[Filtered]' }, tokenAnswer: { error: 'invalid_grant' } }),
    ],
    ['where the tokens come', codeFlow({ token: { client_id: 'spa-test' } })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
