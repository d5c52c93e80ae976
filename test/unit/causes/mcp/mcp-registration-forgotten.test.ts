import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import {
  at,
  attempt,
  found,
  login,
  refusedCall,
  registration,
  resource,
  server,
} from '../../../support/attempt.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { jsonBody, type ExchangeFields } from '../../../support/exchange.ts';

const id = 'mcp-registration-forgotten';
const refused = (message = 'Unrecognized client_id', url = login.url): ExchangeFields => ({
  ...login,
  url,
  status: 422,
  responseHeaders: [['Content-Type', 'application/json']],
  responseBody: jsonBody({ message }),
});
const story = (document: object, ...then: readonly ExchangeFields[]): readonly Exchange[] =>
  attempt(refusedCall(), found(at.resource, resource), found(at.server, document), ...then);

describe(`${id} is the cause`, () => {
  it.each(['Unrecognized client_id', 'Client not found', 'Unknown client'])(
    'of an identifier that the server calls unknown (%s)',
    (message) => {
      const exchanges = story(server, refused(message));
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(reasonOf(exchanges)?.why).toContain('id.example');
      expect(causesOf(exchanges)).toEqual([id]);
    },
  );
});

describe(`${id} is not the cause`, () => {
  const { registration_endpoint: _, ...closed } = server;
  const byAddress = login.url.replace(
    'client_id=c&',
    `client_id=${encodeURIComponent('https://app.example/client.json')}&`,
  );
  it.each<[string, readonly Exchange[]]>([
    ['where it registered just now', story(server, registration(at.register, { client_id: 'c' }), refused())],
    ['where the server takes no registrations', story(closed, refused())],
    ['of an identifier that is an address', story(server, refused(undefined, byAddress))],
    ['where the server says something else', story(server, refused('redirect_uri is not registered'))],
    ['of a client that was given its server', attempt(found(at.openid, server), refused())],
    ['of a login that went on', story(server, login)],
  ])('%s', (__, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
