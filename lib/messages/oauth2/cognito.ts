import { asObject, asText, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import type { Message } from '../message.ts';
import type { Params, View } from '../view.ts';
import { directMessage } from './direct.ts';

/** What each way of asking is in RFC 6749's words, and what it cannot do without. SRP proves a password and never sends it: no grant. */
const flows: Readonly<Record<string, { readonly grant: string; readonly needs: string }>> = {
  USER_PASSWORD_AUTH: { grant: 'password', needs: 'PASSWORD' },
  ADMIN_USER_PASSWORD_AUTH: { grant: 'password', needs: 'PASSWORD' },
  ADMIN_NO_SRP_AUTH: { grant: 'password', needs: 'PASSWORD' },
  REFRESH_TOKEN_AUTH: { grant: 'refresh_token', needs: 'REFRESH_TOKEN' },
  REFRESH_TOKEN: { grant: 'refresh_token', needs: 'REFRESH_TOKEN' },
};

/**
 * Amazon Cognito's own token request, as its SDK sends it from a page: `InitiateAuth` with a password or a refresh token. A token
 * request with other names, so it is given the specification's.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 */
export function cognitoTokenRequest(view: View): Message<'token_request'> | undefined {
  const { exchange } = view;
  const asked = exchange.method === 'POST' ? parseJsonObject(exchange.requestBody?.text) : undefined;
  const name = asText(asked?.['AuthFlow']) ?? '';
  const flow = Object.hasOwn(flows, name) ? flows[name] : undefined;
  const sent = asObject(asked?.['AuthParameters']);
  const clientId = asText(asked?.['ClientId']);
  if (!flow || !clientId || asText(sent?.[flow.needs]) === undefined) return undefined;
  const params = {
    AuthFlow: name,
    grant_type: flow.grant,
    client_id: clientId,
    ...renamed(sent, { USERNAME: 'username', PASSWORD: 'password', REFRESH_TOKEN: 'refresh_token' }),
  };
  const answer = view.answer && answerOf(view.answer);
  return directMessage(view, 'token_request', { confidence: 'certain', params, answer });
}

/** Tokens, a refusal, or what else it wants to know (`ChallengeName`), which is left as it is. */
function answerOf(answer: JsonObject): JsonObject {
  const result = asObject(answer['AuthenticationResult']);
  if (result)
    return {
      ...renamed(result, {
        AccessToken: 'access_token',
        IdToken: 'id_token',
        RefreshToken: 'refresh_token',
        TokenType: 'token_type',
      }),
      ...(result['ExpiresIn'] !== undefined && { expires_in: result['ExpiresIn'] }),
    };
  const error = asText(answer['__type'])?.replace(/^.*#/, '');
  return error ? { ...renamed(answer, { message: 'error_description' }), error } : answer;
}

function renamed(from: JsonObject | undefined, names: Readonly<Record<string, string>>): Params {
  return Object.fromEntries(
    Object.entries(names).flatMap(([theirs, ours]) => {
      const value = asText(from?.[theirs]);
      return value === undefined ? [] : [[ours, value]];
    }),
  );
}
