import { describe, expect, it } from 'vitest';
import { after } from '../../../support/documents.ts';
import { json, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'cimd-invalid';
const client = 'https://app.example/client.json';
const metadata = { client_id_metadata_document_supported: true };
const document = (members: object) =>
  json(client, {
    client_id: client,
    client_name: 'Notes',
    redirect_uris: ['https://app.example/cb'],
    ...members,
  });
const described = (members: object, changes: FlowChanges = {}) =>
  after([document(members)], { client, ...changes });
const named = (address: string) => codeFlow({ client: address, metadata });

describe('cimd-invalid is medium for', () => {
  it.each([
    ['an address without https', 'http://app.example/client.json', 'not an https address'],
    ['an address without a path', 'https://app.example', 'has no path'],
    ['a fragment', `${client}#a`, 'has a fragment'],
    ['dot segments', 'https://app.example/a/../client.json', 'dot segments'],
    ['a user name', 'https://kim@app.example/client.json', 'contains a user name'],
  ])('%s', (_, address, words) => {
    expect(verdictsOf(id, named(address))).toEqual(['medium certain']);
    expect(detailOf(id, named(address))).toContain(words);
  });

  it.each([
    ['a secret', { client_secret: 'published-31f' }, 'contains a client_secret'],
    [
      'a method that needs one',
      { token_endpoint_auth_method: 'client_secret_basic' },
      'needs a shared secret',
    ],
    ['another redirect URI', { redirect_uris: ['https://app.example/other'] }, 'is not listed'],
  ])('a document with %s', (_, members, words) => {
    expect(verdictsOf(id, described(members))).toEqual(['medium certain']);
    expect(detailOf(id, described(members))).toContain(words);
  });
});

const fetched = (more: Partial<ExchangeFields>, supported: object = metadata) =>
  codeFlow({
    client,
    metadata: supported as Readonly<Record<string, unknown>>,
    then: [
      json(
        client,
        { client_id: client, client_name: 'Notes', redirect_uris: ['https://app.example/cb'] },
        { status: 200, context: { resourceType: 'fetch', initiator: 'https://app.example' }, ...more },
      ),
    ],
  });
const nothing = { status: 404, responseBody: undefined };
const redirect_uris = ['https://app.example/cb'];
const documentOf = (members: object) => ({ responseBody: jsonBody(members) });

describe('cimd-invalid is medium for a document that was fetched, and', () => {
  it.each<readonly [string, Partial<ExchangeFields>, string]>([
    ['is not there', { status: 404, responseBody: undefined }, 'answered with status 404'],
    [
      'is somewhere else',
      { status: 302, redirectUrl: 'https://app.example/c2.json', responseBody: undefined },
      'answered with a redirect',
    ],
    [
      'is a page',
      {
        responseHeaders: [['Content-Type', 'text/html; charset=utf-8']],
        responseBody: { mediaType: 'text/html', text: '<p>Hello' },
      },
      'it is not JSON (text/html)',
    ],
    [
      'names another address',
      documentOf({ client_id: 'https://app.example/other.json', redirect_uris }),
      'its client_id is not its address',
    ],
    ['names none', documentOf({ client_name: 'Notes', redirect_uris }), 'it has no client_id'],
    [
      'says when its secret expires',
      documentOf({ client_id: client, redirect_uris, client_secret_expires_at: 0 }),
      'it contains client_secret_expires_at',
    ],
  ])('%s', (_, more, words) => {
    expect(verdictsOf(id, fetched(more))).toEqual(['medium certain']);
    expect(detailOf(id, fetched(more))).toContain(words);
    expect(detailOf(id, redacted(fetched(more)))).toBe(detailOf(id, fetched(more)));
  });
});

describe('cimd-invalid says nothing of a document that was fetched, and', () => {
  it.each<readonly [string, Partial<ExchangeFields>, object]>([
    ['is as it should be', {}, metadata],
    ['has not changed', { status: 304, responseBody: undefined }, metadata],
    ['has not answered', { status: 0, responseBody: undefined }, metadata],
    ['was not recorded', { responseBody: undefined }, metadata],
    ['is a page at a server that takes addresses for plain identifiers', nothing, {}],
    ['was opened by a person', { ...nothing, context: { resourceType: 'main_frame' } }, metadata],
  ])('%s', (_, more, supported) => {
    expect(verdictsOf(id, fetched(more, supported))).toEqual([]);
  });
});

describe('cimd-invalid says nothing', () => {
  it.each([
    ['of a proper document', described({ token_endpoint_auth_method: 'none' })],
    ['of a client that signs', described({ token_endpoint_auth_method: 'private_key_jwt' })],
    [
      'of another port on the device itself',
      described({ redirect_uris: ['http://127.0.0.1/cb'] }, { redirectUri: 'http://127.0.0.1:51004/cb' }),
    ],
    ['of an address the document was not fetched from', named(client)],
    ['of the root of a host, which is not recommended and allowed', named('https://app.example/')],
    ['of a path with dots in its names', named('https://app.example/.well-known/client.v1.json')],
    ['of a client on the device itself', named('http://localhost:3000/client.json')],
    ['of a document without a method', described({ token_endpoint_auth_method: undefined })],
    ['of a document without redirect URIs', described({ redirect_uris: undefined })],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });

  it('of addresses as plain identifiers, and of other identifiers', () => {
    expect(outcomeOf(id, codeFlow({ client: 'http://app.example', metadata: {} }))).toBe('not applicable');
    expect(outcomeOf(id, codeFlow({ metadata }))).toBe('not applicable');
  });
});
