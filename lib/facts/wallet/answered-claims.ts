import { asObject, asText, asTexts, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { readMdocs } from '../../exchange/mdoc.ts';
import type { Params } from '../../messages/view.ts';
import { pathText } from './dcql.ts';
import { claimsShownIn, leadsSomewhere } from './sd-jwt-claims.ts';

/**
 * Whether some credential of an answer lacks a claim that its query asks for: one without them must not be shown. Formats that are not read
 * lack nothing. OpenID4VP §6.4.1.
 */
export function lacksClaims(shown: JsonObject, { dcql_query: text }: Params): boolean {
  const credentials = parseJsonObject(text)?.['credentials'];
  const queries = (Array.isArray(credentials) ? credentials.slice(0, 100) : []).flatMap((one: unknown): JsonObject[] => [asObject(one) ?? []].flat()); // prettier-ignore
  return queries.some((query) => {
    const id = asText(query['id']) ?? '';
    const all = Object.hasOwn(shown, id) ? [shown[id]].flat() : [];
    return all.some((one) => typeof one === 'string' && !satisfies(one, query));
  });
}

/** All claims, or those of one set. */
function satisfies(text: string, { claims, claim_sets: sets }: JsonObject): boolean {
  if (!Array.isArray(claims) || claims.length === 0) return true;
  const holds = reader(text);
  if (!holds) return true;
  const all = claims.slice(0, 200).map((one: unknown) => asObject(one) ?? {});
  const isThere = ({ path }: JsonObject): boolean => !Array.isArray(path) || holds(path);
  if (!Array.isArray(sets) || sets.length === 0) return all.every(isThere);
  const there = new Set(all.filter(isThere).map(({ id }) => id));
  return sets.some((set: unknown) => (asTexts(set) ?? []).every((id) => there.has(id)));
}

/** What tells whether a path leads to something in a credential; `undefined` for formats that are not read. */
function reader(text: string): ((path: readonly unknown[]) => boolean) | undefined {
  const mdocs = readMdocs(text);
  if (mdocs.length > 0) {
    const elements = mdocs.flatMap(({ elements: own }) => own);
    // One that cannot be read may be any.
    if (elements.some(({ name }) => name === undefined)) return undefined;
    const names = new Set(elements.map(({ name }) => name));
    return (path) => names.has(pathText(path));
  }
  const shown = claimsShownIn(text);
  return shown && ((path) => leadsSomewhere(shown, path));
}
