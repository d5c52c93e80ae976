import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { form } from '../../../support/exchange.ts';
import { codeFlow, idTokenOf, type FlowChanges } from '../../../support/flow.ts';

const id = 'client-id-unset';
const refused = (client: string, words = 'Client not found.', more: FlowChanges = {}) =>
  codeFlow({
    request: { client_id: client },
    requestExchange: {
      status: 400,
      responseBody: { mediaType: 'text/html', text: `<h1>Error</h1><p>${words}</p>` },
    },
    response: null,
    token: null,
    ...more,
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['None', 'Python'],
    ['undefined', 'JavaScript'],
    ['${OIDC_CLIENT_ID}', 'placeholder'],
    ['YOUR_CLIENT_ID', 'example'],
  ])('of %s', (client, what) => {
    const exchanges = refused(client);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(`client_id=${client}`);
    expect(reasonOf(exchanges)?.why).toContain(what);
    expect(reasonOf(exchanges)?.fix).toContain('Nothing at the provider mends this');
  });

  it('of an empty one', () => {
    expect(causeAndOfTrace(refused('', 'Missing parameter: client_id'))).toEqual([id, id]);
    expect(reasonOf(refused(''))?.why).toContain('sent an empty client_id');
  });

  it.each([
    'AADSTS700016: Application with identifier was not found in the directory',
    'The OAuth client was not found. Error 401: invalid_client',
    'Etwas ging schief.',
  ])('whatever the provider says: %s', (words) => {
    expect(causesOf(refused('undefined', words))).toEqual([id]);
  });

  it.each([
    'AADSTS700016: Application with identifier ‘YOUR_CLIENT_ID’ was not found in the directory',
    'Error 401: invalid_client. The OAuth client was not found.',
  ])('of an example’s word, where the provider does not know it: %s', (words) => {
    expect(causesOf(refused('YOUR_CLIENT_ID', words))).toEqual([id]);
  });

  it('of an example’s word, where the answer says that nobody knows it', () => {
    const response = { code: undefined, error: 'unauthorized_client', error_description: 'Unknown client' };
    expect(causesOf(codeFlow({ client: 'YOUR_CLIENT_ID', response, token: null }))).toContain(id);
  });

  it('where the provider’s page looks like any other', () => {
    const shown = { status: 200, responseBody: { mediaType: 'text/html', text: '<h1>Oops</h1>' } };
    expect(causesOf(refused('undefined', '', { requestExchange: shown }))).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each(['wiki', 'undefined-behaviour', 'my-client-id'])('of %s', (client) => {
    expect(causesOf(refused(client))).not.toContain(id);
  });

  it.each<[string, FlowChanges]>([
    ['whose person has not logged in yet', { response: null }],
    [
      'that the provider refused for another reason',
      {
        requestExchange: {
          status: 403,
          responseBody: { mediaType: 'text/html', text: '<p>You are not assigned to this application.</p>' },
        },
        response: null,
      },
    ],
    [
      'that may not log in this way',
      {
        response: {
          code: undefined,
          error: 'unauthorized_client',
          error_description: 'The client is not authorized to use this grant type',
        },
      },
    ],
    [
      'that lacks a parameter',
      {
        response: {
          code: undefined,
          error: 'invalid_request',
          error_description: 'code_challenge is missing',
        },
      },
    ],
    [
      'whose person said no',
      { response: { code: undefined, error: 'access_denied', error_description: 'The user said no' } },
    ],
    [
      'whose silent check found no session',
      { request: { prompt: 'none' }, response: { code: undefined, error: 'login_required' } },
    ],
    [
      'that did not take the ID token that came',
      {
        request: { response_type: 'id_token', response_mode: 'form_post' },
        response: null,
        then: [
          form(
            'https://app.example/cb',
            { id_token: idTokenOf({ aud: 'your-energy' }), state: 'af0ifjsldkj9320ad' },
            { status: 500, context: { resourceType: 'main_frame', initiator: 'https://op.example' } },
          ),
        ],
      },
    ],
  ])('of an app called your-energy %s', (_, more) => {
    expect(causesOf(codeFlow({ client: 'your-energy', token: null, ...more }))).not.toContain(id);
  });

  it.each([502, 503, 504])('where the provider was not to be reached (%i)', (status) => {
    const requestExchange = {
      status,
      responseBody: { mediaType: 'text/html', text: '<h1>Service Unavailable</h1>' },
    };
    expect(causesOf(refused('null', '', { requestExchange }))).not.toContain(id);
  });

  it('where the provider knows a client of that name', () => {
    expect(causesOf(codeFlow({ client: 'none', tokenAnswer: { error: 'invalid_grant' } }))).not.toContain(id);
  });
});
