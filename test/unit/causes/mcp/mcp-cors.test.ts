import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import {
  at,
  attempt,
  found,
  inspector,
  missing,
  refusedCall,
  resource,
  server,
} from '../../../support/attempt.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'mcp-cors';
const plain: readonly Header[] = [['Content-Type', 'application/json']];
const kept = { responseHeaders: plain };

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where the description is there', attempt(refusedCall(), found(at.resource, resource, kept))],
    [
      'where another origin is allowed',
      attempt(
        refusedCall(),
        found(at.resource, resource, {
          responseHeaders: [...plain, ['Access-Control-Allow-Origin', 'https://claude.example']],
        }),
      ),
    ],
    [
      'where the server’s metadata is kept back',
      attempt(
        refusedCall(),
        found(at.resource, resource),
        found(at.server, server, kept),
        found(at.openid, server, kept),
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain(inspector);
    expect(reasonOf(exchanges)?.fix).toContain('Access-Control-Allow-Origin');
  });

  it.each([405, 401, 403, 302])(
    'where the question beforehand is answered %i: nobody saw what is there',
    (status) => {
      const asked = attempt(
        refusedCall(),
        {
          url: at.resource,
          method: 'OPTIONS',
          status,
          requestHeaders: [
            ['Access-Control-Request-Method', 'GET'],
            ['Origin', inspector],
          ],
          context: { resourceType: 'other', initiator: inspector },
        },
        found(at.resource, resource, {
          status: 0,
          failure: 'net::ERR_FAILED',
          responseHeaders: [],
          responseBody: undefined,
        }),
      );
      expect(causesOf(asked)).toEqual([id]);
      expect(causeAndOfTrace(asked)).toEqual([id, id]);
      expect(reasonOf(asked)?.why).toContain(`was answered ${status}, which is no yes`);
    },
  );

  it('less surely where the browser shows nothing of the answer', () => {
    const blocked = { status: 0, failure: 'net::ERR_FAILED', responseHeaders: [], responseBody: undefined };
    expect(reasonOf(attempt(refusedCall(), found(at.resource, resource, blocked)))).toMatchObject({
      cause: id,
      confidence: 'firm',
    });
  });
});

/** The SDK’s clients ask again without MCP-Protocol-Version where the browser did not let them: that needs no question beforehand. */
const askedAgain = (...again: readonly ExchangeFields[]): readonly Exchange[] =>
  attempt(
    refusedCall(),
    {
      url: at.resource,
      method: 'OPTIONS',
      status: 405,
      requestHeaders: [
        ['Access-Control-Request-Method', 'GET'],
        ['Access-Control-Request-Headers', 'mcp-protocol-version'],
        ['Origin', inspector],
      ],
      context: { resourceType: 'other', initiator: inspector },
    },
    found(at.resource, resource, {
      status: 0,
      failure: 'net::ERR_FAILED',
      responseHeaders: [],
      responseBody: undefined,
    }),
    ...again,
  );

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where there is nothing at that address', attempt(refusedCall(), missing(at.resource))],
    [
      'of a program, which needs no leave',
      attempt(
        refusedCall(null, { context: {} }),
        found(at.resource, resource, { ...kept, context: {}, requestHeaders: [['User-Agent', 'node']] }),
        { ...missing(at.server), context: {} },
      ),
    ],
    ['of a page that was told its provider', attempt(found(at.openid, server, kept))],
    [
      'where nothing was to be reached',
      attempt(
        refusedCall(),
        found(at.resource, resource, {
          status: 0,
          failure: 'net::ERR_CONNECTION_REFUSED',
          responseHeaders: [],
          responseBody: undefined,
        }),
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('where the client asks again without the header that the browser asked about', () => {
    const nothing = askedAgain(missing(at.resource));
    expect(causeAndOfTrace(nothing)).toEqual(['mcp-prm-missing', 'mcp-prm-missing']);
    expect(causesOf(nothing)).not.toContain(id);
    expect(reasonOf(nothing)?.why).toContain(`${at.resource} (404)`);
    const further = askedAgain(found(at.resource, resource), missing(at.server), missing(at.openid));
    expect(causeAndOfTrace(further)).toEqual(['mcp-as-metadata', 'mcp-as-metadata']);
    expect(causesOf(further)).not.toContain(id);
  });
});
