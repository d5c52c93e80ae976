import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import {
  capture,
  formBody,
  json,
  redirect,
  urlWith,
  type ExchangeFields,
} from '../../../support/exchange.ts';
import { document as html, page } from '../../../support/said.ts';

const id = 'client-document-refused';
const client = 'https://editor.example/oauth/client.json';
const callback = 'https://editor.example/callback';
const fetched = { context: { resourceType: 'fetch' } } as const;
const tab = { context: { resourceType: 'main_frame' } } as const;
const address = (clientId: string) =>
  urlWith('https://id.example/authorize', {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: callback,
    state: 'GfoYU1nVFIL4iszMyfbEIeq7',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWP6lqTqZJf1s',
    code_challenge_method: 'S256',
  });
const refusedPage = (words: string, clientId = client): ExchangeFields => ({
  ...page(html(`<h1>Error</h1><p>${words}</p>`)),
  url: address(clientId),
  ...tab,
});
const refusedAnswer = (error: string, description: string, clientId = client): ExchangeFields =>
  json(address(clientId), { error, error_description: description }, { status: 400, ...tab });
const document = (more: object = {}) =>
  json(client, { client_id: client, client_name: 'Editor', redirect_uris: [callback], ...more }, fetched);
const metadata = (more: object = {}) =>
  json(
    'https://id.example/.well-known/oauth-authorization-server',
    {
      issuer: 'https://id.example',
      authorization_endpoint: 'https://id.example/authorize',
      token_endpoint: 'https://id.example/token',
      ...more,
    },
    fetched,
  );
const invalid = refusedAnswer('invalid_client', 'Client authentication failed');

describe(`${id} is the cause`, () => {
  it.each<[string, string, readonly ExchangeFields[]]>([
    ['that is not there', 'status 404', [invalid, { url: client, status: 404, ...fetched }]],
    [
      'that is a page',
      'not JSON (text/html)',
      [
        invalid,
        {
          url: client,
          status: 200,
          responseHeaders: [['Content-Type', 'text/html']],
          responseBody: { mediaType: 'text/html', text: '<!doctype html><div id="root"></div>' },
          ...fetched,
        },
      ],
    ],
    [
      'that redirects',
      'answered with a redirect',
      [refusedPage('Unknown client.'), { ...redirect(client, `${client}/`), ...fetched }],
    ],
    [
      'that names another client',
      'client_id is not its address',
      [refusedPage('invalid_client'), document({ client_id: 'https://editor.example/client' })],
    ],
    [
      'that does not list the redirect URI',
      `redirect_uri ${callback} is not listed`,
      [
        document({ redirect_uris: ['https://editor.example/cb'] }),
        refusedAnswer('invalid_request', 'redirect_uri is not registered for this client'),
      ],
    ],
    [
      'whose address is http',
      'not an https address',
      [
        refusedAnswer(
          'invalid_client',
          'client_id must use https',
          'http://editor.example/oauth/client.json',
        ),
      ],
    ],
  ])('of a document %s', (_, words, fields) => {
    const exchanges = capture(...fields);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.fix).toContain('client_id equal to its address');
  });

  it.each<[string, ExchangeFields]>([
    ['on a page', refusedPage('Failed to fetch client metadata document: 404 Not Found')],
    ['in JSON', refusedAnswer('invalid_request', 'The client_id metadata document could not be retrieved')],
    ['in other words', refusedAnswer('invalid_client', 'Could not load the client from its URL')],
    [
      'in the answer',
      redirect(
        address(client),
        `${callback}?error=invalid_client&error_description=CIMD+fetch+failed&state=GfoYU1nVFIL4iszMyfbEIeq7`,
        tab,
      ),
    ],
  ])('that the server says it could not read, %s', (_, answer) => {
    const exchanges = capture(answer);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'phrase', confidence: 'firm' });
    expect(reasonOf(exchanges)?.why).toContain(client);
  });

  it('at a server that takes no such identifiers', () => {
    const exchanges = capture(metadata(), invalid);
    expect(reasonOf(exchanges)?.cause).toBe(id);
    expect(reasonOf(exchanges)?.why).toContain('client_id_metadata_document_supported');
    expect(reasonOf(exchanges)?.fix).toContain('Register the client');
  });

  it('perhaps, where nothing else is known', () => {
    const exchanges = capture(invalid);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'tentative' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['of a client with a plain name', [refusedAnswer('invalid_client', 'Unknown client', 'editor')]],
    [
      'of a login that went on',
      [
        document({ redirect_uris: [] }),
        redirect(
          address(client),
          `${callback}?code=yinV2y62mI4Rd5BoFEbENTEg&state=GfoYU1nVFIL4iszMyfbEIeq7`,
          tab,
        ),
      ],
    ],
    [
      'of a person who said no',
      [
        redirect(address(client), `${callback}?error=access_denied&state=GfoYU1nVFIL4iszMyfbEIeq7`, tab),
        { url: client, status: 404, ...fetched },
      ],
    ],
    [
      'of an entity in a federation',
      [metadata({ client_registration_types_supported: ['automatic'] }), invalid],
    ],
    [
      'of a secret that is wrong',
      [
        metadata(),
        redirect(
          address(client),
          `${callback}?code=yinV2y62mI4Rd5BoFEbENTEg&state=GfoYU1nVFIL4iszMyfbEIeq7`,
          tab,
        ),
        json(
          'https://id.example/token',
          { error: 'invalid_client' },
          {
            method: 'POST',
            status: 401,
            requestBody: formBody({
              grant_type: 'authorization_code',
              code: 'yinV2y62mI4Rd5BoFEbENTEg',
              client_id: client,
              client_secret: 'x',
            }),
            ...fetched,
          },
        ),
      ],
    ],
    [
      'of a redirect URI that is refused to a client whose name is an address',
      [
        refusedPage(
          'The redirect URI of this request is not registered for the client.',
          'https://adatum.example/',
        ),
      ],
    ],
    [
      'of an address that a server without such documents does not know',
      [metadata(), refusedAnswer('invalid_request', 'redirect_uri mismatch')],
    ],
    ['of a scope that is wrong', [document(), refusedAnswer('invalid_scope', 'The scope is unknown')]],
    ['of a server that is out of order', [{ url: address(client), status: 503, ...tab }]],
    [
      'of a document that is as it should be, at a server that takes it',
      [metadata({ client_id_metadata_document_supported: true }), document(), invalid],
    ],
  ])('%s', (_, fields) => {
    expect(causesOf(capture(...fields))).not.toContain(id);
  });
});
