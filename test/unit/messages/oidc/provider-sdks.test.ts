import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, reasonOf } from '../../../support/causes.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const app = 'https://shop.example';
const page: ExchangeFields = { url: `${app}/login`, status: 200, context: { resourceType: 'main_frame' } };
/** What a provider's script, on a page of the app's, asked before any redirect. */
const asked = (
  url: string,
  status: number,
  answer: object,
  requestBody: Exchange['requestBody'],
): readonly Exchange[] =>
  capture(page, {
    url,
    method: 'POST',
    status,
    requestHeaders: [['Origin', app]],
    requestBody,
    responseHeaders: [
      ['Content-Type', 'application/json'],
      ['Access-Control-Allow-Origin', app],
    ],
    responseBody: jsonBody(answer),
    context: { resourceType: 'fetch', initiator: app },
  });
const okta = (status: number, answer: object): readonly Exchange[] =>
  asked('https://dev-1.okta.com/oauth2/default/v1/interact', status, answer, {
    mediaType: 'application/x-www-form-urlencoded',
    text: `client_id=0oa1&scope=openid&redirect_uri=${encodeURIComponent(`${app}/login/callback`)}&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&state=abc1234567890`,
  });
const cognito = (answer: object): readonly Exchange[] =>
  asked(
    'https://cognito-idp.eu-west-1.amazonaws.com/',
    400,
    answer,
    jsonBody({ AuthFlow: 'USER_SRP_AUTH', ClientId: 'abc', AuthParameters: { USERNAME: 'a', SRP_A: 'ff' } }),
  );
const auth0 = (status: number, answer: object): readonly Exchange[] =>
  asked(
    'https://t.eu.auth0.com/co/authenticate',
    status,
    answer,
    jsonBody({ client_id: 'AbC', username: 'a', realm: 'db' }),
  );

describe('a provider’s own form on a page that is refused before anybody is asked', () => {
  it.each<[string, readonly Exchange[], string, string]>([
    [
      'Okta: a grant that the app has not',
      okta(400, {
        error: 'unauthorized_client',
        error_description:
          'The client is not authorized to use the provided grant type. Configured grant types: [authorization_code].',
      }),
      'wrong-platform-type',
      'another kind of application',
    ],
    [
      'Okta: an address that is not registered',
      okta(400, {
        error: 'invalid_request',
        error_description:
          "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings",
      }),
      'redirect-uri-mismatch',
      'not registered for this client',
    ],
    [
      'Cognito: a client that the pool has not',
      cognito({ __type: 'ResourceNotFoundException', message: 'User pool client abc does not exist.' }),
      'client-unknown-here',
      'does not know this client',
    ],
    [
      'Auth0: a page that is not on the list',
      auth0(403, { error: 'unauthorized_client', error_description: `Origin ${app} is not allowed.` }),
      'origin-not-allowed',
      `The origin ${app} is not allowed`,
    ],
  ])('%s', (_, exchanges, cause, said) => {
    expect(causeAndOfTrace(exchanges)).toEqual([cause, cause]);
    expect(reasonOf(exchanges)?.why).toContain(said);
  });

  it.each<[string, readonly Exchange[]]>([
    ['Okta gives a handle', okta(200, { interaction_handle: 'abcdefgh' })],
    [
      'Cognito finds the password wrong',
      cognito({ __type: 'NotAuthorizedException', message: 'Incorrect username or password.' }),
    ],
    [
      'Cognito knows no such person',
      cognito({ __type: 'UserNotFoundException', message: 'User does not exist.' }),
    ],
    [
      'Auth0 finds the password wrong',
      auth0(403, { error: 'access_denied', error_description: 'Wrong email or password.' }),
    ],
  ])('but not where %s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });
});
