import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { form, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, flowsOf, type FlowChanges } from '../../../support/flow.ts';

const id = 'access-denied-at-token-endpoint';
/** A code exchange that is denied. */
const denied = (status: number, description?: string, more: FlowChanges = {}) =>
  codeFlow({
    tokenAnswer: { error: 'access_denied', ...(description && { error_description: description }) },
    ...more,
    tokenExchange: { status, ...more.tokenExchange },
  });
const polled = (fields: Readonly<Record<string, string>>): readonly Exchange[] => [
  form(
    'https://op.example/token',
    { client_id: 'tv', ...fields },
    { status: 400, responseBody: jsonBody({ error: 'access_denied' }) },
  ),
];

describe(`${id} is the cause`, () => {
  it.each([
    ['Auth0’s words', 'Unauthorized'],
    ['a server’s own', 'Client authentication required'],
    ['none', undefined],
  ])('of a 401 to a page that sent no secret, with %s', (_, description) => {
    const exchanges = denied(401, description);
    expectReason(exchanges, id, 'which sent no secret (401)');
    const reason = reasonOf(exchanges);
    expect(reason?.fix).toContain('“None”');
    expect(reason?.why).toMatch(/^No person refused/);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(flowsOf(exchanges)[0]).toMatchObject({ outcome: 'failed', findings: [] });
  });

  it('of a 401 to a secret, without the advice for pages', () => {
    const exchanges = denied(401, 'Unauthorized', { token: { client_secret: 'a-secret' } });
    expectReason(exchanges, id, 'did not accept what this client proves itself with');
    expect(reasonOf(exchanges)?.fix).not.toContain('None');
  });

  it('of a 403 that says what the client may not', () => {
    const exchanges = denied(403, 'Grant not enabled');
    expectReason(exchanges, id, 'by grant_type=authorization_code');
    expect(reasonOf(exchanges)?.why).toContain('“Grant not enabled”');
  });

  it('of a renewal', () => {
    const exchanges = denied(401, undefined, {
      token: { grant_type: 'refresh_token', refresh_token: 'r-1', code: undefined, code_verifier: undefined },
      request: null,
      response: null,
    });
    expectReason(exchanges, id, 'which sent no secret');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'where a person said no on the page',
      codeFlow({ response: { code: undefined, error: 'access_denied' }, token: null }),
    ],
    [
      'of a device that the person refused',
      polled({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'd-1' }),
    ],
    [
      'of a backchannel login that the person refused',
      polled({ grant_type: 'urn:openid:params:grant-type:ciba', auth_req_id: 'r-1' }),
    ],
    [
      'of another code',
      codeFlow({ tokenAnswer: { error: 'invalid_grant' }, tokenExchange: { status: 400 } }),
    ],
    [
      'of a client that the server calls invalid',
      codeFlow({ tokenAnswer: { error: 'invalid_client' }, tokenExchange: { status: 401 } }),
    ],
    ['of a login that went well', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('and the refusals of persons stay what they are', () => {
    const device = polled({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'd-1' });
    expect(flowsOf(device)[0]?.outcome).toBe('denied');
    expect(causesOf(device)).toEqual(['access-denied']);
  });
});
