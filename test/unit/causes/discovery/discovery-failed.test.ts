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

describe('what is odd in the address is told', () => {
  const tail = '.well-known/openid-configuration';
  it.each([
    ['two slashes', `https://id.example//${tail}`, 'two slashes in a row', 'without the slash at its end'],
    [
      'two slashes below a tenant',
      `https://id.example/t1//${tail}`,
      'two slashes in a row',
      'without the slash at its end',
    ],
    [
      'the document’s path twice',
      `https://id.example/t1/${tail}/${tail}`,
      'stands in it twice',
      `without /${tail}`,
    ],
    ['a word for nothing', `https://id.example/undefined/v2.0/${tail}`, '“undefined”', 'setting'],
    ['a placeholder', `https://id.example/%7Btenant%7D/v2.0/${tail}`, '“{tenant}”', 'setting'],
  ])('%s', (_, address, why, fix) => {
    const exchanges = attempt(missing(address));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(why);
    expect(reasonOf(exchanges)?.fix).toContain(fix);
  });

  it.each([realm, 'https://id.example/nullarbor/none-of-it/.well-known/openid-configuration'])(
    'but nothing of %s',
    (address) => {
      expect(reasonOf(attempt(missing(address)))?.why).toMatch(/\(404\)\.$/);
      expect(reasonOf(attempt(missing(address)))?.fix).toMatch(/^Open that address/);
    },
  );
});

it('says nothing of the address where the server is out of order', () => {
  const exchanges = attempt(missing('https://id.example//.well-known/openid-configuration', 503));
  expect(reasonOf(exchanges)?.fix).toMatch(/^Open that address/);
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
