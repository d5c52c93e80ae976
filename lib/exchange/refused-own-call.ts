import { cameFrom } from './came-from.ts';
import type { Exchange } from './exchange.ts';
import { asObject, asText, parseJsonObject } from './json.ts';
import { originOf } from './parameters.ts';

/** Want of a session is answered 401 (or 200, with words), and too many attempts 429. */
const refusing: ReadonlySet<number> = new Set([400, 403, 404, 406, 409, 410, 412, 422, 423, 451]);

/** True for a call of a page’s script to the page’s own origin. */
export function isOwnCall(exchange: Exchange): boolean {
  return exchange.context.resourceType === 'fetch' && cameFrom(exchange) === originOf(exchange.url);
}

/**
 * True for such a call that was refused as what it is, and not for want of a session. RFC 9110 §15.5.1, §15.5.4, §15.5.21. What was sent is
 * refused with 401 too, and some answer with status 200 that it failed.
 */
export function isRefusedOwnCall(exchange: Exchange): boolean {
  const { status = 0, method } = exchange;
  const isRefused = refusing.has(status) || (status === 401 && method !== 'GET') || showsRefusal(exchange);
  return isRefused && isOwnCall(exchange);
}

function showsRefusal({ status, method, responseBody, verdicts }: Exchange): boolean {
  if (status !== 200) return false;
  if (method === 'GET' && wantsSession(verdicts?.said ?? responseBody?.text)) return false;
  return (
    verdicts?.error_page !== undefined || saysError(verdicts?.said) || answersWithError(responseBody?.text)
  );
}

/** True for a short answer by which nobody is signed in yet, as login pages ask their server first. */
function wantsSession(text = ''): boolean {
  return text.length <= longestAnswer && noSession.test(text);
}

const noSession =
  /\b(?:(?:log|sign) ?in first|please (?:log|sign) ?in|(?:not|\w+n['’]t)(?: been)? (?:logged|signed)[ -]?in|(?:not |un)authenticated)\b/i;

/** True for a trace’s words of an answer that were members of its JSON: one that went well has none, and they are all that a trace keeps. */
export function saysError(said = ''): boolean {
  return said.includes('"member","body"');
}

/**
 * True for a short JSON answer that says at its top that it failed: `"status": "error"`, `"success": false`, `"error": {…}`. authentik’s
 * pages are told by its flow executor what to show; `ak-stage-access-denied` is its last stage for whom a policy did not let
 * through. Takes any text and never throws.
 */
export function answersWithError(text = ''): boolean {
  if (text.length > longestAnswer || !telling.test(text)) return false;
  const { status, success, ok, error, component } = parseJsonObject(text) ?? {};
  return (
    (typeof status === 'string' && /^(?:error|fail(?:ed|ure)?)$/i.test(status)) ||
    success === false ||
    ok === false ||
    asObject(error) !== undefined ||
    !/^(?:|none|null|false|0|ok|no|success)$/i.test(asText(error) ?? '') ||
    component === 'ak-stage-access-denied'
  );
}

/** Characters of such an answer. */
const longestAnswer = 20_000;

/** Cheap: what such an answer has. */
const telling = /"(?:error|fail(?:ed|ure)?|success|ok|ak-stage-access-denied)"/i;
