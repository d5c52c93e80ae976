import { isOwnPlaceholder } from '../../exchange/cleaned.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, originOf, queryParameters } from '../../exchange/parameters.ts';
import { percentDecoded } from '../../exchange/percent.ts';
import { isOneSite } from '../../exchange/site.ts';
import { isBystander, knownCookie } from '../../facts/cookies/cookie-names.ts';
import { sentCookiesOf } from '../../facts/cookies/sent-cookies.ts';
import { cookiesSetBy, isSessionCookie } from '../../facts/cookies/set-cookie.ts';
import { guessingBits } from '../../facts/guessing.ts';
import { afterAnswer } from '../../facts/reception/after-answer.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Session id in an address',
  why: 'Addresses are kept in histories and logs, sent on as Referer and copied into chats. Whoever has this one is signed in as the person.',
  fix: 'Keep the session id in its cookie alone, and turn rewriting of addresses off (tracking-mode COOKIE in Java servlets, session.use_only_cookies in PHP).',
  references: ['rfc9700#4.3.2', 'rfc6750#5.3'],
  examples: {
    fires: '/home;jsessionid=<the value of the cookie JSESSIONID>',
    passes: '/home, with Cookie: JSESSIONID=…',
  },
};

/** What stands for the login from now on is part of an address. */
export default rule({
  id: 'session-id-in-url',
  severity: 'medium',
  owner: 'client',
  needs: ['authorizationResponse'],
  inspect({ authorizationResponse: response, flow }) {
    const { exchange, carrier } = response;
    if (carrier !== 'request' || !/^https?:/i.test(exchange.url)) return 'not applicable';
    const own = afterAnswer(flow, exchange).all.filter(({ url }) => isOneSite(url, exchange.url));
    const addresses = own.flatMap((one) => addressesOf(one, exchange));
    if (addresses.length === 0) return 'not applicable';
    const sessions = sessionValuesIn(own);
    const found = addresses.flatMap((address) => placesIn(address, sessions));
    const worst = found.find(({ cookie }) => cookie !== undefined) ?? found[0];
    if (!worst) return undefined;
    const { address, name, cookie } = worst;
    return {
      severity: cookie ? 'medium' : 'low',
      confidence: 'certain',
      detail: cookie
        ? `An address at ${originOf(address)} carries the value of the cookie ${cookie}${name ? ` as ${name}` : ''}.`
        : `An address at ${originOf(address)} carries a session id as ${name}.`,
      evidence: [response],
    };
  },
});

/** The names of the cookies by their values. A signed token in an address is told by token-in-query. */
function sessionValuesIn(own: readonly Exchange[]): ReadonlyMap<string, string> {
  const cookies = own.flatMap((one) => [...cookiesSetBy(one), ...(sentCookiesOf(one) ?? [])]);
  return new Map(
    cookies
      .filter(({ name, value }) => isSession(name) && isHardToGuess(value))
      .map(({ name, value }) => [percentDecoded(value), name] as const),
  );
}

function isSession(name: string): boolean {
  if (isBystander(name)) return false;
  const known = knownCookie(name);
  return known?.side === 'client' ? known.purpose !== 'login' : isSessionCookie({ name });
}

function isHardToGuess(value: string): boolean {
  return isOwnPlaceholder(value) || (!value.startsWith('eyJ') && guessingBits(value) >= 64);
}

/** Where the browser went or was sent after the answer; not the answer’s own address. */
function addressesOf({ id, url, redirectUrl }: Exchange, landing: Exchange): readonly string[] {
  const led = redirectUrl !== undefined && isOneSite(redirectUrl, landing.url) ? [redirectUrl] : [];
  return id === landing.id ? led : [url, ...led];
}

type Place = { readonly address: string; readonly name: string; readonly cookie: string | undefined };

function placesIn(address: string, sessions: ReadonlyMap<string, string>): readonly Place[] {
  const path = endpointOf(address).replace(/^https?:\/\/[^/]*/i, '');
  const inPath = path.split('/').flatMap((segment) => {
    const [first = '', ...matrix] = segment.split(';');
    return [['', percentDecoded(first)] as const, ...matrix.map(pairOf)];
  });
  return [...inPath, ...queryParameters(address)].flatMap(([name, value]): readonly Place[] => {
    const cookie = ofProtocol.test(name) ? undefined : sessions.get(value);
    const isNamed = /^(?:jsessionid|phpsessid|aspsessionid\w*|cfid)$/i.test(name) && value.length >= 16;
    return cookie || isNamed ? [{ address, name, cookie }] : [];
  });
}

function pairOf(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=');
  return at < 0 ? ['', ''] : [text.slice(0, at), percentDecoded(text.slice(at + 1))];
}

/** OIDC Session Management §3 and the login’s own parameters. */
const ofProtocol = /^(?:session_state|state|nonce|code|iss)$/i;
