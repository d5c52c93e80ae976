import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { searchTextOf } from '../state/search-text.ts';
import type { DetailTab } from '../state/views.ts';
import type { ParameterGroup } from './parameter-rows.ts';

/**
 * The tabs of a step’s detail in which one of the words stands that are looked for (in lower case), the most telling first. What stands in
 * no part as it was sent stands inside a token.
 */
export function hitTabs(
  words: readonly string[],
  groups: readonly ParameterGroup[],
  exchange: Exchange | undefined,
): readonly DetailTab[] {
  if (words.length === 0) return [];
  const has = (...texts: readonly (string | undefined)[]): boolean =>
    texts.some((text) => text !== undefined && words.some((word) => text.toLowerCase().includes(word)));
  const inParameters = groups.some(({ rows }) => rows.some(({ name, value }) => has(`${name}=${value}`)));
  const inRequest =
    exchange !== undefined &&
    has(exchange.url, exchange.requestBody?.text, ...linesOf(exchange.requestHeaders));
  const inResponse =
    exchange !== undefined &&
    has(exchange.redirectUrl, exchange.responseBody?.text, ...linesOf(exchange.responseHeaders));
  const isInside =
    exchange !== undefined &&
    !(inParameters || inRequest || inResponse) &&
    words.some((word) => searchTextOf(exchange).includes(word));
  return [
    ...(inParameters ? (['parameters'] as const) : []),
    ...(isInside ? (['tokens'] as const) : []),
    ...(inRequest ? (['request'] as const) : []),
    ...(inResponse ? (['response'] as const) : []),
  ];
}

function linesOf(headers: readonly Header[] | undefined): readonly string[] {
  return (headers ?? []).map(([name, value]) => `${name}: ${value}`);
}
