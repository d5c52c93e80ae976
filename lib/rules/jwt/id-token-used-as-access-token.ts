import { asText } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { knownTokens } from '../../messages/delivered-tokens.ts';
import { isOneOperator } from '../../facts/one-operator.ts';
import type { Message } from '../../messages/message.ts';
import { presentedToken } from '../../messages/oauth2/presented-token.ts';
import { viewOf } from '../../messages/view.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'ID token sent to an API as bearer credential',
  why: 'An ID token is for the client and says who logged in, not what may be done. An API that takes it takes tokens that were never meant for it, and can log in elsewhere with them.',
  fix: 'Ask for an access token for the API (scope, resource or audience) and send that one.',
  references: ['rfc9068#4', 'rfc9068#5', 'rfc8725#3.12'],
  examples: {
    fires: 'Authorization: Bearer with the ID token to https://api.other.example',
    passes: 'Authorization: Bearer with the access token; id_token_hint at logout',
  },
};

/** An API was given the statement about the person instead of a key to itself. */
export default rule({
  id: 'id-token-used-as-access-token',
  severity: 'medium',
  owner: 'client',
  needs: ['idTokens'],
  inspect({ flow, idTokens, client }) {
    const calls = [...messagesOf(flow, 'resource_request')].filter(({ token }) => token !== undefined);
    if (calls.length === 0) return 'not applicable';
    const issued = new Set(flow.messages.flatMap((message) => knownTokens(message)['id_token'] ?? []));
    const issuers = idTokens.map(({ jwt }) => asText(jwt.claims['iss']) ?? '');
    const found = calls.filter(
      (message) =>
        isPresented(message) &&
        issued.has(message.token!) &&
        !issuers.some((issuer) => isAt(issuer, message)),
    );
    const [first] = found;
    if (!first) return undefined;
    const isForeign = found.some((message) => !isOwn(message, client.redirectUri));
    const isByDesign = issuers.some((issuer) => platforms.test(issuer));
    return {
      severity: isForeign && !isByDesign ? 'medium' : 'info',
      confidence: 'certain',
      detail: `${endpointOf(first.url)} was called with the ID token as its bearer token; expected: an access token.${isByDesign ? ' This provider documents it so.' : ''}`,
      evidence: found,
    };
  },
});

/** Firebase and Cognito let APIs take ID tokens. */
const platforms = /^https:\/\/(securetoken\.google\.com\/|cognito-idp\.[\w-]+\.amazonaws\.com\/)/;

function isPresented({ exchange, token }: Message): boolean {
  const presented = presentedToken(viewOf(exchange));
  return presented?.method === 'header' && presented.token === token;
}

function isAt(issuer: string, { url }: Message): boolean {
  return originOf(issuer) === originOf(url);
}

/** The client's own site; on a developer's machine all of it. */
function isOwn({ url, exchange }: Message, redirectUri: string | null): boolean {
  const homes = [redirectUri, exchange.context.initiator].filter(
    (home) => home !== null && home !== undefined,
  );
  return homes.some((home) => isOneOperator(home, url));
}
