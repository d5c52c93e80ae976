import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import {
  at,
  attempt,
  found,
  inspector,
  login,
  missing,
  refusedCall,
  resource,
  server,
} from '../../../support/attempt.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'mcp-prm-missing';
const named = `Bearer resource_metadata="${at.resource}"`;
const preflight = (url: string, status: number): ExchangeFields => ({
  url,
  method: 'OPTIONS',
  status,
  requestHeaders: [
    ['Access-Control-Request-Method', 'GET'],
    ['Origin', inspector],
  ],
  context: { resourceType: 'other', initiator: inspector },
});
const blocked = (url: string): ExchangeFields => ({
  url,
  status: 0,
  failure: 'net::ERR_FAILED',
  context: { resourceType: 'fetch', initiator: inspector },
});

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'where the refusal names a document that is not there',
      attempt(refusedCall(named), missing(at.resource), missing(at.guessed)),
    ],
    ['where it names none', attempt(refusedCall(), missing(at.resource), missing(at.root))],
    [
      'where a single-page app answers in its place',
      attempt(
        refusedCall(),
        found(at.resource, undefined, {
          responseBody: { mediaType: 'text/html', text: '<!doctype html><div id=root>' },
        }),
      ),
    ],
    ['where the server is out of order', attempt(refusedCall(named), missing(at.resource, 502))],
  ])('%s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(at.resource);
    expect(reasonOf(exchanges)?.why).toContain('protected resource metadata');
  });

  it.each([429, 500, 503])('less surely, and with another way out, where the server answers %i', (status) => {
    const exchanges = attempt(refusedCall(named), missing(at.resource, status));
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'firm' });
    expect(reasonOf(exchanges)?.why).toContain(`(${status})`);
    expect(reasonOf(exchanges)?.why).toContain('whether it is there was not seen');
    expect(reasonOf(exchanges)?.fix).toContain('log');
    expect(reasonOf(exchanges)?.fix).not.toContain('Serve protected');
  });

  it('with CORS, where the question beforehand was answered 404', () => {
    const exchanges = attempt(
      refusedCall(),
      preflight(at.resource, 404),
      blocked(at.resource),
      preflight(at.root, 404),
      blocked(at.root),
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toMatch(/404.*CORS/s);
  });

  it('of the client’s own doing, where it asks for another address than the one named', () => {
    const exchanges = attempt(refusedCall(named), missing(at.root), missing(at.guessed));
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, owner: 'client' });
    expect(reasonOf(exchanges)?.why).toContain('never asked');
  });
});

describe('what to do', () => {
  const page: Partial<Exchange> = {
    responseHeaders: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Access-Control-Allow-Origin', '*'],
    ],
    responseBody: { mediaType: 'text/html', text: '<!doctype html><div id="root"></div>' },
  };

  it('where the app’s own page came: leave the address out of its fallback', () => {
    const exchanges = attempt(refusedCall(), found(at.resource, undefined, page), missing(at.root));
    expect(reasonOf(exchanges)?.why).toContain(`${at.resource} (200 with an HTML page)`);
    expect(reasonOf(exchanges)?.fix).toContain('leave /.well-known/ out of that rule');
    expect(reasonOf(attempt(refusedCall(), missing(at.resource)))?.fix).not.toContain('fallback');
  });

  it('for a page of another origin: CORS, too, and for no other client', () => {
    const program = { context: {}, requestHeaders: [['User-Agent', 'node']] as const };
    const asked = { ...missing(at.resource), ...program };
    expect(reasonOf(attempt(refusedCall(), missing(at.resource)))?.fix).toContain(
      'Access-Control-Allow-Origin',
    );
    expect(reasonOf(attempt(refusedCall('Bearer', program), asked))?.fix).not.toContain('Access-Control');
  });

  it.each(['https://tools.example/login?next=%2F', 'https://tools.example/oauth2/start?rd=%2F'])(
    'where a login guards it: let the address pass (%s)',
    (login) => {
      const exchanges = attempt(refusedCall(), { ...missing(at.resource, 302), redirectUrl: login });
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(reasonOf(exchanges)?.why).toContain(`(302 to ${login.replace(/\?.*/, '')})`);
      expect(reasonOf(exchanges)?.fix).toContain('let /.well-known/ pass');
    },
  );
});

it(`says nothing of a refusal whose headers were not recorded`, () => {
  const reason = reasonOf(
    attempt(refusedCall(null, { responseHeaders: undefined }), missing(at.resource), missing(at.guessed)),
  );
  expect(reason?.cause).toBe(id);
  expect(reason?.why).not.toContain('does not name it');
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'where the second address has it',
      attempt(refusedCall(), missing(at.resource), found(at.root, resource), missing(at.server)),
    ],
    [
      'where the client logs in all the same',
      attempt(refusedCall(), missing(at.resource), missing(at.root), found(at.server, server), login),
    ],
    [
      'where it is there and kept from the page',
      attempt(
        refusedCall(named),
        found(at.resource, resource, { responseHeaders: [['Content-Type', 'application/json']] }),
      ),
    ],
    [
      'where the address is led on to another, which may have it',
      attempt(refusedCall(named), { ...missing(at.resource, 301), redirectUrl: `${at.resource}/` }),
    ],
    ['where the API lets everybody in', attempt(missing(at.resource), missing(at.root))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
