import { headerValue } from '../../exchange/headers.ts';
import { asNumber, asText, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { apiCalls } from '../../facts/api/refused-calls.ts';
import type { Facts } from '../../facts/facts.ts';
import { resourceDocumentsOf, type MetadataDocument } from '../../facts/metadata-document.ts';
import { isOneOperator } from '../../facts/one-operator.ts';
import { clockOfAnswer } from '../../facts/validity.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

/** Milliseconds that clocks may differ by. */
const leeway = 300_000;

export const words: RuleWords = {
  title: 'An API takes a token that it must refuse',
  why: 'A token that has expired, or that was made for another API, is refused so that one which got lost is of no use. An API that takes it can be called with any token of this server that somebody kept or was given.',
  fix: 'Check exp and aud of every access token at the API before anything is answered, and answer 401 where they do not fit.',
  references: ['rfc9068#4', 'rfc6750#3.1', 'rfc8707#2'],
  examples: {
    fires:
      '200 to a token whose "exp" was an hour before the Date of the answer, by an API that refuses others',
    passes: '200 with a token to an address that needs none',
  },
};

/** The API answered a call whose token says itself that it is not good for it. */
export default rule({
  id: 'api-accepts-wrong-token',
  severity: 'high',
  owner: 'resource_server',
  needs: [apiCalls],
  inspect(facts) {
    const refusing = new Set(
      facts.flow.messages.flatMap(({ url, exchange }) => (exchange.status === 401 ? endpointOf(url) : [])),
    );
    const judged = facts.of(apiCalls).flatMap((call) => {
      const claims = isTaken(call) && needsToken(call, refusing) ? claimsOf(call, facts) : undefined;
      return claims ? [{ call, claims }] : [];
    });
    if (judged.length === 0) return 'not applicable';
    const descriptions = resourceDocumentsOf(facts.flow);
    for (const { call, claims } of judged) {
      const fault = expired(call, claims) ?? foreign(call, claims, descriptions);
      if (fault) return fault;
    }
    return undefined;
  },
});

/** Of the token that it presents; most are the login's own, which have been read. */
function claimsOf({ token }: Message, { accessTokens }: Facts): JsonObject | undefined {
  const own = accessTokens?.find((one) => one.token === token)?.jwt;
  const jwt = own ?? decodeJwt(token);
  return jwt?.type === 'jws' ? jwt.claims : undefined;
}

/** By the API itself: not by a cache on the way. GraphQL and others refuse with an answer of success: there its body has to be seen. */
function isTaken({ url, exchange }: Message): boolean {
  const { status = 0, method, responseHeaders, responseBody, context, verdicts } = exchange;
  if (status < 200 || status > 299 || method === 'OPTIONS') return false;
  const said = responseBody?.text ?? (/graphql|rpc/i.test(url) ? '"error"' : '');
  if (verdicts?.said !== undefined || /"errors?"/.test(said)) return false;
  return context.servedBy === undefined && headerValue(responseHeaders, 'age') === undefined;
}

/**
 * Pages send their token with every call, needed or not. So it must have shown that this API asks for one here: it is UserInfo, the same
 * place refused another call, or its answer depends on the token.
 */
function needsToken(call: Message, refusing: ReadonlySet<string>): boolean {
  if (call.kind === 'userinfo_request') return true;
  if (/\bauthorization\b/i.test(headerValue(call.exchange.responseHeaders, 'vary') ?? '')) return true;
  return refusing.has(endpointOf(call.url));
}

function expired(call: Message, claims: JsonObject): FindingDraft | undefined {
  const exp = asNumber(claims['exp']);
  const clock = clockOfAnswer(call);
  if (exp === undefined || !clock || Math.abs(exp) > 1e11 || clock.time - exp * 1000 <= leeway)
    return undefined;
  const minutes = Math.round((clock.time - exp * 1000) / 60_000);
  return {
    confidence: 'certain',
    detail: `${endpointOf(call.url)} answered ${call.exchange.status} to a token that had expired ${minutes} minutes before, by the API’s own clock.`,
    evidence: [call],
  };
}

/** Of an API that described itself: what it is called in a token is no guess. RFC 9728 §2. */
function foreign(
  call: Message,
  claims: JsonObject,
  descriptions: readonly MetadataDocument[],
): FindingDraft | undefined {
  const audiences = [claims['aud']].flat().flatMap((aud) => asText(aud) ?? []);
  if (audiences.length === 0 || !audiences.every((aud) => /^https?:\/\/./i.test(aud))) return undefined;
  const own = descriptions.find(
    ({ document }) => originOf(asText(document['resource']) ?? '') === originOf(call.url),
  );
  if (!own || audiences.some((aud) => isOneOperator(aud, call.url))) return undefined;
  return {
    severity: 'medium',
    confidence: 'firm',
    detail: `${endpointOf(call.url)} answered ${call.exchange.status} to a token whose aud is ${audiences.map((aud) => `"${aud}"`).join(', ')}; it calls itself "${asText(own.document['resource'])}".`,
    evidence: [own.message, call],
  };
}
