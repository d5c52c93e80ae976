import { describe, expect, it } from 'vitest';
import { isWithinRealm, outsideRealm } from '../../../lib/facts/openid-realm.ts';
import { factsIn } from '../../support/flows-in.ts';
import { steamLogin } from '../../support/openid2.ts';

const realm = 'https://game.example/app';

describe('an address lies under a realm', () => {
  it.each([
    ['that is it', 'https://game.example/app', realm],
    ['below its path', 'https://game.example/app/auth?x=1', realm],
    ['of a host of its domain', 'https://eu.game.example/app/x', 'https://*.game.example/app'],
    ['where one is no address', 'app:/cb', 'not an address'],
  ])('%s', (_, address, of) => expect(isWithinRealm(address, of)).toBe(true));
});

describe('an address lies outside a realm', () => {
  it.each([
    ['of another scheme', 'http://game.example/app'],
    ['of another port', 'https://game.example:8443/app'],
    ['of another host', 'https://www.game.example/app'],
    ['of another path', 'https://game.example/application'],
  ])('%s', (_, address) => expect(isWithinRealm(address, realm)).toBe(false));
});

it('a request whose address lies outside is found, and none of one within', () => {
  const found = (fields: Readonly<Record<string, string>>) =>
    factsIn(steamLogin.request(fields)).of(outsideRealm)?.realm;
  expect(found({ realm: 'http://game.example' })).toBe('http://game.example');
  expect(found({})).toBeUndefined();
});
