import { isLoopback } from '../exchange/loopback.ts';
import { addressDifferences } from '../facts/address-difference.ts';
import type { ReportFlow } from '../report/report.ts';
import type { Aspect, Difference } from '../vocabulary/comparison.ts';
import { kinds } from '../vocabulary/kinds.ts';
import { weakReasons } from '../vocabulary/protection.ts';

/** What tells most first: what one asked for, before what came of it. */
const order: readonly Aspect[] = [
  'protocol',
  'server',
  'client',
  'scope',
  'parameter',
  'reused',
  'address',
  'claim',
  'protection',
  'error',
  'status',
  'answer',
  'header',
  'cookie',
  'timing',
  'step',
  'outcome',
  'finding',
];

/** Parameters that decide whether a login is taken, before those that only change how it looks. */
const deciding =
  /^(?:redirect_uri|client_id|response_type|response_mode|grant_type|code_challenge(?:_method)?|code_verifier|state|nonce|resource|audience|iss|wtrealm|wreply|service|oauth_callback|oauth_consumer_key)$/;

/**
 * Claims that decide whether a token is taken, before those that say something about a person; in SAML those whose names are not of the
 * person’s attributes. RFC 7519 §4.1, RFC 9068 §2.2.
 */
const decidingClaims =
  /^(?:alg|iss|aud|azp|client_id|nonce|acr|amr|scope|scp|token_use|typ|cnf\..*|tid|htu|htm|[A-Z].*)$/;

/** The place of a difference between these two flows: the lower, the more it tells. What made one of them fail comes first. */
export function rank(difference: Difference, flows: readonly ReportFlow[]): number {
  const { aspect, name, kind, values } = difference;
  if (flows.some((flow) => isBlamed(flow, difference))) return kind === null || aspect === 'cookie' ? -2 : -3;
  if (aspect === 'protection' && flows.some((flow) => isBrokenBy(flow, name))) return -1;
  if (isOtherPortHere(values) || isDocument(difference)) return order.length * 4;
  if (aspect === 'claim' && !decidingClaims.test(name)) return order.indexOf('timing') * 4 - 1;
  if (isOfAnswer(difference)) return order.indexOf('error') * 4 + 2;
  const isMinor = aspect === 'parameter' && !deciding.test(name);
  return order.indexOf(aspect) * 4 + (isMinor ? 2 : 0) + (kind === null ? 1 : 0);
}

/** A login that did not get through, and whose protection is one that would stop it. */
function isBrokenBy({ outcome, protections }: ReportFlow, wanted: string): boolean {
  if (outcome === 'succeeded') return false;
  return protections.some(
    ({ name, verdict, reason }) => name === wanted && verdict === 'broken' && !weakReasons.has(reason),
  );
}

/** What only one answer has (a code, a reason for a refusal) follows from how it ended. */
function isOfAnswer({ aspect, kind, values }: Difference): boolean {
  return aspect === 'parameter' && kind !== null && kinds[kind].role === 'response' && values.includes(null);
}

/** A developer’s own machine gives ports as they come. */
function isOtherPortHere([one, other]: Difference['values']): boolean {
  if (one === null || other === null || !isLoopback(one) || !isLoopback(other)) return false;
  return addressDifferences(one, other).every((part) => part === 'port');
}

/** Whether a document was read at all depends on what was still known of it. */
function isDocument({ aspect, kind }: Difference): boolean {
  return aspect === 'step' && kind !== null && kinds[kind].role === 'document';
}

const inputs: ReadonlySet<Aspect> = new Set(['scope', 'parameter', 'client', 'claim', 'header', 'cookie']);

/**
 * What made a login fail names it: by the values that were compared, by the cookie that the browser lost, by the error’s code, or by the
 * cause.
 */
function isBlamed({ diagnosis: [reason], error }: ReportFlow, difference: Difference): boolean {
  const { aspect, name } = difference;
  if (!reason || !inputs.has(aspect)) return false;
  if (aspect === 'cookie') return (reason.browser ?? []).some(({ cookie }) => isOfCookie(difference, cookie));
  const words = `${error?.code ?? ''} ${reason.cause}`.replaceAll('-', '_').split(/[^\w]+/);
  const isNamed = words.some((word) => `_${word}_`.includes(`_${name}_`));
  return isNamed || (reason.compared ?? []).some((one) => ownName(one.name) === name);
}

/** `Audience` of `Conditions/AudienceRestriction/Audience`, `Destination` of `Response/@Destination`. */
function ownName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('@')) + 1);
}

/** One of its attributes, or that it was sent. */
function isOfCookie({ of, values }: Difference, cookie: string | null): boolean {
  if (cookie === null) return false;
  return of === cookie || values.some((names) => names?.split(' ').includes(cookie));
}
