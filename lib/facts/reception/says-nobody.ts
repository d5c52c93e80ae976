import type { Exchange } from '../../exchange/exchange.ts';
import { asObject, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { asksPlainlyWhoOneIs } from './asks-who-one-is.ts';

/**
 * True for an answer with status 200 by which an application's API says, where it tells who has signed in, that nobody has:
 * `"authenticated": false`, `"user": null`, and of an address for the session alone `null` or `{}` (Auth.js, Better Auth). Takes
 * anything and never throws; what was not recorded says nothing.
 */
export function saysNobody(exchange: Exchange): boolean {
  const { url, status, responseBody, verdicts } = exchange;
  if (!asksPlainlyWhoOneIs(exchange)) return false;
  if (verdicts?.signed_in === 'nobody') return true;
  const text = responseBody?.text?.trim() ?? '';
  if (status !== 200 || text === '' || text.length > longest) return false;
  if (text === 'null' || text === '{}') return isOfSession.test(endpointOf(url));
  const answer = parseJsonObject(text);
  const told = answer ? [answer, asObject(answer['data']), asObject(answer['user'])] : [];
  return told.some(isNobodys) && !told.some(isOnTheWay);
}

/** True for an answer to a script by which an application's API tells who has signed in. */
export function tellsWhoOneIs(exchange: Exchange): boolean {
  const { context, method, status = 0 } = exchange;
  return (
    context.resourceType === 'fetch' &&
    method === 'GET' &&
    status === 200 &&
    asksPlainlyWhoOneIs(exchange) &&
    !saysNobody(exchange)
  );
}

/** Characters of such an answer. */
const longest = 2000;

/** Auth.js: `/api/auth/session`; Better Auth: `/api/auth/get-session`. */
const isOfSession = /\/auth\/(?:get-)?session\/?$/;

function isNobodys(answer: JsonObject | undefined): boolean {
  if (!answer) return false;
  const members = Object.entries(answer);
  if (members.some(([name, value]) => somebody.test(name) && value === false)) return true;
  return members.length <= 3 && answer['user'] === null && !members.some(([, value]) => asObject(value));
}

/** Somebody is known, or has to do one thing more. */
function isOnTheWay(answer: JsonObject | undefined): boolean {
  return Object.entries(answer ?? {}).some(
    ([name, value]) =>
      (somebody.test(name) && value === true) || (onTheWay.test(name) && value !== null && value !== false),
  );
}

const onTheWay = /mfa|otp|factor|^next|step|pending|onboard|required/i;

/** What such a flag is called. */
const somebody = /^(?:is_?)?(?:authenticated|logged_?in|signed_?in)$/i;

/** The same as verdicts: in a trace the answers are gone. */
export function nobodyVerdictsOf({ context }: Flow): readonly (readonly [Exchange, Verdicts])[] {
  return context
    .filter((one) => one.context.resourceType === 'fetch' && saysNobody(one))
    .map((one) => [one, { signed_in: 'nobody' }]);
}
