import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import {
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

const id = 'mcp-as-metadata';
const described = [refusedCall(), found(at.resource, resource)];

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where no address has the metadata', attempt(...described, missing(at.server), missing(at.openid))],
    ['where something else answers', attempt(...described, found(at.server, { hello: 'world' }))],
    ['where the server is out of order', attempt(...described, missing(at.server, 503))],
  ])('%s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(at.server);
  });

  it('where the metadata is of another issuer', () => {
    const exchanges = attempt(
      ...described,
      found(at.server, { ...server, issuer: 'https://sso.example/realms/a' }),
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toMatch(/sso\.example\/realms\/a.*https:\/\/id\.example/s);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'where the second address has it',
      attempt(...described, missing(at.server), found(at.openid, server), login),
    ],
    [
      'where one slash differs',
      attempt(...described, found(at.server, { ...server, issuer: 'https://id.example/' })),
    ],
    [
      'where the API’s description is missing first',
      attempt(refusedCall(), missing(at.resource), missing(at.guessed)),
    ],
    ['of a page that was told its provider', attempt(missing(at.openid))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
