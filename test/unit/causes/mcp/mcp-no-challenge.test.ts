import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import {
  at,
  attempt,
  found,
  login,
  missing,
  refusedCall,
  registration,
  resource,
  server,
} from '../../../support/attempt.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'mcp-no-challenge';

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'where nothing is where the client guesses',
      attempt(refusedCall(null), missing(at.resource), missing(at.root), missing(at.guessed)),
    ],
    [
      'where it registers in vain besides',
      attempt(
        refusedCall(null),
        missing(at.resource),
        missing(at.root),
        missing(at.guessed),
        registration('https://tools.example/register', {}, 404),
      ),
    ],
    [
      'where a page stands in place of the description',
      attempt(refusedCall(null), {
        ...missing(at.resource, 200),
        responseHeaders: [
          ['Content-Type', 'text/html'],
          ['Access-Control-Allow-Origin', '*'],
        ],
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain', owner: 'resource_server' });
    expect(reasonOf(exchanges)?.why).toContain('https://tools.example/mcp turned the client away (401)');
    expect(reasonOf(exchanges)?.why).toContain(at.resource);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where the refusal says that a token is wanted', attempt(refusedCall('Bearer'), missing(at.resource))],
    [
      'where its headers were not recorded',
      attempt(refusedCall(null, { responseHeaders: undefined }), missing(at.resource)),
    ],
    [
      'where they were taken out of the recording',
      attempt(refusedCall(null, { responseHeaders: [] }), missing(at.resource)),
    ],
    [
      'where the description was found',
      attempt(refusedCall(null), found(at.resource, resource), missing(at.server)),
    ],
    [
      'where the client logs in',
      attempt(refusedCall(null), missing(at.resource), found(at.server, server), login),
    ],
    ['where nobody looks for a way', attempt(refusedCall(null))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
