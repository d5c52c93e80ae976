import { describe, expect, it } from 'vitest';
import { clientName, placeName, resourceName, serverName, speakers } from '../../../lib/telling/parties.ts';
import { cleanLogin } from '../../support/logins.ts';
import { inspected } from '../../support/report.ts';

const flow = inspected(cleanLogin()).report.flows[0]!;

it.each([
  ['https://app.example:8443/cb', 'app.example:8443'],
  ['com.example.app:/cb', 'com.example.app'],
  ['urn:corp:idp', 'urn:corp:idp'],
  ['[client 1]', '[client 1]'],
])('%s is known as %s', (url, host) => expect(placeName(url)).toBe(host));

describe('a party', () => {
  it('is known by where it is', () => {
    expect([clientName(flow), serverName(flow), resourceName(flow)]).toEqual([
      'app.example',
      'op.example',
      'api.example',
    ]);
  });

  it('is known by its id where that is all', () => {
    expect(clientName({ client: { id: 'robot', redirect_uri: null } })).toBe('robot');
    expect(clientName({ client: { id: 'robot', redirect_uri: 'undefined' } })).toBe('robot');
  });

  it('has no invented name', () => {
    expect(clientName({ client: { id: null, redirect_uri: null } })).toBe('An application');
    const outOfBand = { id: 'wedlOJ7Nh4n5', redirect_uri: 'urn:ietf:wg:oauth:2.0:oob' };
    expect(clientName({ client: outOfBand })).toBe('An application');
    expect(serverName({ server: { issuer: null, origin: null } })).toBe('an authorization server');
    expect(resourceName({ steps: [] })).toBeUndefined();
  });

  it('that calls itself by a URN is known by where it is, if that was seen', () => {
    const issuer = 'urn:corp:idp';
    expect(serverName({ server: { issuer, origin: 'https://idp.example' } })).toBe('idp.example');
    expect(serverName({ server: { issuer, origin: null } })).toBe('urn:corp:idp');
  });

  it('that is several is counted', () => {
    const [call] = flow.steps.slice(-1);
    expect(resourceName({ steps: [call!, { ...call!, url: 'https://other.example/x' }] })).toBe('2 APIs');
  });

  it('speaks in a step by that name', () => {
    expect(speakers(flow, flow.steps[1]!)).toEqual(['app.example', 'op.example']);
    expect(speakers(flow, { ...flow.steps[1]!, to: 'user' })[1]).toBe('you');
  });

  it.each([
    ['x509_san_dns:verifier.example', 'verifier.example'],
    ['decentralized_identifier:did:web:verifier.example', 'verifier.example'],
    ['did:web:verifier.example:path', 'verifier.example'],
    ['redirect_uri:https://verifier.example/cb', 'verifier.example'],
    ['x509_hash:Uvo3HtuIxuhC92rShpgqcT3Y', 'A verifier'],
    ['registered-verifier', 'registered-verifier'],
    [null, 'A verifier'],
  ])('names a verifier by what proves it: %s', (id, name) => {
    const client = { id, redirect_uri: null, type: 'unknown' } as const;
    expect(clientName({ client, protocol: 'openid4vp' })).toBe(name);
  });
});
