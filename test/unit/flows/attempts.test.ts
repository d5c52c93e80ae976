import { describe, expect, it } from 'vitest';
import {
  api,
  at,
  attempt,
  found,
  login,
  missing,
  refusedCall,
  registration,
  resource,
  server,
} from '../../support/attempt.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { flowsOf } from '../../support/flow.ts';

const told = (exchanges: readonly Exchange[]) =>
  flowsOf(exchanges).map(({ outcome, steps }) => [outcome, steps.length] as const);

describe('a login that dies before its first request is a failed flow', () => {
  it.each<[string, readonly Exchange[], number]>([
    [
      'where an API says nothing of where to log in',
      attempt(refusedCall(), missing(at.resource), missing(at.root)),
      3,
    ],
    [
      'where the server has no metadata',
      attempt(refusedCall(), found(at.resource, resource), missing(at.server), missing(at.openid)),
      4,
    ],
    [
      'where the client may not register',
      attempt(
        refusedCall(),
        found(at.resource, resource),
        found(at.server, server),
        registration(at.register, { error: 'access_denied' }, 403),
      ),
      4,
    ],
    ['where a page cannot read its provider’s configuration', attempt(missing(at.openid)), 1],
  ])('%s', (_, exchanges, steps) => {
    expect(told(exchanges)).toEqual([['failed', steps]]);
  });

  it('alone, once another page logged in', () => {
    const other = {
      ...login,
      context: { resourceType: 'main_frame', initiator: 'https://other.example' },
    } as const;
    const url = login.url.replaceAll('inspector.example', 'other.example');
    expect(told(attempt(missing(at.openid), { ...other, url }))).toEqual([
      ['failed', 1],
      ['pending', 1],
    ]);
  });

  it('whichever of its answers comes last', () => {
    const whole = attempt(refusedCall(), missing(at.resource), missing(at.root));
    const { status: _, ...open } = whole[1]!;
    expect(told([whole[0]!, open, whole[2]!, whole[1]!])).toEqual([['failed', 3]]);
  });
});

describe('no flow is made', () => {
  it.each<[string, readonly Exchange[]]>([
    ['of an API that turns a call away', attempt(refusedCall())],
    [
      'of one that names its description, which nobody reads',
      attempt(refusedCall(`Bearer resource_metadata="${at.resource}"`)),
    ],
    ['of documents that were found', attempt(found(at.openid, server))],
    ['of a document whose second address has it', attempt(missing(at.server), found(at.openid, server))],
    [
      'of an address that somebody opened',
      attempt({ ...missing(at.openid), context: { resourceType: 'main_frame' } }),
    ],
    [
      'of what an extension of the browser looks for',
      attempt({
        ...missing(at.openid),
        context: { resourceType: 'fetch', initiator: 'chrome-extension://abc' },
      }),
    ],
    [
      'of descriptions that were only looked for, at an API that lets everybody in',
      attempt(missing(at.resource), missing(at.root), missing(at.guessed)),
    ],
    [
      'while an answer is awaited',
      attempt(refusedCall(), missing(at.resource), { url: at.root, context: { resourceType: 'fetch' } }),
    ],
    [
      'of a description of the whole server, for a call of one of its paths',
      attempt(
        refusedCall(),
        found(at.root, { ...resource, resource: new URL(api).origin }),
        found(at.server, server),
      ),
    ],
    [
      'of an issuer that is a placeholder',
      attempt(found(at.openid, { ...server, issuer: 'https://login.example/{tenantid}/v2.0' })),
    ],
  ])('%s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });
});

describe('a client that goes on all the same', () => {
  it.each<[string, readonly Exchange[]]>([
    ['had its server’s addresses', attempt(missing(at.openid), login)],
    [
      'took what an older server has by default',
      attempt(
        refusedCall(null),
        missing(at.resource),
        missing(at.root),
        missing(at.guessed),
        registration('https://id.example/register', { client_id: 'c' }),
        login,
      ),
    ],
    [
      'registered at the second try',
      attempt(
        found(at.server, server),
        registration(at.register, { error: 'invalid_client_metadata' }),
        registration(at.register, { client_id: 'c' }),
        login,
      ),
    ],
  ])('%s: one login, which did not fail', (_, exchanges) => {
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['pending']);
  });
});
