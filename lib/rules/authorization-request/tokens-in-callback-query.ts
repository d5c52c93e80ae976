import { queryParameters } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Tokens requested or delivered in the callback query string',
  why: 'The query of an address is sent to the server and written to logs, and is passed on in Referer headers. Response types with tokens must never use it.',
  fix: 'Use the code flow; where tokens must come through the browser, the default fragment, form_post or an encrypted response object.',
  references: ['multiple-response-types#3', 'multiple-response-types#5', 'rfc9700#4.3.2', 'jarm#2.3.1'],
  examples: {
    fires: '/auth?response_type=token&response_mode=query',
    passes: '/cb#access_token=…&token_type=Bearer',
  },
};

/** Tokens in the query reach the client's server log, every proxy and the Referer header. */
export default rule({
  id: 'tokens-in-callback-query',
  severity: 'high',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    const asked = askedForQuery(facts);
    const answers = messagesOf(facts.flow, 'authorization_response');
    if (answers.length === 0 && !asksForTokens(facts)) return 'not applicable';
    const delivered = answers.filter((message) => namesIn(message).length > 0);
    const names = [...new Set(delivered.flatMap(namesIn))];
    if (delivered.length > 0)
      return {
        confidence: 'certain',
        owner: asked ? 'client' : 'authorization_server',
        detail: `The callback’s query carries ${names.join(' and ')}${asked ? ', as the request asked' : ''}; expected no token in any query.`,
        evidence: asked ? [asked, ...delivered] : delivered,
      };
    return asked && !wasRefusedOrSealed(facts)
      ? {
          confidence: 'certain',
          detail: `The request asks for response_type "${facts.authorizationRequest?.params['response_type']}" with response_mode "${facts.authorizationRequest?.params['response_mode']}"; expected no token in any query.`,
          evidence: [asked],
        }
      : undefined;
  },
});

/** The request that wants tokens in the query. `jwt` means the fragment wherever tokens are asked for: JARM §2.3.4. */
function askedForQuery(facts: Facts): Message | undefined {
  const { authorizationRequest: request } = facts;
  if (!request || !asksForTokens(facts)) return undefined;
  return /^query(\.jwt)?$/.test(request.params['response_mode'] ?? '') ? request.message : undefined;
}

function asksForTokens({ authorizationRequest: request }: Facts): boolean {
  return Boolean(request?.responseType.has('token') || request?.responseType.has('id_token'));
}

/** The server answered with an error, or with an object that only the client can read. */
function wasRefusedOrSealed({ errorPage, authorizationResponse: response }: Facts): boolean {
  const { error, code, response: object, id_token: token } = response?.params ?? {};
  return Boolean(errorPage ?? error) || Boolean(object && !code && !token);
}

/** `refresh_token` has a rule of its own. */
function namesIn(message: Message): readonly string[] {
  const names = ['access_token', 'id_token'];
  if (message.responseMode === 'query.jwt') return names.filter((name) => message.params[name]);
  const query = queryParameters(message.url);
  return names.filter((name) => query.some(([seen, value]) => seen === name && value !== ''));
}
