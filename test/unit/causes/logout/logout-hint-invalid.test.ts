import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { codeFlow, idTokenOf } from '../../../support/flow.ts';
import { bye, logoutWith, pageOf } from '../../../support/logout-request.ts';

const id = 'logout-hint-invalid';
const logout = (more: Readonly<Record<string, string>>, answer: Partial<Exchange>) =>
  logoutWith({ post_logout_redirect_uri: bye, ...more }, answer);
const page = (text: string, status = 400) => pageOf(text, status);
const keycloak = page('<p class="instruction">Invalid parameter: id_token_hint</p>');

describe(`${id} is the cause`, () => {
  it.each<[string, Readonly<Record<string, string>>, Partial<Exchange>]>([
    ['Keycloak takes no access token', { id_token_hint: 'ory_at_aPc8Xw4vQ2rT' }, keycloak],
    [
      'node-oidc-provider says so',
      { id_token_hint: idTokenOf() },
      page('<p>could not validate id_token_hint</p>'),
    ],
    [
      'Okta says so with a code that APIs have, too',
      { id_token_hint: idTokenOf() },
      {
        status: 400,
        responseBody: jsonBody({ errorCode: 'invalid_token', errorSummary: 'The id token is invalid.' }),
      },
    ],
    ['a hint of another client', { id_token_hint: idTokenOf({ aud: 'other' }), client_id: 'spa' }, keycloak],
    [
      'a hint of another realm',
      { id_token_hint: idTokenOf({ iss: 'https://op.example/realms/b' }) },
      keycloak,
    ],
  ])('where %s', (_, more, answer) => {
    const exchanges = logout(more, answer);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.owner).toBe('client');
  });

  it.each([
    ['it is no ID token (no JWT)', { id_token_hint: 'ory_at_aPc8Xw4vQ2rT' }],
    ['it is of another issuer', { id_token_hint: idTokenOf({ iss: 'https://op.example/realms/b' }) }],
    ['it was made for another client', { id_token_hint: idTokenOf({ aud: 'other' }), client_id: 'spa' }],
  ])('and says why: %s', (words, more) => {
    expect(reasonOf(logout(more, page('<h1>Bad request</h1>')))?.why).toContain(words);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof logout>]>([
    [
      'of a hint that is refused without a word and fits',
      logout({ id_token_hint: idTokenOf() }, page('<h1>Bad request</h1>')),
    ],
    [
      'of the address to return to',
      logout(
        { id_token_hint: idTokenOf({ aud: 'other' }) },
        page('<p>post_logout_redirect_uri not registered</p>'),
      ),
    ],
    ['of an empty hint', logout({ id_token_hint: '' }, keycloak)],
    ['of none', logout({}, page('<p>Missing parameters: id_token_hint</p>'))],
    [
      'where the browser is sent back',
      logout({ id_token_hint: 'x' }, { status: 302, redirectUrl: 'https://app.example/bye' }),
    ],
    ['of a server that is out of order', logout({ id_token_hint: 'x.y' }, page('<h1>Oops</h1>', 503))],
    ['without a logout', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
