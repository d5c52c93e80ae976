import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { nothingBehindOf } from '../../facts/answerer/nothing-behind.ts';
import type { Phrase } from '../../facts/said/phrases/phrase.ts';
import { saidBy } from '../../facts/said/said.ts';
import { wordsBehind } from '../../facts/said/behind-start.ts';
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
    if (known.some(({ phrase }) => phrase.cause !== 'backchannel-failed')) return undefined;
    const ledTo = behind && endpointOf(behind.exchange.url);
    const { why, fix } = known[0]
      ? unreached(known[0].phrase, ledTo)
      : { why: notAsked(ledTo), fix: said === undefined ? silentFix : undefined };
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

/** What an API says of a token is no word about a start. */
function isOfStart({ loosely, cause: settled, by }: Phrase): boolean {
  return loosely.length === 0 && settled !== undefined && by !== 'resource_server';
}

/** The app itself, and not a proxy that found nothing behind it. */
function isBroken(exchange: Exchange): boolean {
  return isFailedAtStart(exchange) && nothingBehindOf(exchange) === undefined;
}

const silentFix =
  'Look in the app’s log at this moment. What it reads there are its settings of this provider: one of that name, client id and secret, the address of the metadata. The provider was asked nothing in the browser: its settings and log cannot tell.';

/** By words of the talk between both servers. */
function unreached({ means, fix }: Phrase, ledTo: string | undefined): { why: string; fix: string } {
  const led = ledTo === undefined ? 'sent the browser nowhere' : `led back to ${ledTo}`;
  return {
    why: `: its server did not get from the provider what it needs to begin (the metadata, most often), and ${led}.${means === undefined ? '' : ` ${means}`}`,
    fix: fix ?? unreachedFix,
  };
}

function notAsked(ledTo: string | undefined): string {
  return ledTo === undefined
    ? ', and asked no provider for anything.'
    : `, asked no provider for anything and led back to ${ledTo}.`;
}

const unreachedFix =
  'Ask for the provider’s metadata (/.well-known/openid-configuration) from the machine or container of the app’s server, at the address that its settings name: the address, DNS, a firewall or a ban on local addresses, and trust in the certificate are what fails. The app’s log has the reason.';
