import { queryParameters } from '../../exchange/parameters.ts';

/** What every answer of a code has, and what libraries know to leave out. */
const ordinary: ReadonlySet<string> = new Set(['code', 'state']);

/** A value without a name would be taken for one. */
const isName = /^[a-z][a-z_.-]{0,30}$/i;

/**
 * Names of the parameters, in order, with which an answer came to `url` and that the address it was asked for at (`asked`) does not have:
 * beside the code and the state, as iss, session_state or Facebook’s enforce_https. RFC 6749 §4.1.2 lets a client ignore those it does not know.
 */
export function addedToCallback(url: string, asked: string): readonly string[] {
  const own = new Set(queryParameters(asked).map(([name]) => name));
  const names = queryParameters(url).map(([name]) => name);
  return [...new Set(names)].filter((name) => isName.test(name) && !own.has(name) && !ordinary.has(name));
}
