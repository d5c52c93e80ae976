import { describe, expect, it } from 'vitest';
import type { ExchangeFields } from '../../../support/exchange.ts';
import {
  api,
  at,
  attempt,
  found,
  inspector,
  login,
  refusedCall,
  resource,
  server,
} from '../../../support/attempt.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { form, jsonBody } from '../../../support/exchange.ts';

const id = 'api-server-changed';
const challenge = `Bearer resource_metadata="${at.resource}"`;
const page = { resourceType: 'fetch', initiator: inspector } as const;
const answer: ExchangeFields = {
  url: `${inspector}/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad`,
  status: 200,
  context: { resourceType: 'main_frame', initiator: 'https://id.example' },
};
const token = form(
  server.token_endpoint,
  {
    grant_type: 'authorization_code',
    code: 'SplxlOBeZQQYbYS6WxSbIA',
    client_id: 'c',
    redirect_uri: `${inspector}/callback`,
  },
  {
    status: 200,
    context: page,
    responseBody: jsonBody({ access_token: 'at-1-9d2c', token_type: 'Bearer', expires_in: 3600 }),
  },
);
const call = (status: number): ExchangeFields =>
  refusedCall(status === 401 ? challenge : null, {
    status,
    requestHeaders: [['Authorization', 'Bearer at-1-9d2c']],
  });
const loggedIn = [
  refusedCall(challenge),
  found(at.resource, resource),
  found(at.server, server),
  login,
  answer,
  token,
  call(200),
];
const naming = (...servers: readonly string[]) =>
  found(at.resource, { ...resource, authorization_servers: servers });

describe(`${id} is the cause`, () => {
  it('where the description names another server after the refusal', () => {
    const exchanges = attempt(...loggedIn, call(401), naming('https://new-id.example'));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const reason = reasonOf(exchanges);
    expect(reason?.why).toContain('now names https://new-id.example, and named https://id.example before');
    expect(reason?.why).toContain(api);
    expect(reason?.confidence).toBe('certain');
  });

  it('where nobody asked for the description before', () => {
    const [, , ...unasked] = loggedIn;
    const exchanges = attempt(...unasked, call(401), naming('https://new-id.example', 'https://b.example'));
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'firm' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    [
      'where the description still names the server',
      [call(401), naming('https://new-id.example', 'https://id.example')],
    ],
    ['nor another issuer at its host', [call(401), naming('https://id.example/tenants/b')]],
    ['where it was not asked for again', [call(401)]],
    ['where it names none', [call(401), naming()]],
    ['where the call was taken afterwards', [call(401), naming('https://new-id.example'), call(200)]],
    ['where nothing was refused', [naming('https://new-id.example')]],
    [
      'by the description of another API',
      [
        call(401),
        found('https://else.example/.well-known/oauth-protected-resource', {
          resource: 'https://else.example/',
          authorization_servers: ['https://new-id.example'],
        }),
      ],
    ],
  ])('%s', (_, more) => {
    expect(causesOf(attempt(...loggedIn, ...more))).not.toContain(id);
  });
});
