import { hostOf } from '../exchange/parameters.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { asTexts } from '../exchange/json.ts';
import { fact } from './fact.ts';
import { joinedScopes } from './joined-scopes.ts';
import { namedError } from './named-error.ts';
import { commonScopes } from './common-scopes.ts';
import { saidBy } from './said/said.ts';

/** A scope that was refused and whose spelling is wrong: as it was sent, the scopes that are meant, and how it is written: “separated by commas”. Where some have run together, the word they make. */
export type MisspeltScope = {
  readonly value: string;
  readonly scopes: readonly string[];
  readonly sign: string;
  /** What separates scopes here. */
  readonly wanted: ' ' | ',';
};

/** The scope of a request that was refused for it. RFC 6749 §3.3. `undefined` where it is spelt right or nothing tells that it is wrong. */
export const misspeltScope = fact(
  'misspeltScope',
  ({ ending, errorPage, authorizationRequest, flow, of }): MisspeltScope | undefined => {
    const value = authorizationRequest?.params['scope']?.trim();
    if (!value || !authorizationRequest) return undefined;
    const code = of(namedError)?.code ?? errorPage?.code;
    const at = errorPage?.message ?? ending.failedAt;
    const isRefused = code === 'invalid_scope' || (at !== undefined && isAboutScope(at.exchange));
    if (!isRefused) return undefined;
    return spellingOf(value, authorizationRequest.message.url, asTexts(flow.metadata?.['scopes_supported']));
  },
);

/**
 * How a scope is spelt that no provider at this address reads as it is meant, whether or not it was refused for it; `undefined` for one that is
 * spelt right. RFC 6749 §3.3.
 * @param listed scopes that the server’s metadata name
 */
export function spellingOf(
  scope: string,
  url: string,
  listed?: readonly string[],
): MisspeltScope | undefined {
  const value = scope.trim();
  return value === '' ? undefined : (separatedWrongly(value, url) ?? runTogether(value, listed));
}

function separatedWrongly(value: string, url: string): MisspeltScope | undefined {
  if (isAt(url, onlyCommas)) return withSpaces(value);
  return isAt(url, withCommas) ? undefined : readingOf(value);
}

function runTogether(value: string, listed: readonly string[] | undefined): MisspeltScope | undefined {
  const joined = joinedScopes(value, listed ?? []);
  return joined && { ...joined, sign: 'run together', wanted: ' ' };
}

function isAboutScope(page: Exchange): boolean {
  return saidBy(page)?.phrases.some(({ phrase }) => phrase.cause === 'scope-retired-or-not-allowed') ?? false;
}

/** Where commas are wanted, nothing but spaces between names. */
function withSpaces(value: string): MisspeltScope | undefined {
  const parts = value.split(/\s+/);
  const isSeparated = parts.length > 1 && parts.every((part) => scopeName.test(part));
  return isSeparated ? { value, scopes: parts, sign: 'separated by spaces', wanted: ',' } : undefined;
}

/** Providers whose own documents separate scopes by commas, and that take nothing else. */
const onlyCommas = ['strava.com', 'tiktok.com', 'myshopify.com', 'todoist.com', 'weixin.qq.com'];

/** Providers whose own documents separate scopes by commas, and that take spaces too. */
const withCommas = [
  'facebook.com',
  'instagram.com',
  'threads.net',
  'shopify.com',
  'github.com',
  'slack.com',
  'linear.app',
  'vk.com',
  'kakao.com',
];

function isAt(url: string, names: readonly string[]): boolean {
  const host = hostOf(url);
  return names.some((name) => host === name || host.endsWith(`.${name}`));
}

function readingOf(value: string): MisspeltScope | undefined {
  const bare = value.replace(/^[["'\s]+|[\]"'\s]+$/g, '');
  const isWrapped = bare !== value && /^["'[]/.test(value);
  const parts = bare.split(/(?:[,;+"'\s]|%20)+/).filter((part) => part !== '');
  if (parts.length === 0 || !parts.every((part) => scopeName.test(part))) return undefined;
  const sign = signIn(bare);
  if (isWrapped) return { value, scopes: parts, sign: 'set in quotes or brackets', wanted: ' ' };
  return sign === undefined || !parts.some((part) => known.has(part))
    ? undefined
    : { value, scopes: parts, sign, wanted: ' ' };
}

function signIn(text: string): string | undefined {
  if (text.includes(',')) return 'separated by commas';
  if (text.includes(';')) return 'separated by semicolons';
  return /\+|%20/.test(text)
    ? `separated by ${text.includes('+') ? 'plus signs' : '%20'}, spaces that were encoded twice`
    : undefined;
}

const scopeName = /^[\w.:/@-]{1,200}$/;

/** What nearly every provider knows. */
const known: ReadonlySet<string> = new Set(commonScopes);
