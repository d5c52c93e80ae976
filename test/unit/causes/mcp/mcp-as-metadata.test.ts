import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import {
  at,
  attempt,
  registration,
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

describe(`${id}, of a server that describes itself by an address of its own network,`, () => {
  const inside = 'http://keycloak.auth.svc.cluster.local:8080';
  const inner = Object.fromEntries(
    Object.entries(server).map(([name, url]) => [name, url.replace('https://id.example', inside)]),
  );
  const nobody = { ...registration(`${inside}/register`, {}), status: 0, failure: 'getaddrinfo ENOTFOUND' };
  const unanswered = { ...nobody, responseHeaders: [], responseBody: undefined };

  it('is the cause where the client is sent there and nobody answers', () => {
    const exchanges = attempt(...described, found(at.server, inner), unanswered);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why, fix } = reasonOf(exchanges)!;
    expect(why).toContain(`names ${inside} as its issuer`);
    expect(why).toMatch(/keycloak\.auth\.svc\.cluster\.local:8080\/register, .*ENOTFOUND/);
    expect(fix).toMatch(/public address/);
    expect(causesOf(exchanges)).not.toContain('mcp-registration-refused');
  });

  it('is not the cause where that address answers with a refusal', () => {
    const refused = registration(`${inside}/register`, { error: 'invalid_client_metadata' });
    expect(causesOf(attempt(...described, found(at.server, inner), refused))[0]).toBe(
      'mcp-registration-refused',
    );
  });

  it('is not the cause where the public address does not answer', () => {
    const away = { ...unanswered, url: at.register };
    expect(causesOf(attempt(...described, found(at.server, server), away))).not.toContain(id);
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
