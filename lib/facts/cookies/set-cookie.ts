import type { Exchange } from '../../exchange/exchange.ts';
import { headerValues } from '../../exchange/headers.ts';

/** A cookie as a response sets it. RFC 6265 §4.1. */
export type SetCookie = {
  readonly name: string;
  readonly value: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'strict' | 'lax' | 'none' | undefined;
  readonly domain: string | undefined;
};

/** The cookies a response sets; those it deletes are left out. Lines without a name give none. */
export function cookiesSetBy({ responseHeaders }: Exchange): readonly SetCookie[] {
  return headerValues(responseHeaders, 'set-cookie')
    .flatMap((value) => value.split('\n'))
    .flatMap((line): SetCookie[] => {
      const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
      const equals = pair.indexOf('=');
      if (equals < 1 || isDeletion(pair.slice(equals + 1), rest)) return [];
      return [{ name: pair.slice(0, equals), value: pair.slice(equals + 1), ...attributesOf(rest) }];
    });
}

/**
 * True for a name that says session or login. Values that a page’s own scripts must read (double submit), those that tie a callback to
 * its request, and analytics are named otherwise.
 */
export function isSessionCookie({ name }: Pick<SetCookie, 'name'>): boolean {
  return (
    /sess|sid$|^sid|auth|login|token|jwt|connect\./i.test(name) &&
    !/csrf|xsrf|^_ga|^_gid|g_state|state|nonce/i.test(name)
  );
}

function isDeletion(value: string, attributes: readonly string[]): boolean {
  return (
    value === '' ||
    attributes.some((one) => /^max-age=(0|-\d+)$/i.test(one) || /^expires=.*\b19\d\d\b/i.test(one))
  );
}

function attributesOf(attributes: readonly string[]): Omit<SetCookie, 'name' | 'value'> {
  const has = (name: string): boolean => attributes.some((one) => one.toLowerCase() === name);
  const valueOf = (name: string): string | undefined =>
    attributes.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const sameSite = valueOf('samesite')?.toLowerCase();
  return {
    secure: has('secure'),
    httpOnly: has('httponly'),
    sameSite: sameSite === 'strict' || sameSite === 'lax' || sameSite === 'none' ? sameSite : undefined,
    domain: valueOf('domain'),
  };
}
