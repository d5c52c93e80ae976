import type { JsonObject } from '../exchange/json.ts';

/** Levels of objects within claims that are looked into (`realm_access.roles`). */
const deepest = 3;
/** Claims of one token that are compared. */
const most = 200;

/** The claims of a token as texts, those inside objects by their path; a list as its members, a space between them. */
export function claimTexts(claims: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(texts(claims, '', 0).slice(0, most));
}

function texts(claims: JsonObject, path: string, depth: number): readonly (readonly [string, string])[] {
  return Object.entries(claims).flatMap(([name, value]): readonly (readonly [string, string])[] => {
    if (value === null || value === undefined) return [];
    if (typeof value !== 'object') return [[path + name, String(value)]];
    if (Array.isArray(value)) return [[path + name, listText(value)]];
    return depth < deepest ? texts(value as JsonObject, `${path}${name}.`, depth + 1) : [];
  });
}

function listText(list: readonly unknown[]): string {
  return list.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join(' ');
}
