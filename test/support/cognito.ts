import type { Exchange } from '../../lib/exchange/exchange.ts';
import { exchange, jsonBody, type ExchangeFields } from './exchange.ts';

/** What Cognito's SDK sends from a page, and what came back (tokens, unless a test says otherwise). */
export function initiateAuth(
  AuthFlow: string,
  AuthParameters: Readonly<Record<string, string>>,
  answer: Readonly<Record<string, unknown>> = {
    AuthenticationResult: {
      AccessToken: 'cognito-access-5b1',
      IdToken: 'cognito-id-0f4',
      RefreshToken: 'cognito-refresh-77a',
      ExpiresIn: 3600,
      TokenType: 'Bearer',
    },
    ChallengeParameters: {},
  },
  more: Partial<Exchange> = {},
): ExchangeFields {
  return exchange({
    url: 'https://cognito-idp.eu-west-1.amazonaws.com/',
    method: 'POST',
    requestHeaders: [
      ['Content-Type', 'application/x-amz-json-1.1'],
      ['X-Amz-Target', 'AWSCognitoIdentityProviderService.InitiateAuth'],
    ],
    requestBody: {
      mediaType: 'application/x-amz-json-1.1',
      text: JSON.stringify({ AuthFlow, ClientId: '3n4b5urk1ft4fl3mg5e62d9ado', AuthParameters }),
    },
    status: answer['__type'] ? 400 : 200,
    responseHeaders: [
      ['Content-Type', 'application/x-amz-json-1.1'],
      ['Access-Control-Allow-Origin', '*'],
    ],
    responseBody: { ...jsonBody(answer), mediaType: 'application/x-amz-json-1.1' },
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
    ...more,
  });
}

export const byPassword = { USERNAME: 'kim@people.example', PASSWORD: 'hunter2-cognito-91' };
