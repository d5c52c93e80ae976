import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

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

  it('where the provider’s page looks like any other', () => {
    const shown = { status: 200, responseBody: { mediaType: 'text/html', text: '<h1>Oops</h1>' } };
    expect(causesOf(refused('undefined', '', { requestExchange: shown }))).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each(['wiki', 'undefined-behaviour', 'my-client-id'])('of %s', (client) => {
    expect(causesOf(refused(client))).not.toContain(id);
  });

  it('where the provider knows a client of that name', () => {
    expect(causesOf(codeFlow({ client: 'none', tokenAnswer: { error: 'invalid_grant' } }))).not.toContain(id);
  });
});
