import type { Exchange } from '../exchange/exchange.ts';
import { headerValues } from '../exchange/headers.ts';
import type { Params } from './view.ts';

/** One challenge of a `WWW-Authenticate` header: its scheme in lower case and its parameters. RFC 9110 §11.6.1. */
export type Challenge = { readonly scheme: string; readonly params: Params };

/**
 * What a server says is needed to be let in; empty when it says nothing. Several challenges may share one header line.
 * RFC 6750 §3; RFC 9470 §3 (`acr_values`, `max_age`); RFC 9728 §5.1 (`resource_metadata`). Never throws.
 */
export function challengesOf({ responseHeaders }: Exchange): readonly Challenge[] {
  return headerValues(responseHeaders, 'www-authenticate').flatMap(parse);
}

/** The value that the first challenge with that parameter gives it. */
export function challengeParameter(exchange: Exchange, name: string): string | undefined {
  return challengesOf(exchange).find(({ params }) => params[name])?.params[name];
}

/** A parameter (`name=token` or `name="quoted"`), or a scheme: a token that no `=` follows. */
const part = /([!#$%&'*+.^_`|~\w-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?/g;

const longestHeader = 10_000;

function parse(header: string): readonly Challenge[] {
  const found: { scheme: string; params: Record<string, string> }[] = [];
  for (const [, name = '', quoted, bare] of header.slice(0, longestHeader).matchAll(part)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? bare;
    const challenge = found.at(-1);
    if (value === undefined) found.push({ scheme: name.toLowerCase(), params: {} });
    else if (challenge && name !== '__proto__') challenge.params[name.toLowerCase()] ??= value;
  }
  return found;
}
