import { hostOf, originOf } from '../../exchange/parameters.ts';
import { isTooManyRedirects } from '../../exchange/too-many-redirects.ts';
import { callsOf, refusalOf } from '../../facts/api/refused-calls.ts';
import { loopOf } from '../../facts/loop.ts';
import { scopesOf } from '../../facts/mcp/challenges.ts';
import { redirectLoopOf, type RedirectLoop } from '../../facts/redirect-loop.ts';
import { pageOf } from '../../exchange/page-request.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { gaveTokens } from '../../flows/infer.ts';
import type { Message } from '../../messages/message.ts';
import { hostInPath } from '../../messages/oidc/schemeless-address.ts';
import { tellsWhoOneIs } from '../../facts/reception/says-nobody.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The login goes round in circles',
  why: 'Redirects lead from address to address without an end, or each login is answered and the app starts another at once, because it does not see or accept the result. The person is locked out.',
  fix: 'Look at why the app does not keep its session: its cookie (Secure, SameSite, domain, size), a callback it rejects, an API that answers 401 to fresh tokens; and stop after a few attempts.',
  references: ['rfc9470#5', 'session#3.1'],
  examples: {
    fires:
      'Three logins of one client in one tab within a minute, each begun right after the one before was answered',
    passes: 'Three logins of three clients in one tab within a minute',
  },
};

/** A login is answered, and the app asks for it again at once: three times or more, or twice by redirects or a page’s script. Any protocol. */
export default rule({
  id: 'err-interaction-loop',
  severity: 'medium',
  owner: 'client',
  needs: [],
  inspect({ flow, ending, server }) {
    const all = (flow.rounds ?? [flow]).flatMap(({ messages }) => messages);
    const tooMany = all.find(({ exchange }) => isTooManyRedirects(exchange.failure));
    const loop = loopOf(flow);
    const answer = loop?.rounds[0]?.answer;
    if (loop?.count === 2 && ending.outcome !== 'failed' && !loop.isByScript) return undefined;
    if (loop?.count === 2 && ending.outcome === 'succeeded') return undefined;
    if (!loop || !answer) {
      const circle = ending.outcome === 'failed' ? redirectLoopOf(flow) : undefined;
      if (circle) return circled(circle, server.origin, flow.messages.some(isAnswer));
      if (!tooMany) return flow.messages.some(isFrontChannelResponse) ? undefined : 'not applicable';
      return {
        confidence: 'certain',
        detail: 'The browser gave up after too many redirects.',
        cause: 'Client and provider sent the browser to each other without an end.',
        evidence: [tooMany],
      };
    }
    return looped(flow, loop, answer, {
      isCutOff: tooMany !== undefined,
      isOpen: ending.outcome === 'unclear',
    });
  },
});

/** Redirects alone, within one host or between several. */
function circled(loop: RedirectLoop, provider: string | null, isAnswered: boolean): FindingDraft {
  const hosts = [...new Set(loop.addresses.map(hostOf))];
  const isOfProvider = hosts.length === 1 && provider !== null && hosts[0] === hostOf(provider);
  const went = `Redirects sent the browser round ${loop.isAtLeast ? 'at least ' : ''}${loop.count} times ${betweenOf(loop.addresses)}, and no page was shown${loop.isCutOff ? '; the browser gave up after too many redirects' : ''}`;
  return {
    confidence: 'certain',
    owner: isOfProvider ? 'authorization_server' : 'client',
    detail: `${went}.`,
    cause: `${went}.`,
    fix: fixOf(loop.addresses, isOfProvider, isAnswered),
    evidence: [loop.message],
  };
}

function betweenOf([first = '', second, third, ...more]: readonly string[]): string {
  if (second === undefined) return `from ${first} to itself`;
  if (third === undefined) return `between ${first} and ${second}`;
  return more.length === 0
    ? `between ${first}, ${second} and ${third}`
    : `between ${first}, ${second}, ${third} and ${more.length} more`;
}

function fixOf(addresses: readonly string[], isOfProvider: boolean, isAnswered: boolean): string {
  const bare = new Set(addresses.map((one) => one.replace(/^https?:\/\//i, '')));
  if (addresses.length > 1 && bare.size === 1)
    return 'One server redirects to https and another back to http: behind what ends TLS (a proxy, a CDN), tell the app the real scheme (X-Forwarded-Proto, and that it may trust it), have the CDN speak https to the server, and redirect in one place only.';
  const plain = new Set(
    [...bare].map((one) =>
      one
        .replace(/^www\./i, '')
        .replace(/\/+$/, '')
        .toLowerCase(),
    ),
  );
  if (addresses.length > 1 && plain.size === 1)
    return 'Two rules undo each other: one redirects to the address with “www.”, the slash at its end or another case, the other to the one without. Let one of them go (framework, proxy or CDN).';
  if (addresses.length === 1 && !isOfProvider) {
    if (addresses[0]?.endsWith('/auth/signin')) return atSignInOfAuthJs;
    if (hostInPath(addresses[0] ?? '') !== undefined) return inPath;
    return isAnswered ? afterAnswer : atItself;
  }
  return isOfProvider
    ? 'The provider’s own pages send the browser to each other, usually because a cookie of theirs is not kept or an old session is half there: delete the provider’s cookies or try a private window; who runs it looks at its session cookie and at what its proxy makes of scheme and host.'
    : 'Look at what each of these addresses waits for before it shows a page: a session cookie that is not kept (Secure, SameSite, domain, size), a login that it takes for missing, a rule of proxy and app that undo each other; and let one of them show a page instead.';
}

const atItself =
  'An address that leads to itself is most often corrected for ever: the app takes it for another one than the browser asked for (http instead of https, another host or path), because the proxy in front does not tell it. Let the proxy pass on X-Forwarded-Proto and Host, let the app trust them, and set the app’s public address (Synapse: x_forwarded and public_baseurl). Otherwise the app waits there for a cookie that does not stay (Secure, SameSite, domain, size).';

const inPath =
  'The path begins with a host name, so the address of the login lacks its scheme, and the redirect to it stays on the app’s own host: enter it with https:// where the app, or the proxy that guards it, is told where to log in.';

const atSignInOfAuthJs =
  'Auth.js (NextAuth) has its own sign-in at such an address, and sends on from there to the page that pages.signIn names: where pages.signIn is this very address, it goes round for ever. Give your own page another path (/login), or take pages.signIn out of the settings. If it names another page, a check of the app’s own guards the sign-in page as well: leave that page out of it (middleware, hooks).';

const afterAnswer =
  'The answer had come, and the app leads this page to itself: by a parameter of its address that makes it do the same again and is never taken away, or for a cookie that does not stay (Secure, SameSite, domain, size). Let it lead to the address without its parameters once its work is done. Only where it means another scheme or host than the browser asked for, the proxy in front does not tell it (X-Forwarded-Proto, Host).';

/** With a code, a token or an assertion, not an error. */
function isAnswer(message: Message): boolean {
  return isFrontChannelResponse(message) && message.error === undefined;
}

function looped(
  flow: Flow,
  loop: { readonly count: number; readonly span: number },
  answer: Message,
  { isCutOff, isOpen }: { readonly isCutOff: boolean; readonly isOpen: boolean },
): FindingDraft {
  const seconds = Math.max(1, Math.round(loop.span / 1000));
  const isRefused = answer.error !== undefined;
  const asked = `The app asked for the same login ${loop.count === 2 ? 'twice' : `${loop.count} times`} in ${seconds === 1 ? 'a second' : `${seconds} seconds`}, each time at once after it was ${isRefused ? 'refused' : 'answered'}`;
  const end = isCutOff ? '; the browser gave up after too many redirects' : '';
  if (isRefused)
    return {
      confidence: 'certain',
      detail: `${asked}${end}.`,
      cause: `${asked}: the page to which the refusal comes begins a login in place of showing it${end}.`,
      fix: showRefusal,
      evidence: [answer],
    };
  const refused = refusedForScope(flow);
  if (refused)
    return {
      confidence: 'certain',
      detail: `${asked}: each new token was refused for want of a scope.`,
      cause: `${asked}, because ${originOf(refused.url)} refuses each new token for want of the scope ${scopesOf(refused).join(' ')}. The client asks again instead of giving up.`,
      fix: 'Server: name the scope that is really wanted, or say plainly that this person may not have it. Client: stop after a few attempts for one scope.',
      evidence: [answer, refused],
    };
  if (!isOpen && isLeftInFragment(flow))
    return {
      confidence: 'certain',
      detail: `${asked}${end}; each answer came in the fragment of an address, and nothing used it.`,
      cause: `${asked}: each answer came behind the # of the app’s address, and nothing in this recording used it, so the page does not read it. A router that takes what stands there for a route of its own (hash routing) throws it away before the login’s library sees it${end}.`,
      fix: 'Let the library read the answer before the router starts (Angular: initialNavigation disabled until the login is processed, or path routing in place of the hash), or let the answer come in the query: response_type=code with response_mode=query. If the page does read it, its console tells why it refuses.',
      evidence: [answer],
    };
  const given = isOpen ? undefined : givenEachTime(flow);
  const known = isOpen || given !== undefined ? undefined : knownEachTime(flow);
  const told = given ?? known;
  if (told)
    return {
      confidence: 'certain',
      detail: `${asked}${end}, though it was logged in each time.`,
      cause: `${asked}, although ${told}: the page itself throws the login away and begins another${end}.`,
      fix: known === undefined ? thrownAway : begunAgain,
      evidence: [answer],
    };
  return {
    confidence: isOpen ? 'firm' : 'certain',
    detail: `${asked}${end}.`,
    cause: `${asked}: it ${isOpen ? 'did not keep or did not accept the first result, and the recording ends before anything shows that it kept the second' : 'does not keep or does not accept the result'}${end}.`,
    evidence: [answer],
  };
}

const showRefusal =
  'Let the address to which answers come show what they refuse: while it holds error, no guard and no automatic login may begin another (take the callback out of the guarded routes). Why the provider refused is another matter.';

const thrownAway =
  'Look at the app: in its page’s console right after the tokens came, and at what it goes by when it decides that nobody is signed in (a setting or session that it fetched before it had a token, a stored user that it removes, a claim or role that it misses, a check of the ID token). Update it, and let it stop after a few attempts. Addresses, secrets and CORS are in order, or no tokens would have come.';

const begunAgain =
  'Look at what begins the login in the app’s page: an effect that runs twice (its first run uses the answer up, its second finds none), a session that it asked for before the answer was there, or a guard that does not wait for it. Let it ask once more who has signed in before it begins a login by itself, and stop after a few attempts.';

/** What the page got in every round but the last at most, where neither it nor the app’s API was refused anything afterwards. */
function givenEachTime({ rounds = [] }: Flow): string | undefined {
  const given = rounds.filter((round) =>
    messagesOf(round, 'token_request').some((one) => gaveTokens(one) && pageOf(one.exchange) !== undefined),
  );
  if (given.length < 2 || given.length < rounds.length - 1 || rounds.some(isRefusedAnything))
    return undefined;
  const isKnown = given.every((round) =>
    messagesOf(round, 'userinfo_request').some(({ exchange }) => exchange.status === 200),
  );
  return `the provider gave its page tokens${isKnown ? ' and told it who the person is' : ''} each time and refused nothing`;
}

/** The app’s own API told its page who has signed in, in every round but the last at most. */
function knownEachTime({ rounds = [] }: Flow): string | undefined {
  const known = rounds.filter((round) => round.context.some(tellsWhoOneIs));
  return known.length >= 2 && known.length >= rounds.length - 1
    ? 'the app’s own API told its page each time who had signed in'
    : undefined;
}

function isRefusedAnything({ messages, context }: Flow): boolean {
  return [...messages.map(({ exchange }) => exchange), ...context].some(
    ({ status, context: { resourceType } }) =>
      resourceType === 'fetch' && (status === 0 || (status ?? 0) >= 400),
  );
}

/** The last call that was refused so, where such a refusal followed all logins but one at most. RFC 6750 §3.1. */
function refusedForScope({ rounds = [] }: Flow): Message | undefined {
  const refused = rounds.flatMap(
    (round) => callsOf(round).findLast((call) => refusalOf(call)['error'] === 'insufficient_scope') ?? [],
  );
  const last = refused.at(-1);
  return last && refused.length >= rounds.length - 1 && scopesOf(last).length > 0 ? last : undefined;
}

/** Every answer of every round came in the fragment, and neither a code was redeemed nor a token shown to anybody. */
function isLeftInFragment({ rounds, messages }: Flow): boolean {
  const all = rounds?.flatMap((one) => one.messages) ?? messages;
  const answers = all.filter(({ kind, error }) => kind === 'authorization_response' && !error);
  return (
    answers.length > 0 &&
    answers.every(({ responseMode }) => responseMode === 'fragment') &&
    !all.some(({ kind, token }) => kind === 'token_request' || (kind !== 'exposure' && token !== undefined))
  );
}
