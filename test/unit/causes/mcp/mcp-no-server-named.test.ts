import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import {
  api,
  at,
  attempt,
  found,
  login,
  missing,
  refusedCall,
  resource,
  server,
} from '../../../support/attempt.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'mcp-no-server-named';
const named = `Bearer resource_metadata="${at.resource}"`;
const bare = { resource: api, scopes_supported: ['tools.use'] };
const empty = { ...bare, authorization_servers: [] };

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[], string]>([
    ['of an empty list', attempt(refusedCall(named), found(at.resource, empty)), 'is empty'],
    [
      'where the client then guesses in vain',
      attempt(refusedCall(named), found(at.resource, empty), missing(at.guessed)),
      'is empty',
    ],
  ])('%s', (_, exchanges, words) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a description that names one', attempt(refusedCall(named), found(at.resource, resource))],
    [
      'where the client found the server at a guessed address',
      attempt(
        refusedCall(named),
        found(at.resource, empty),
        found(at.guessed, { ...server, issuer: 'https://tools.example' }),
        login,
      ),
    ],
    [
      'of a description that was not found',
      attempt(refusedCall(named), missing(at.resource), missing(at.root)),
    ],
    ['where no API turned a call away', attempt(found(at.resource, empty))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
