import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { exchange, urlWith } from '../../../support/exchange.ts';
import { codeFlow, flowsOf, idTokenOf } from '../../../support/flow.ts';
import { bye, logoutWith, pageOf } from '../../../support/logout-request.ts';

const id = 'logout-parameter-missing';

/** A logout with those parameters, refused in those words. */
const logout = (params: Readonly<Record<string, string>>, words: string, status = 400) =>
  logoutWith({ id_token_hint: idTokenOf(), ...params }, pageOf(`<h1>Error</h1><p>${words}</p>`, status));

describe(`${id} is the cause`, () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['client_id', { post_logout_redirect_uri: bye }, 'Missing required parameter: client_id'],
    [
      'logout_uri',
      { client_id: 'spa', post_logout_redirect_uri: bye },
      'The logout_uri parameter is required.',
    ],
    ['returnTo', { client_id: 'spa' }, 'The parameter "returnTo" is missing'],
    ['post_logout_redirect_uri', { redirect_uri: bye }, 'post_logout_redirect_uri is required'],
  ])('where %s is what the provider misses', (name, params, words) => {
    const exchanges = logout(params, words);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(
      `The logout request has no ${name}, which op.example requires`,
    );
    expect(reasonOf(exchanges)?.fix).toContain(`Send ${name} with the logout request`);
  });

  it('and says which parameter names the address, where another was sent', () => {
    const exchanges = logout({ post_logout_redirect_uri: bye }, 'The parameter logout_uri is missing');
    expect(reasonOf(exchanges)?.why).toContain('it does not read post_logout_redirect_uri');
  });

  it('where the provider leads to its own error page and asks for the login’s parameter, which Cognito does', () => {
    const [...exchanges] = logout({ client_id: 'spa', post_logout_redirect_uri: bye }, '', 302);
    const last = exchanges.pop()!;
    const page = urlWith('https://op.example/error', {
      error: "Required String parameter 'redirect_uri' is not present",
    });
    const led = [...exchanges, { ...last, redirectUrl: page, responseBody: undefined }];
    expect(causeAndOfTrace(led)).toEqual([id, id]);
    expect(reasonOf(led)?.why).toContain('has no logout_uri');
    expect(reasonOf(led)?.fix).toContain('logout_uri');
  });
});

describe('redirect_uri, the older name for where to return to, is told', () => {
  it.each([
    ['where the provider takes it for nothing it knows', 'Invalid parameter: redirect_uri'],
    ['in other words', 'Unsupported parameter redirect_uri'],
  ])('%s', (_, words) => {
    const exchanges = logout({ redirect_uri: bye }, words);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('names where to return to as redirect_uri');
    expect(reasonOf(exchanges)?.fix).toContain('post_logout_redirect_uri');
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'the present name was sent, too',
      { redirect_uri: bye, post_logout_redirect_uri: bye },
      'Invalid parameter: redirect_uri',
    ],
    ['the session is gone', { redirect_uri: bye }, 'Session not active'],
    [
      'it goes on to a login',
      { redirect_uri: bye, response_type: 'code', client_id: 'spa' },
      'Invalid parameter: redirect_uri',
    ],
  ])('but not where %s', (_, params, words) => {
    expect(reasonOf(logout(params, words))?.why ?? '').not.toContain('names where to return to as');
  });
});

it('the page that the provider leads to says it, and is no second logout', () => {
  const [...exchanges] = logout({ client_id: 'spa', post_logout_redirect_uri: bye }, '', 302);
  const last = exchanges.pop()!;
  const page = urlWith('https://op.example/error', {
    client_id: 'spa',
    post_logout_redirect_uri: bye,
    id_token_hint: idTokenOf(),
  });
  const shown = exchange({
    id: 'shown',
    entry: last.entry + 1,
    startedAt: last.startedAt + 100,
    url: page,
    status: 400,
    responseBody: {
      mediaType: 'text/html',
      text: '<h1>Error</h1><p>Required parameter logout_uri is missing</p>',
    },
    context: { resourceType: 'main_frame' },
  });
  const led = [...exchanges, { ...last, redirectUrl: page, responseBody: undefined }, shown];
  expect(flowsOf(led)).toHaveLength(1);
  expect(causeAndOfTrace(led)).toEqual([id, id]);
});

describe(`${id}, of Keycloak’s old name for where to return to,`, () => {
  const keycloak = (page: string, query = { redirect_uri: bye }) => [
    exchange({
      url: urlWith('https://sso.example/realms/staff/protocol/openid-connect/logout', query),
      status: 400,
      responseBody: { mediaType: 'text/html', text: page },
      context: { resourceType: 'main_frame', initiator: 'https://app.example' },
    }),
  ];

  it.each([
    'Invalid parameter: redirect_uri',
    'Ungültiger Parameter: redirect_uri',
    'Paramètre invalide : redirect_uri',
    '無効なパラメーター: redirect_uri',
  ])('is the cause by itself, before any login (%s)', (words) => {
    const exchanges = keycloak(`<h1>…</h1><p class="instruction">${words}</p>`);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('Keycloak since version 18');
  });

  it('is not the cause where another name is used', () => {
    const exchanges = keycloak('<p class="instruction">Ungültiger Parameter: redirect_uri</p>', {
      post_logout_redirect_uri: bye,
    } as never);
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof logout>]>([
    [
      'of a parameter that was sent',
      logout({ client_id: 'spa' }, 'The required parameter client_id cannot be read'),
    ],
    [
      'of an address that is missing from the client’s registration',
      logout({ post_logout_redirect_uri: bye }, 'The redirect_uri is missing in the client configuration'),
    ],
    ['of a hint that is missing', logout({ id_token_hint: '' }, 'Missing parameters: id_token_hint')],
    ['of a page that answers well', logout({}, 'client_id is required', 200)],
    ['of a parameter that is missing in a login', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

it('a logout at Keycloak that has the parameters of a login is no login whose address is unknown', () => {
  const url = 'https://op.example/realms/choir/protocol/openid-connect/logout';
  const params = { response_type: 'code', scope: 'openid', client_id: 'spa', redirect_uri: bye };
  const exchanges = codeFlow({
    then: [
      {
        url: urlWith(url, params),
        status: 400,
        responseBody: {
          mediaType: 'text/html',
          text: '<h1>We are sorry...</h1><p>Invalid parameter: redirect_uri</p>',
        },
        context: { resourceType: 'main_frame' },
      },
    ],
  });
  expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['succeeded']);
  expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  expect(causesOf(exchanges)).not.toContain('redirect-uri-mismatch');
  expect(reasonOf(exchanges)?.why).toContain('Keycloak since version 18');
});
