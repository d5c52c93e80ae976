import { wereRecorded } from '../../exchange/headers.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { quoteSentence } from '../../explain/quote.ts';
import { beganAtOf } from '../../facts/began-at.ts';
import { cookieRecordingOf } from '../../facts/cookies/recording.ts';
import { troubledLogin, type TroubledLogin } from '../../facts/cookies/troubled-login.ts';
import type { Facts } from '../../facts/facts.ts';
import { gaveTokens } from '../../flows/infer.ts';
import { partiesOf, sideOf } from '../../flows/context/parties.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { CauseId } from '../cause-id.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { explainedByCookie, namesOtherReason, troubleWords } from './lost-cookie.ts';

/** True where a browser’s headers were recorded and none of them is of a cookie. */
export function areCookiesLeftOut({ flow: { messages, context } }: Pick<Facts, 'flow'>): boolean {
  return cookieRecordingOf([...messages.map(({ exchange }) => exchange), ...context]) === 'none';
}

/**
 * The reasons of a login that the client did not take, where a lost cookie may be behind it and the recording holds none: the first says
 * that it cannot be seen, and how it can. All others as they are.
 */
export function withCookiesLeftOut(reasons: readonly Diagnosis[], facts: Facts): readonly Diagnosis[] {
  const [first, ...others] = reasons;
  const login = first && mayBeCookie(first) && areCookiesLeftOut(facts) ? facts.of(troubledLogin) : undefined;
  if (!first || !login || namesOtherReason(login.trouble) || facts.redemptions?.some(gaveTokens))
    return reasons;
  const told = withoutCookies(first, login, hostsOf(facts));
  const said = mustHaveHadSome(facts)
    ? `${told.why}; they were probably removed when it was saved.`
    : `${told.why}.`;
  return [{ ...told, why: said }, ...others];
}

/** A provider knows who signs in by its own cookies: where none is on its pages, whose headers were recorded, somebody took them away. */
function mustHaveHadSome({ flow: { messages, context } }: Facts): boolean {
  const parties = partiesOf(messages, context);
  const pages = [...messages.filter(isFrontChannelRequest).map(({ exchange }) => exchange), ...context];
  return pages.some(
    ({ requestHeaders, responseHeaders, url }) =>
      wereRecorded(requestHeaders) &&
      wereRecorded(responseHeaders) &&
      sideOf(messages, parties, url) === 'provider',
  );
}

const general = new Set<CauseId>([...explainedByCookie, 'callback-twice']);

/** What two recorded values prove needs no cookie. */
function mayBeCookie({ cause, confidence, proof, rules }: Diagnosis): boolean {
  if (!general.has(cause)) return false;
  if (cause === 'second-start-overwrites') return confidence === 'tentative' && proof !== 'status';
  return proof !== 'comparison' && !(cause === 'state-rejected' && rules.includes('state-mismatch'));
}

type Hosts = { readonly began: string; readonly back: string };

/** Of a login that came back to another host of one site than it began at: `undefined` where both are one. */
function hostsOf({ flow }: Facts): Hosts | undefined {
  const request = flow.messages.find(isFrontChannelRequest);
  const answer = flow.messages.findLast(
    (one) => isFrontChannelResponse(one) && one.carrier === 'request' && /^https?:/i.test(one.url),
  );
  const start = request && beganAtOf(flow, request.exchange);
  if (!start || !answer || !isOneSite(start.origin, answer.url)) return undefined;
  const [began, back] = [hostOf(start.origin), hostOf(answer.url)];
  return began === back ? undefined : { began, back };
}

function withoutCookies(reason: Diagnosis, { trouble }: TroubledLogin, hosts: Hosts | undefined): Diagnosis {
  const { quote, fix } = reason;
  const isGuess = reason.cause === 'state-cookie-lost';
  const known = `The provider answered, and ${troubleWords(trouble)}${trouble.kind === 'said' ? ' any more' : ''}.`;
  const why = isGuess ? `${known}${quote ? ` ${quoteSentence(quote)}` : ''}` : reason.why;
  return {
    ...reason,
    why: `${why} ${hosts ? elsewhere(hosts) : isGuess ? usual : unseen}`,
    fix: hosts ? `${oneHost(hosts)} ${again}` : isGuess ? again : `${again} ${fix}`,
    ...(isGuess && { tellApart: look }),
  };
}

function elsewhere({ began, back }: Hosts): string {
  return `It began at ${began} and came back to ${back}: a cookie that ${began} sets for itself alone, without Domain, is not sent to another host. Whether it was so here cannot be seen: no cookies are in this recording`;
}

function oneHost({ began, back }: Hosts): string {
  return `Let the login begin on the host that it comes back to: redirect ${began} to ${back} (or the other way round) before it begins, or register a redirect URI on ${began}.`;
}

const unseen = 'Whether a cookie of the app was lost cannot be seen: no cookies are in this recording';
const usual =
  'Often the cookie in which an app remembers the login did not come back then. Here that cannot be seen: no cookies are in this recording';
const again =
  'Record it again with its cookies: in Chrome choose “Export HAR (with sensitive data)”, or use the extension.';
const look =
  'Compare then the Set-Cookie of the login’s start with the Cookie of the callback: host, path, Secure, SameSite and age. If it came back, look for a second login in between or at the app’s session store.';
