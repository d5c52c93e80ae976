import { cameFrom } from './came-from.ts';
import type { Body, Exchange } from './exchange.ts';
import { asObject, parseJson } from './json.ts';
import { endpointOf } from './parameters.ts';

/** Where pages report what went wrong in them: Sentry (and its tunnels), Rollbar, Application Insights, Datadog, Bugsnag, an app’s own log. */
const forReports =
  /\/(?:envelope|store|api\/1\/item|track|rum|exceptions?|crash|telemetry|monitoring|tunnel|(?:[a-z]{2,12}[-_]?)?(?:errors?|logs?|logging)(?:[-_]?(?:reports?|events?|client))?)$|^https:\/\/notify\.bugsnag\./i;

/** Cheap: what such a report has in one spelling or another if it tells of a login. */
const ofLogins = /state|nonce|token|code|oauth|oidc|openid|issuer|login|auth|invalid_/i;

/** True for a page’s own report of an error, as far as address and method tell; its text may be about anything. Any text may be given as `url`. */
export function isAtReports(url: string): boolean {
  return forReports.test(endpointOf(url).replace(/\/$/, ''));
}

/** True for a report that a page’s script made of an error, in which something of a login may stand. */
export function isErrorReport(exchange: Exchange): boolean {
  const { method, url, requestBody, verdicts } = exchange;
  if (method !== 'POST' || cameFrom(exchange) === null || !isAtReports(url)) return false;
  return verdicts?.said !== undefined || ofLogins.test(requestBody?.text ?? '');
}

/** Characters of a report, lines and objects in it that are read, and texts that are taken. */
const longest = 200_000;
const mostLines = 60;
const mostObjects = 400;
const mostTexts = 6;

/**
 * What an error report says of exceptions, in the order in which it stands there: their messages, each once. Empty for a report of something
 * else, and for what is no JSON: lines of it (Sentry, Datadog) or one document. What the page had done before (breadcrumbs), its
 * tags and its requests are left out. Never throws; linear.
 */
export function reportedErrors({ requestBody }: Exchange): readonly string[] {
  const text = requestBody?.text ?? '';
  if (text.length > longest) return [];
  const whole = parseJson(text);
  const documents = whole === undefined ? text.split('\n', mostLines).map(parseJson) : [whole];
  const found = new Set<string>();
  let left = mostObjects;
  const walk = (value: unknown, isError: boolean): void => {
    if (left <= 0 || found.size >= mostTexts) return;
    left -= 1;
    if (Array.isArray(value)) for (const one of value.slice(0, 30)) walk(one, isError);
    if (typeof value === 'string' && refusal.test(value)) found.add(value);
    const object = asObject(value);
    if (!object) return;
    const members = Object.entries(object).slice(0, 60);
    const isOne = isError || members.some(([name, said]) => tellsLevel(name, said));
    for (const [name, one] of members) {
      if (aside.test(name)) continue;
      if (typeof one === 'object') walk(one, isOne || ofErrors.test(name));
      else if (typeof one === 'string' && isTelling(name, one, isOne) && found.size < mostTexts)
        found.add(one);
    }
  };
  for (const one of documents) walk(one, false);
  return [...found];
}

/** Of an error report the messages alone, in a form that is read the same: the rest is about the person and the page. */
export function errorsAlone(exchange: Exchange): Body {
  const errors = reportedErrors(exchange).map((message) => ({ message: message.slice(0, longestMessage) }));
  return { mediaType: 'application/json', text: JSON.stringify({ errors }) };
}

const longestMessage = 500;

const aside =
  /^(?:breadcrumbs?|request|response|tags|contexts?|extra|user|device|sdk|stack(?:trace)?|frames|headers|modules|view|session|metadata|metaData)$/;
const ofErrors = /exception|^errors?$|^trace(?:_chain)?$/i;

/** angular-auth-oidc-client warns of an answer that it has refused, where others tell an error. */
const refusal =
  /^(?:auth(?:orized)?Callback (?:incorrect |Validation, )|validate_?id_?token_?\w{2,20} failed\b)/i;

function isTelling(name: string, text: string, isError: boolean): boolean {
  return isMessage(name, isError) || refusal.test(text);
}

function isMessage(name: string, isError: boolean): boolean {
  return isError && /^(?:value|message|msg|error|errorMessage|description|title|formatted)$/.test(name);
}

/** `"level": "error"`, `"status": "error"`, `"type": "error"`. */
function tellsLevel(name: string, value: unknown): boolean {
  return (
    /^(?:level|severity|severityLevel|status|type)$/.test(name) &&
    typeof value === 'string' &&
    /^(?:error|fatal|critical)$/i.test(value)
  );
}
