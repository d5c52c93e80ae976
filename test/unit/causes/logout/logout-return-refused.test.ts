import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, idTokenOf } from '../../../support/flow.ts';
import { bye, logoutWith, pageOf } from '../../../support/logout-request.ts';

const id = 'logout-return-refused';
const logout = (words: string, status = 400) =>
  logoutWith(
    { id_token_hint: idTokenOf(), post_logout_redirect_uri: bye },
    pageOf(`<h1>Error</h1><p>${words}</p>`, status),
  );

describe(`${id} is the cause`, () => {
  it.each([
    'post_logout_redirect_uri not registered',
    "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings",
    'The logout URL is not allowed for this client',
  ])('where the provider says “%s”', (words) => {
    const exchanges = logout(words);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('https://app.example/bye');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof logout>]>([
    ['of a page that answers well', logout('Signed out', 200)],
    ['of a parameter that is missing', logout('Missing required parameter: client_id')],
    ['of another refusal', logout('The hint could not be read')],
    ['without a logout', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
