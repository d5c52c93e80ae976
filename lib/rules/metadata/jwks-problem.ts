import { asObject, asText, type JsonObject } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { jwkThumbprint } from '../../facts/tokens/jwk-thumbprint.ts';
import { shortnessOf } from '../../facts/tokens/short-key.ts';
import { isAccepted, isHiddenFromPage, pageOriginOf } from '../../exchange/page-request.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { remark, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Key set of the provider cannot be relied on',
  why: 'Clients find the key for a token by its kid. Where kids repeat, are missing or belong to no key, signatures cannot be checked, and some clients then stop checking.',
  fix: 'Give every key a kid of its own, use RSA keys of 2048 bits and curves of 224 at least, and publish a new key before it signs.',
  references: ['oidc-core#10.1.1', 'rfc8725#3.5', 'rfc7518#3.3', 'oidc-discovery#3'],
  examples: {
    fires: 'Two keys of the set share the kid "2026-01"',
    passes: 'A set with one key that has no kid',
  },
};

/** The keys that tokens are checked with cannot be used. */
export default remark({
  id: 'jwks-problem',
  severity: 'low',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect(facts) {
    const fetches = messagesOf(facts.flow, 'jwks').filter(({ exchange }) => exchange.status !== undefined);
    if (fetches.length === 0) return 'not applicable';
    const unusable = fetches.find((message) => !keysOf(message) && isUnusable(message));
    if (unusable) return { ...noKeys(unusable), evidence: [unusable] };
    const read = fetches.filter((message) => keysOf(message));
    if (read.length === 0) return 'not applicable';
    const problems = [...new Set(read.flatMap((message) => problemsOf(keysOf(message)!)))];
    const orphan = tokenWithoutKey(facts, read);
    if (orphan)
      problems.push(`The ID token is signed with the key "${orphan.kid}", which the set does not contain.`);
    const hidden = read.find(isHidden);
    if (hidden)
      problems.push('The answer does not let pages of other origins read it (Access-Control-Allow-Origin).');
    if (problems.length === 0) return undefined;
    const evidence = orphan ? [...read, orphan.message] : read;
    return { confidence: 'certain', detail: problems.join(' '), evidence };
  },
});

function keysOf({ answer }: Message): readonly JsonObject[] | undefined {
  const keys = answer?.['keys'];
  return Array.isArray(keys) ? keys.map(asObject).filter((key) => key !== undefined) : undefined;
}

/** An error, or a page instead of keys; a body that was not recorded says nothing. */
function isUnusable({ exchange }: Message): boolean {
  const { status = 0, responseBody } = exchange;
  return status >= 400 || (isAccepted(exchange) && responseBody?.text !== undefined);
}

function noKeys({ exchange, url }: Message): Pick<FindingDraft, 'confidence' | 'detail'> {
  const what = isAccepted(exchange) ? 'something else than a key set' : `status ${exchange.status}`;
  return {
    confidence: 'certain',
    detail: `${endpointOf(url)} answered with ${what}; expected JSON with keys.`,
  };
}

function problemsOf(keys: readonly JsonObject[]): readonly string[] {
  const nameless = keys.filter((key) => asText(key['kid']) === undefined);
  const repeated = keys.filter((key, at) => keys.slice(0, at).some((other) => isConfusable(other, key)));
  const short = Map.groupBy(keys, shortnessOf);
  short.delete(undefined);
  return [
    repeated.length > 0 && `Different keys share the kid ${namesOf(repeated)}.`,
    nameless.length > 0 && keys.length > 1 && 'There are several keys, and not all of them have a kid.',
    ...[...short].map(([said, those]) => `${said}: ${namesOf(those)}.`),
  ].filter((problem) => typeof problem === 'string');
}

function namesOf(keys: readonly JsonObject[]): string {
  return [...new Set(keys.map((key) => `"${asText(key['kid']) ?? ''}"`))].join(', ');
}

/** RFC 7517 §4.5: keys of different types may share a kid on purpose. */
function isConfusable(a: JsonObject, b: JsonObject): boolean {
  if (asText(a['kid']) === undefined || a['kid'] !== b['kid'] || a['kty'] !== b['kty']) return false;
  return jwkThumbprint(a) !== jwkThumbprint(b);
}

/** Keys come and go: a set that was fetched this long before the token proves nothing. Milliseconds. */
const rotation = 10 * 60_000;

function tokenWithoutKey({ idTokens }: Facts, fetches: readonly Message[]) {
  for (const { message, jwt } of idTokens ?? []) {
    const kid = asText(jwt.header['kid']);
    if (!kid || asText(jwt.header['alg'])?.startsWith('HS')) continue;
    const near = fetches.filter((fetch) => Math.abs(timeOf(fetch) - timeOf(message)) <= rotation);
    const isFound = near.some((fetch) =>
      keysOf(fetch)!.some((key) => key['kid'] === undefined || key['kid'] === kid),
    );
    if (near.length > 0 && !isFound) return { message, kid };
  }
  return undefined;
}

/** Another origin's page asked for it, and may not read it. Fetch standard §3.3. */
function isHidden({ exchange }: Message): boolean {
  const page = pageOriginOf(exchange);
  return page !== undefined && isHiddenFromPage(exchange, page);
}
