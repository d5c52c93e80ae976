import { asText } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { isOfOtherMatter } from '../../facts/api/other-matter.ts';
import { apiCalls } from '../../facts/api/refused-calls.ts';
import { isRefused } from '../../facts/api/refusal.ts';
import { refusedCall, type RefusedCall } from '../../facts/api/refused-call.ts';
import {
  foreignAudienceOf,
  type ForeignAudience,
  type TokenAudience,
} from '../../facts/api/token-audience.ts';
import type { Facts } from '../../facts/facts.ts';
import { knownTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import type { Params } from '../../messages/view.ts';
import { cause, type CauseDraft } from '../cause.ts';

const askFix =
  'Ask for a token for this API: its scope (Entra: api://…/…), its identifier as audience or resource, or a mapper that adds it to aud (Keycloak). Renewing the token cannot help.';

const askedFix =
  'Ask for the identifier under which this API checks its tokens, as audience or resource, or set the API up for the one that was asked for. Renewing the token cannot help.';

/** The token says for whom it is, and that is not the API that was called. RFC 9068 §4; RFC 8725 §3.9. */
export default cause({
  id: 'audience-wrong',
  owner: 'client',
  title: 'The token is meant for another API',
  signs:
    'The token’s aud names another address, Microsoft Graph, the client itself or Keycloak’s account, and the API refused it; or the API says that the audience is wrong.',
  against:
    'The API took a token for the same audience before; an aud that is a name, of which nothing can be told, or the one that the login asked for; an API that names another matter (issuer, key, scope, a subscription).',
  fix: askFix,
  references: ['rfc9068#4', 'rfc8707#2', 'rfc6750#3.1'],
  example: '"aud": "00000003-0000-0000-c000-000000000000" sent to https://api.example/orders, answered 401',
  confusedWith: ['resource-rejected', 'audience-missing'],
  folds: ['api-forbids', 'resource-rejected', 'key-unknown'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const refused = facts.of(refusedCall);
    if (refused?.call.kind !== 'resource_request') return undefined;
    const { code, means } = refused;
    if (code === 'insufficient_scope') return undefined;
    const speaksOfOther = means.length > 0 && !means.includes('audience-wrong');
    if (speaksOfOther && !isUncheckable(refused, facts)) return undefined;
    return meantForAnother(refused, facts) ?? saidToBeWrong(refused);
  },
});

/** Nobody but Microsoft Graph can check the signature of its tokens: who is asked to says that it is wrong. */
function isUncheckable({ call, means }: RefusedCall, { client }: Facts): boolean {
  return means.includes('key-unknown') && foreignAudienceOf(call, client.id)?.meant === 'graph';
}

/** By the token's own audience. */
function meantForAnother({ call, means, text }: RefusedCall, facts: Facts): CauseDraft | undefined {
  const { client, idTokens = [], authorizationRequest } = facts;
  const isSaid = means.includes('audience-wrong');
  const found = foreignAudienceOf(call, client.id);
  const asked = found && askedFor(found, authorizationRequest?.params ?? {});
  if (!found || (!isSaid && (asked ?? isBeside(found, call, facts, text)))) return undefined;
  const isIdToken = idTokens.some(({ message }) => knownTokens(message)['id_token'] === call.token);
  const named = found.audiences.join(', ');
  return {
    at: call,
    why: `${isIdToken ? 'The call carried the ID token, which' : 'The token'} is meant for ${names[found.meant]}${named ? ` (aud ${named})` : ''}, and was sent to ${endpointOf(call.url)}, which refused it${asked ? `; the login asked for that (${asked})` : ''}.${isSaid ? itSays(text) : ''}`,
    ...(asked && { fix: askedFix }),
    ...(isIdToken && {
      fix: 'Send the access token: the ID token tells the client who signed in, and opens no API.',
    }),
    proof: 'comparison',
    confidence: isSaid ? 'certain' : 'firm',
    evidence: asked && authorizationRequest ? [authorizationRequest.message, call] : [call],
    ...(named &&
      !asked && {
        compared: [
          { name: 'aud', expected: { value: originOf(call.url), at: call }, got: { value: named, at: call } },
        ],
      }),
  };
}

/** By what the API says, of a token that does not tell or tells a name that proves nothing. */
function saidToBeWrong({ call, means, text, jwt }: RefusedCall): CauseDraft | undefined {
  if (!means.includes('audience-wrong')) return undefined;
  const audiences = [jwt?.claims['aud']].flat().flatMap((aud) => asText(aud) ?? []);
  return {
    at: call,
    why: `${endpointOf(call.url)} expects another audience than the token’s${audiences.length > 0 ? ` (aud ${audiences.join(', ')})` : ''}.${itSays(text)}`,
    fix: `Compare the audience that the API is set up for with the token’s, letter for letter. ${askFix}`,
    proof: 'phrase',
    confidence: 'firm',
    evidence: [call],
  };
}

/**
 * The parameter by which the login asked for this audience. An identifier need not be the address of its API: what was asked for by name
 * is meant. Of a token that is gone, any name.
 */
function askedFor({ meant, audiences }: TokenAudience, params: Params): string | undefined {
  if (meant !== 'other') return undefined;
  for (const name of ['audience', 'resource']) {
    const value = params[name];
    if (value !== undefined && (audiences.length === 0 || audiences.includes(value)))
      return `${name} ${value}`;
  }
  return undefined;
}

/** The audience is no reason: that one was taken before, or the refusal is for another matter. */
function isBeside(found: TokenAudience, call: Message, facts: Facts, text: string): boolean {
  return wasTaken(found, call, facts) || (found.meant === 'other' && isOfOtherMatter(text));
}

/** The same API took a token for the same audience: it does not look at it, or means that one. */
function wasTaken({ meant, audiences }: TokenAudience, call: Message, { of, client }: Facts): boolean {
  return of(apiCalls).some((other) => {
    if (originOf(other.url) !== originOf(call.url) || isTurnedDown(other)) return false;
    const its = foreignAudienceOf(other, client.id);
    return its?.meant === meant && its.audiences.join(' ') === audiences.join(' ');
  });
}

function isTurnedDown(call: Message): boolean {
  return (call.exchange.status ?? 0) >= 400 || isRefused(call);
}

const names: Readonly<Record<ForeignAudience, string>> = {
  graph: 'Microsoft Graph',
  account: 'Keycloak’s own account service',
  client: 'the client itself',
  other: 'another API',
};
