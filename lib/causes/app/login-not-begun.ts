import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { nothingBehindOf } from '../../facts/answerer/nothing-behind.ts';
import type { Phrase } from '../../facts/said/phrases/phrase.ts';
import { saidBy, type Said } from '../../facts/said/said.ts';
import { isOfStart, wordsBehind } from '../../facts/said/behind-start.ts';
import type { SaidAt } from '../../facts/said/said-along.ts';
import { ledTo } from '../../messages/oidc/led-to.ts';
import { messagesOf } from '../../flows/flow.ts';
import { saysWhyNot } from '../../messages/oidc/quoted-refusal.ts';
import { isFailedAtStart, isOfForm } from '../../messages/oidc/start-not-there.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app itself says no, and asks no provider anything. */
export default cause({
  id: 'login-not-begun',
  owner: 'client',
  title: 'The app did not begin the login',
  signs:
    'A page of the app’s, at an address where logins begin, or the page to which such an address led at once, says that OpenID Connect, OAuth, SAML or single sign-on does not work, or breaks down (400, 422, 5xx) where its own page led, and no request to a provider was recorded before it. Or the back end that logs people in for it (Supabase, better-auth, Appwrite, Firebase, Clerk) answers the request to begin a login with an error.',
  against:
    'A login of the app that had begun in the two minutes before; words that are known to mean something of their own.',
  fix: 'Mend what the app says in its settings of this provider (the app’s public address, client id, the address of the metadata). The provider was asked nothing in the browser: its settings and log cannot tell.',
  references: ['rfc6749#4.1'],
  example:
    'GET /auth/oidc → 500 “OIDC discovery failed: getaddrinfo ENOTFOUND idp.internal”, and no authorization request',
  confusedWith: ['login-start-missing', 'discovery-failed', 'redirect-scheme-proxy', 'cookies-too-many'],
  folds: ['redirect-uri-mismatch'],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const at = messagesOf(flow, 'refused_start').findLast(
      (one) =>
        saysWhyNot(one.exchange) ||
        (wordsBehind(flow, one) !== undefined && !isOfForm(one.exchange)) ||
        isBroken(one.exchange),
    );
    if (!at) return undefined;
    const behind = wordsBehind(flow, at);
    const said = behind?.said ?? saidBy(at.exchange);
    const known = said?.phrases.filter(({ phrase }) => isOfStart(phrase)) ?? [];
    if (known.some(({ phrase }) => !isOfTalk(phrase))) return undefined;
    const led = behind && whereTo(at.exchange, behind);
    const { why, fix } = known[0] ? unreached(known[0].phrase, led) : unasked(said, led);
    const where = `${hostOf(at.url) || 'The app'} answered ${at.exchange.status ?? 0} at ${endpointOf(at.url)}, where its login begins`;
    return {
      at,
      why: `${where}${why}${itSays(said?.text)}`,
      ...(fix !== undefined && { fix }),
      proof: 'status',
      confidence: 'firm',
      evidence: [at],
    };
  },
});

/** The page that says it, or the one that the address leads to. */
function whereTo(start: Exchange, { exchange }: SaidAt): string {
  const to = exchange.id === start.id ? ledTo(start) : exchange.url;
  return to === undefined ? 'a page of its own' : endpointOf(to);
}

/** A library’s words for what the app’s own settings lack: no cause but this one. */
function isOfSettings({ by, cause: settled, suspects, means }: Phrase): boolean {
  return by === 'client' && settled === undefined && suspects.length === 0 && means !== undefined;
}

/** Between both servers, which is where a start that asks for the provider’s metadata fails. */
function isOfTalk({ cause: settled, suspects }: Phrase): boolean {
  return (settled ?? suspects[0]) === 'backchannel-failed';
}

/** The app itself, and not a proxy that found nothing behind it. */
function isBroken(exchange: Exchange): boolean {
  return isFailedAtStart(exchange) && nothingBehindOf(exchange) === undefined;
}

const silentFix =
  'Look in the app’s log at this moment. What it reads there are its settings of this provider: one of that name, client id and secret, the address of the metadata. The provider was asked nothing in the browser: its settings and log cannot tell.';

/** By words of the talk between both servers. */
function unreached({ means, fix }: Phrase, led: string | undefined): { why: string; fix: string } {
  const end = led === undefined ? 'sent the browser nowhere' : `led back to ${led}`;
  return {
    why: `: its server did not get from the provider what it needs to begin (the metadata, most often), and ${end}.${means === undefined ? '' : ` ${means}`}`,
    fix: fix ?? unreachedFix,
  };
}

/** By what the words mean, where a library’s are known; without any, by where to look. */
function unasked(
  said: Said | undefined,
  led: string | undefined,
): { readonly why: string; readonly fix: string | undefined } {
  const own = said?.phrases.find(({ phrase }) => isOfSettings(phrase))?.phrase;
  const isSilent = said === undefined || said.phrases.some(({ phrase }) => phrase.hidesReason);
  return {
    why: own?.means === undefined ? notAsked(led) : `${notAsked(led)} ${own.means}`,
    fix: own?.fix ?? (isSilent ? silentFix : undefined),
  };
}

function notAsked(led: string | undefined): string {
  return led === undefined
    ? ', and asked no provider for anything.'
    : `, asked no provider for anything and led back to ${led}.`;
}

const unreachedFix =
  'Ask for the provider’s metadata (/.well-known/openid-configuration) from the machine or container of the app’s server, at the address that its settings name: the address, DNS, a firewall or a ban on local addresses, and trust in the certificate are what fails. The app’s log has the reason.';
