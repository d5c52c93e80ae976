import { isWithheld } from '../../exchange/cleaned.ts';
import { parseJsonObject } from '../../exchange/json.ts';

/** The presentations of a `vp_token` by the ids of the query; drafts have them without ids. OpenID4VP §8.1. */
export function presentationsIn(
  token: string | undefined,
): readonly (readonly [query: string, text: string])[] {
  if (!token || isWithheld(token)) return [];
  const object = parseJsonObject(token);
  if (!object) return [['', token]];
  return Object.entries(object).flatMap(([query, value]) =>
    [value].flat().flatMap((one: unknown) => (typeof one === 'string' ? [[query, one] as const] : [])),
  );
}
