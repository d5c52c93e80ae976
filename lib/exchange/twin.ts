import { onlyDefined } from './defined.ts';
import type { Body, Exchange, Header } from './exchange.ts';
import { isWrittenByScript } from './written-by-script.ts';
import { bodyParameters, fragmentOf, withoutFragment } from './parameters.ts';

/** Milliseconds by which two sources may differ about the same start; 1 to 20 are what browsers show. */
const tolerance = 50;

/**
 * Whether `a` and `b` are the same exchange, seen by two sources (webRequest and DevTools, which share no id): same
 * method, URL and start, and nothing that both know tells them apart. Hops of a redirect loop differ in status or
 * target, simultaneous requests to one endpoint in their bodies.
 */
export function isTwin(a: Exchange, b: Exchange): boolean {
  return (
    a.method === b.method &&
    Math.abs(a.startedAt - b.startedAt) <= tolerance &&
    withoutFragment(a.url) === withoutFragment(b.url) &&
    haveSameStatus(a.status, b.status) &&
    agree(target(a), target(b)) &&
    haveSameText(a.requestBody, b.requestBody)
  );
}

/** 0 says only that a source saw no response; a revalidated answer is 304 to one source and 200 to the other. */
function haveSameStatus(a: number | undefined, b: number | undefined): boolean {
  return !a || !b || a === b || (isFresh(a) && isFresh(b));
}

function isFresh(status: number): boolean {
  return status === 200 || status === 304;
}

function agree<T>(a: T | undefined, b: T | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function target(exchange: Exchange): string | undefined {
  return exchange.redirectUrl && withoutFragment(exchange.redirectUrl);
}

/** webRequest gives a form decoded and in an order of its own, so fields are compared and not the text. */
function haveSameText(a: Body | undefined, b: Body | undefined): boolean {
  if (a?.text === undefined || b?.text === undefined || a.text === b.text) return true;
  const fields = sortedFields(a);
  return fields !== '[]' && fields === sortedFields(b);
}

function sortedFields(body: Body): string {
  return JSON.stringify(
    bodyParameters(body)
      .map(([name, value]) => `${name}=${value}`)
      .toSorted(),
  );
}

/**
 * One exchange out of twins. It keeps `seen`'s id, entry and time; of everything else the richer value wins, and nothing
 * that either knew is lost. Merging the same twin again changes nothing.
 */
export function mergeTwins(seen: Exchange, devtools: Exchange): Exchange {
  return onlyDefined({
    ...devtools,
    ...onlyDefined(seen),
    url: withFragment(seen.url, devtools.url) ?? seen.url,
    status: seen.status || (devtools.status ?? seen.status),
    requestHeaders: mergeHeaders(seen.requestHeaders, devtools.requestHeaders),
    requestBody: mergeBodies(seen.requestBody, devtools.requestBody),
    responseHeaders: mergeHeaders(seen.responseHeaders, devtools.responseHeaders),
    responseBody: mergeBodies(seen.responseBody, devtools.responseBody),
    redirectUrl: withFragment(seen.redirectUrl, devtools.redirectUrl),
    context: { ...devtools.context, ...onlyDefined(seen.context) },
    verdicts: seen.verdicts || devtools.verdicts ? { ...devtools.verdicts, ...seen.verdicts } : undefined,
  });
}

function withFragment(first: string | undefined, second: string | undefined): string | undefined {
  if (first === undefined) return second;
  return second !== undefined && fragmentOf(first) === '' && fragmentOf(second) !== '' ? second : first;
}

/** DevTools has the text as it was sent, webRequest an equal one put together again. */
function mergeBodies(seen: Body | undefined, devtools: Body | undefined): Body | undefined {
  if (!seen || !devtools) return seen ?? devtools;
  if (seen.excerpt !== devtools.excerpt) return wholeOf(seen, devtools);
  return onlyDefined({
    mediaType: seen.mediaType || devtools.mediaType,
    text: devtools.text || (seen.text ?? devtools.text),
  });
}

/** The answer as it was sent, where one of them has its text; what its page shows, where that was written by a script. */
function wholeOf(seen: Body, devtools: Body): Body {
  const [whole, excerpt] = seen.excerpt ? [devtools, seen] : [seen, devtools];
  if (!whole.text) return excerpt;
  return isWrittenByScript(excerpt.text ?? '', whole.text) ? excerpt : whole;
}

/** The longer list, with what only the shorter one has: names it lacks, and more values of one name (Set-Cookie). */
function mergeHeaders(
  seen: readonly Header[] | undefined,
  devtools: readonly Header[] | undefined,
): readonly Header[] | undefined {
  if (!seen || !devtools) return seen ?? devtools;
  const [base, other] = devtools.length > seen.length ? [devtools, seen] : [seen, devtools];
  const more = namesOf(other).filter((name) => weigh(other, name) > weigh(base, name));
  if (more.length === 0) return base;
  return [
    ...base.filter(([name]) => !more.includes(name.toLowerCase())),
    ...other.filter(([name]) => more.includes(name.toLowerCase())),
  ];
}

function namesOf(headers: readonly Header[]): readonly string[] {
  return [...new Set(headers.map(([name]) => name.toLowerCase()))];
}

/** How many values a name has; those that are not empty count twice. */
function weigh(headers: readonly Header[], name: string): number {
  let weight = 0;
  for (const [seen, value] of headers) if (seen.toLowerCase() === name) weight += value === '' ? 1 : 2;
  return weight;
}
