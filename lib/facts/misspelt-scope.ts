import { hostOf } from '../exchange/parameters.ts';
import { fact } from './fact.ts';

/** A scope that was refused and whose spelling is wrong: as it was sent, the scopes that are meant, and how it is written: “separated by commas”. */
export type MisspeltScope = {
  readonly value: string;
  readonly scopes: readonly string[];
  readonly sign: string;
};

/** The scope of a request that was refused for it. RFC 6749 §3.3. `undefined` where it is spelt right or nothing tells that it is wrong. */
export const misspeltScope = fact(
  'misspeltScope',
  ({ ending, errorPage, authorizationRequest }): MisspeltScope | undefined => {
    const value = authorizationRequest?.params['scope']?.trim();
    if (!value || !authorizationRequest) return undefined;
    const code = ending.error?.code ?? errorPage?.code;
    if (code !== 'invalid_scope' || takesCommas(authorizationRequest.message.url)) return undefined;
    return readingOf(value);
  },
);

/** Providers whose own documents separate scopes by commas. */
const withCommas = [
  'facebook.com',
  'instagram.com',
  'threads.net',
  'tiktok.com',
  'strava.com',
  'shopify.com',
  'myshopify.com',
  'github.com',
  'slack.com',
  'linear.app',
  'todoist.com',
  'vk.com',
  'weixin.qq.com',
];

function takesCommas(url: string): boolean {
  const host = hostOf(url);
  return withCommas.some((name) => host === name || host.endsWith(`.${name}`));
}

function readingOf(value: string): MisspeltScope | undefined {
  const bare = value.replace(/^[["'\s]+|[\]"'\s]+$/g, '');
  const isWrapped = bare !== value && /^["'[]/.test(value);
  const parts = bare.split(/[,;+"'\s]+/).filter((part) => part !== '');
  if (parts.length === 0 || !parts.every((part) => scopeName.test(part))) return undefined;
  const sign = signIn(bare);
  if (isWrapped) return { value, scopes: parts, sign: 'set in quotes or brackets' };
  return sign === undefined || !parts.some((part) => known.has(part))
    ? undefined
    : { value, scopes: parts, sign };
}

function signIn(text: string): string | undefined {
  if (text.includes(',')) return 'separated by commas';
  if (text.includes(';')) return 'separated by semicolons';
  return text.includes('+') ? 'separated by plus signs, spaces that were encoded twice' : undefined;
}

const scopeName = /^[\w.:/@-]{1,200}$/;

/** OpenID Connect Core §5.4, §11, and what nearly every provider knows. */
const known: ReadonlySet<string> = new Set([
  'openid',
  'profile',
  'email',
  'address',
  'phone',
  'offline_access',
  'groups',
  'roles',
]);
