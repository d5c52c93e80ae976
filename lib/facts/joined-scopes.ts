import { commonScopes } from './common-scopes.ts';

/** A word in which scopes have run together, and what they are: `openidprofile`, of `openid` and `profile`. */
export type JoinedScopes = { readonly value: string; readonly scopes: readonly string[] };

/**
 * The first word of a scope that consists of nothing but known names, and is none itself: a comma, a quotation mark or an end of line is missing
 * between two entries of a list. Those of more than a word that the server lists are known, too. `undefined` where there is none. RFC 6749 §3.3.
 */
export function joinedScopes(scope: string, listed: readonly string[]): JoinedScopes | undefined {
  const names = [...common, ...listed.filter((name) => /\w[.:/_-]\w/.test(name))];
  for (const value of scope.split(/[\s,;+]+/)) {
    if (value.length > longest || [...listed, ...common, emailAddress].includes(value)) continue;
    const scopes = addressesIn(value) ?? namesIn(value, names);
    if (scopes && scopes.length > 1) return { value, scopes };
  }
  return undefined;
}

/** Scopes that are addresses begin where the next begins: https://…/auth/calendarhttps://…/auth/drive. */
function addressesIn(value: string): readonly string[] | undefined {
  const [first = '', ...others] = value.split(/(?=https:\/\/)/);
  const isWhole = others.length > 0 && (first.startsWith('https://') || common.includes(first));
  return isWhole ? [first, ...others] : undefined;
}

/** The names that make a word, without a character left. */
function namesIn(value: string, names: readonly string[]): readonly string[] | undefined {
  const upTo = new Map<number, readonly string[]>([[0, []]]);
  for (let at = 0; at < value.length; at += 1) {
    const before = upTo.get(at);
    if (!before) continue;
    for (const name of names)
      if (value.startsWith(name, at) && !upTo.has(at + name.length))
        upTo.set(at + name.length, [...before, name]);
  }
  return upTo.get(value.length);
}

/** Characters. */
const longest = 400;

/** The same, and Amazon Cognito’s, Microsoft Graph’s and GitHub’s for the person’s own data. */
const common: readonly string[] = [
  ...commonScopes,
  'aws.cognito.signin.user.admin',
  'User.Read',
  'read:user',
  'user:email',
];

/** A word of its own. */
const emailAddress = 'emailaddress';
