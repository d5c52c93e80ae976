import type { Exchange } from '../../exchange/exchange.ts';
import { answererOf } from '../answerer/answerer.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import { meansOf, meansOnly, type Phrase } from './phrases/phrase.ts';
import type { SaidPhrase } from './said.ts';

/** What a token endpoint refuses with: an app’s server that redeems codes passes it on to its page. */
const ofTokenEndpoints: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  'secret-wrong-or-expired',
  'auth-method-mismatch',
  'basic-not-form-encoded',
  'code-expired',
  'code-reused',
  'pkce-mismatch',
  'redirect-mismatch-at-token',
  'wrong-platform-type',
  'assertion-invalid',
]);

/** True for what nobody but a provider says, and of token requests alone, in a body or in an address to go on to: whoever says it there passes it on. */
export function isRelayed({ phrase, words }: SaidPhrase): boolean {
  const isHandedOn = words.source === 'body' || words.source === 'redirect';
  if (!isHandedOn || phrase.by !== 'authorization_server') return false;
  // What CAS says of a ticket, the site that had it checked passes on.
  return isOfTokenEndpoint(phrase) || (phrase.product === 'CAS' && words.source === 'body');
}

/** True for a wording with which token endpoints alone refuse, whoever passes it on. */
export function isOfTokenEndpoint(phrase: Phrase): boolean {
  return phrase.loosely.length === 0 && meansOnly(phrase, (name) => ofTokenEndpoints.has(name));
}

/** True for what a provider says of a code, its verifier or a refresh token, most likely: not before it has given one. */
export function isOfGrant(phrase: Phrase): boolean {
  const [likeliest] = meansOf(phrase);
  return likeliest !== undefined && ofGrants.has(likeliest);
}

const ofGrants: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  ...ofTokenEndpoints,
  'pkce-verifier-lost',
  'refresh-dead',
  'refresh-race',
]);

/** What befalls a token that is checked: an access token at an API, the token that a login brought at the app that takes its answer. */
const ofChecks: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  'audience-wrong',
  'issuer-wrong',
  'key-unknown',
  'token-early',
  'token-expired',
]);

/** True for what befalls a token that is checked. */
export function isOfTokenCheck(name: SaidCauseName | undefined): boolean {
  return name !== undefined && ofChecks.has(name);
}

/** True for what libraries of APIs say of a token that their check refused, which an app that takes an answer says of the token that it brought. */
export function isTokenCheck(phrase: Phrase): boolean {
  return phrase.by === 'resource_server' && meansOnly(phrase, isOfTokenCheck);
}

/** True for what APIs say of a token that lacks a scope: an app that takes an answer passes it on of its call for the person’s data. */
export function isLackOfScope({ by, cause, loosely }: Phrase): boolean {
  return by === 'resource_server' && cause === 'scope-missing' && loosely.length === 0;
}

/** True for an answer of whatever stands in front of the app: which connection it did not get is its own to the app. */
export function isOfGateway(exchange: Exchange): boolean {
  const { kind } = answererOf(exchange);
  const isUpstream = (exchange.status ?? 0) >= 502;
  return kind === 'platform' || kind === 'cdn' || kind === 'waf' || (kind === 'proxy' && isUpstream);
}
