import {
  choices,
  descriptions,
  linkable,
  personal,
  safe,
  secrets,
  suspicious,
  urls,
} from './secrecy-tables.ts';

/**
 * What a name says about its value, in any carrier (query, fragment, form, JSON member, claim).
 * - `secret`: whoever has it can act, or it protects a request in progress
 * - `linkable`: no credential, but it ties sightings of one session together
 * - `personal`: says something about a person
 * - `choice`: words of an open vocabulary; known ones and addresses stay
 * - `description`: prose written for developers, which may quote any of the above
 * - `url`: an address; it is redacted part by part
 * - `safe`: protocol vocabulary and public identifiers
 * - `unknown`: not in the tables, so masked wherever harmlessness is not known
 */
type Secrecy = 'secret' | 'linkable' | 'personal' | 'choice' | 'description' | 'url' | 'safe' | 'unknown';

/** Secrecy, and the kind its placeholders are counted under (`access-token`). */
export type Named = { readonly secrecy: Secrecy; readonly kind: string };

const names: ReadonlyMap<string, Named> = new Map<string, Named>([
  ...table(safe, 'safe'),
  ...table(urls, 'url'),
  ...table(descriptions, 'description'),
  ...table(choices, 'choice'),
  ...table(personal, 'personal'),
  ...table(linkable, 'linkable'),
  ...table(secrets, 'secret'),
]);

const unknown: Named = { secrecy: 'unknown', kind: 'value' };
const suspected: Named = { secrecy: 'secret', kind: 'secret' };

/** Secrecy of the value under that name. Spelling variants of one name (`accessToken`, `access-token`) are the same. */
export function secrecyOf(name: string): Named {
  if (name.length > 200) return unknown;
  const spelled = normalized(name);
  return names.get(spelled) ?? byPattern(spelled);
}

/** The one that hides more; of two that hide as much the second. */
export function stricter(one: Named, other: Named): Named {
  return strictness(one) > strictness(other) ? one : other;
}

function strictness({ secrecy }: Named): number {
  switch (secrecy) {
    case 'secret':
      return 3;
    case 'linkable':
    case 'personal':
    case 'unknown':
      return 2;
    case 'choice':
    case 'description':
    case 'url':
      return 1;
    case 'safe':
      return 0;
  }
}

/** True for names the tables list: such a name may be shown wherever it occurs. A name that only looks familiar may not. */
export function isKnownName(name: string): boolean {
  return name.length <= 80 && names.has(normalized(name));
}

/** `accessToken`, `Access-Token` and `access.token` to `access_token`. */
function normalized(name: string): string {
  if (/^[a-z\d_]*$/.test(name)) return name;
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.\s]+/g, '_')
    .toLowerCase();
}

function byPattern(name: string): Named {
  if (suspicious.test(name)) return suspected;
  if (!/^[a-z][a-z0-9_]{0,79}$/.test(name)) return unknown;
  if (
    /(?:^|_)(?:errors?|err)_?(?:msg|messages?|desc|description|text|details?|reason|hint|title|code|type)?$/.test(
      name,
    )
  )
    return { secrecy: 'description', kind: 'error-text' };
  if (/^openid_(?:sreg|ax|ext\d+)_/.test(name)) return { secrecy: 'personal', kind: 'attribute' };
  if (name.startsWith('openid_ns_')) return { secrecy: 'safe', kind: 'value' };
  // RFC 8414 §2 and its registry: every member of server and client metadata ends so.
  if (/_(?:supported|alg|enc|required|auth_methods?|tokens)$/.test(name))
    return { secrecy: 'safe', kind: 'value' };
  if (/_(?:endpoint|uri|uris|url|urls|iframe)$/.test(name)) return { secrecy: 'url', kind: 'url' };
  return unknown;
}

/** Rows of `name` or `name>kind`, separated by white space. */
function table(rows: string, secrecy: Secrecy): [string, Named][] {
  return rows
    .trim()
    .split(/\s+/)
    .map((row) => {
      const [name = '', kind] = row.split('>');
      return [name, { secrecy, kind: kind ?? kindOf(name) }];
    });
}

function kindOf(name: string): string {
  return name.replace(/[^a-z]+/g, '-').replace(/^-+|-+$/g, '') || 'value';
}
