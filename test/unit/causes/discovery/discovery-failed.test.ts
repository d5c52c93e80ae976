import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { at, attempt, found, login, missing, server } from '../../../support/attempt.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'discovery-failed';
const realm = 'https://sso.example/realms/prod/.well-known/openid-configuration';
const page = { mediaType: 'text/html', text: '<!doctype html><title>Portal</title>' };

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[], string]>([
    ['of an issuer that is wrong', attempt(missing(realm)), '404'],
    ['of a server that is out of order', attempt(missing(realm, 503)), '503'],
    ['of a page in the document’s place', attempt(found(realm, undefined, { responseBody: page })), '200'],
    ['of JSON that is about something else', attempt(found(realm, { status: 'ok' })), '200'],
  ])('%s', (_, exchanges, words) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(realm);
    expect(reasonOf(exchanges)?.why).toContain(words);
  });
});

it('comes second where nobody reaches the server: that has a cause of its own', () => {
  const unreached = { ...missing(realm, 0), failure: 'net::ERR_NAME_NOT_RESOLVED', responseHeaders: [] };
  expect(causesOf(attempt(unreached))).toEqual(['nothing-there', id]);
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a document that was read', attempt(found(at.openid, server))],
    ['of one whose text was not recorded', attempt(found(at.openid, server, { responseBody: undefined }))],
    ['where another address had it', attempt(missing(at.openid), found(at.server, server))],
    ['where the app knew the addresses', attempt(missing(at.openid), login)],
    [
      'where the browser keeps it from the page',
      attempt(found(at.openid, server, { responseHeaders: [['Content-Type', 'application/json']] })),
    ],
    [
      'of an address that somebody looked at',
      attempt({ ...missing(realm), context: { resourceType: 'main_frame' } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
