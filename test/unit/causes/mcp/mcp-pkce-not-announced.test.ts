import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { at, attempt, found, login, refusedCall, resource, server } from '../../../support/attempt.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'mcp-pkce-not-announced';
const program = (fields: ExchangeFields, revision: string | null = '2025-11-25'): ExchangeFields => ({
  ...fields,
  context: {},
  requestHeaders: revision ? [['MCP-Protocol-Version', revision]] : [],
});
const story = (
  document: object,
  revision: string | null = '2025-11-25',
  ...then: readonly ExchangeFields[]
): readonly Exchange[] =>
  attempt(
    ...[refusedCall(), found(at.resource, resource), found(at.server, document)].map((one) =>
      program(one, revision),
    ),
    ...then,
  );

describe(`${id} is the cause`, () => {
  it.each(['2025-11-25', '2026-07-28'])(
    'where a client of %s stops at metadata without a list',
    (revision) => {
      expect(causeAndOfTrace(story(server, revision))).toEqual([id, id]);
      expect(reasonOf(story(server, revision))).toMatchObject({ owner: 'authorization_server' });
      expect(reasonOf(story(server, revision))?.why).toContain(at.server);
    },
  );

  it('where the list is empty', () => {
    expect(causesOf(story({ ...server, code_challenge_methods_supported: [] }))).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a server that names S256', story({ ...server, code_challenge_methods_supported: ['S256'] })],
    ['of an older client', story(server, '2025-06-18')],
    ['of a client that says no revision', story(server, null)],
    ['where the client begins the login all the same', story(server, '2025-11-25', login)],
    [
      'of a document that has no such endpoint',
      story({ issuer: server.issuer, jwks_uri: `${server.issuer}/k` }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('and a document that was looked at alone is no login at all', () => {
    expect(flowsOf(attempt(program(found(at.server, server))))).toEqual([]);
  });
});
