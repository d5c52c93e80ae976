import type { Body, Exchange, Header } from '../../lib/exchange/exchange.ts';

/** When test exchanges begin: 2026-01-01T00:00:00Z, in milliseconds. */
export const baseTime = Date.UTC(2026, 0, 1);

/** What a test says about an exchange; the rest is sensible defaults. */
export type ExchangeFields = Partial<Exchange> & { readonly url: string };

/** One exchange: a GET without headers at {@link baseTime}, id `x0`, unless told otherwise. */
export function exchange(fields: ExchangeFields): Exchange {
  return { id: 'x0', entry: 0, method: 'GET', startedAt: baseTime, context: {}, ...fields };
}

/**
 * A list of exchanges in order: ids `x0`, `x1`, …, entries 0, 1, … and one second between them. What a test gave itself
 * stays (the defaults of {@link exchange} count as not given).
 */
export function capture(...fields: readonly ExchangeFields[]): readonly Exchange[] {
  return fields.map((given, index) => {
    const one = exchange(given);
    return {
      ...one,
      id: one.id === 'x0' ? `x${index}` : one.id,
      entry: one.entry === 0 ? index : one.entry,
      startedAt: one.startedAt === baseTime ? baseTime + index * 1000 : one.startedAt,
    };
  });
}

/** Exchanges that know their place as they are made: `const at = timeline(); at({ url }); at({ url }, 250);` */
export function timeline(
  start = baseTime,
  prefix = 'x',
): (fields: ExchangeFields, after?: number) => Exchange {
  let entry = 0;
  let time = start;
  return (fields, after = 1000) => {
    if (entry > 0) time += after;
    const place = entry++;
    return exchange({ id: `${prefix}${place}`, entry: place, startedAt: time, ...fields });
  };
}

/** A form-encoded body. A list repeats the name. */
export function formBody(record: Readonly<Record<string, string | readonly string[]>>): Body {
  const pairs = Object.entries(record).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return { mediaType: 'application/x-www-form-urlencoded', text: new URLSearchParams(pairs).toString() };
}

/** A JSON body. */
export function jsonBody(value: unknown): Body {
  return { mediaType: 'application/json', text: JSON.stringify(value) };
}

/** `https://op.example/auth?client_id=spa&…`: a URL with a query. */
export function urlWith(endpoint: string, parameters: Readonly<Record<string, string>>): string {
  return `${endpoint}${endpoint.includes('?') ? '&' : '?'}${new URLSearchParams(parameters)}`;
}

/** A GET answered with a redirect, as a navigation of the top frame. */
export function redirect(url: string, to: string, more: Partial<Exchange> = {}): Exchange {
  const responseHeaders: readonly Header[] = [['Location', to]];
  return exchange({
    url,
    status: 302,
    redirectUrl: URL.canParse(to, url) ? new URL(to, url).href : to,
    responseHeaders,
    context: { resourceType: 'main_frame' },
    ...more,
  });
}

/** A POST of a form, with its form-encoded body. */
export function form(
  url: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
  more: Partial<Exchange> = {},
): Exchange {
  const requestHeaders: readonly Header[] = [['Content-Type', 'application/x-www-form-urlencoded']];
  return exchange({ url, method: 'POST', requestHeaders, requestBody: formBody(fields), ...more });
}

/** A fetch answered 200 with JSON; give `method` and `requestBody` in `more` for a POST. */
export function json(url: string, answer: unknown, more: Partial<Exchange> = {}): Exchange {
  const responseHeaders: readonly Header[] = [['Content-Type', 'application/json']];
  return exchange({
    url,
    status: 200,
    responseHeaders,
    responseBody: jsonBody(answer),
    context: { resourceType: 'fetch' },
    ...more,
  });
}
