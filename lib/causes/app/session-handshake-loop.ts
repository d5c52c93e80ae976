import { hostOf } from '../../exchange/parameters.ts';
import { percentDecoded } from '../../exchange/percent.ts';
import { quoteSentence } from '../../explain/quote.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { roundTripsOf, type RoundTrips } from '../../facts/round-trips.ts';
import { saidBy } from '../../facts/said/said.ts';
import { spanOf } from '../../facts/time-span.ts';
import { handshakeReason } from './handshake-reasons.ts';
import { cause, type CauseDraft, type Quote } from '../cause.ts';

/** Between an app and who keeps its sessions, in nobody's protocol: the browser gives up, or the app does. */
export default cause({
  id: 'session-handshake-loop',
  owner: 'client',
  title: 'App and session service send the browser round in circles',
  signs:
    'A page of the app’s led to the login or session address of another host, with its own address to come back to, three times or more within a minute, and no page was shown in between; or it was refused (401) as often with a reason that has to do with the session, and loaded again by itself.',
  against:
    'One or two rounds, by which sessions are renewed; a page in between; requests of a protocol, which tell their own loops; a page of the app’s in the end.',
  fix: 'Look at what the app’s server finds wrong with the session that comes back (its log, or the headers of its redirects): keys of another instance or environment, a cookie that did not stay, its clock.',
  references: ['rfc6265bis#5.6'],
  example:
    '/dashboard → https://x.clerk.accounts.dev/v1/client/handshake → /dashboard?__clerk_handshake=… → /dashboard → handshake …',
  confusedWith: ['session-cookie-not-kept', 'login-not-begun', 'login-loop'],
  folds: ['unexplained', 'login-loop', 'interaction-loop'],
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    const trips = ending.outcome === 'failed' ? roundTripsOf(flow) : undefined;
    if (!trips) return undefined;
    const { at } = trips;
    const quote = wordsOf(trips);
    const reason = reasonOf(trips, quote?.text ?? '');
    return {
      at,
      why: `${roundsOf(trips)}: ${reason.why}${quote ? ` ${quoteSentence(quote)}` : ''}`,
      ...(reason.fix !== undefined && { fix: reason.fix }),
      proof: reason.proof,
      confidence: 'firm',
      evidence: [at],
      ...(quote && { quote }),
    };
  },
});

/** What it did, and how often. */
function roundsOf({ app, keeper, isReload, count, span }: RoundTrips): string {
  const often = `${count} times within ${spanOf(span)}`;
  return isReload
    ? `${app} refused its page ${often}, each time to have it loaded again with a new session, and did not take that one either`
    : `${app} sent the browser to ${hostOf(keeper ?? '') === hostOf(app) ? (keeper ?? '') : hostOf(keeper ?? '')} for its session ${often}, and did not take what came back, so that no page was shown`;
}

type Reason = { readonly why: string; readonly fix?: string; readonly proof: CauseDraft['proof'] };

/** Clocks that differ by less matter to nobody, in milliseconds. */
const leeway = 5000;
/** Dates have whole seconds: where the app itself blames its clock, more than that is no accident. */
const least = 2000;

function reasonOf(trips: RoundTrips, said: string): Reason {
  const { app, keeper, ahead = 0, lost, named } = trips;
  if (trips.keptByScheme.length > 0) return ofScheme(trips);
  const clock = clockFix(app);
  const known = named === undefined ? undefined : handshakeReason(named);
  const isOfClock = known === undefined || known.clock === (ahead < 0 ? 'behind' : 'ahead');
  if (known && !known.clock) return { ...known, proof: 'code' };
  if (Math.abs(ahead) > (known ? least : leeway) && isOfClock)
    return {
      why: `its clock is ${spanOf(ahead)} ${ahead < 0 ? 'behind' : 'ahead of'} that of ${hostOf(keeper ?? '')} (the Date of their answers), so that ${ahead < 0 ? 'a session that was just made is not valid yet for it' : 'a session is over for it before it begins'}.`,
      fix: clock,
      proof: 'comparison',
    };
  if (known) return { why: known.why, fix: clock, proof: 'code' };
  if (lost.length > 0)
    return {
      why: `the cookie ${lost.join(', ')} that it set on the way back did not come with the next request.`,
      fix: 'Let the session’s cookie stay: Secure only over https, SameSite and Domain that fit the app’s own host, a Path of “/”.',
      proof: 'comparison',
    };
  if (/\bnbf\b|not before|not[- ]active[- ]yet|\biat\b|clock/i.test(said))
    return { why: 'by its clock the session is not valid yet.', fix: clock, proof: 'phrase' };
  return { why: 'it does not accept that session.', proof: 'status' };
}

/** A Secure cookie never comes to a page over plain http. RFC 6265bis §5.8.3. */
function ofScheme({ app, keptByScheme: [first = '', ...more] }: RoundTrips): Reason {
  const cookies = more.length === 0 ? `cookie ${first} is` : `cookies ${[first, ...more].join(', ')} are`;
  return {
    why: `the login’s ${cookies} Secure, and the way back leads to the app over plain http (${app}), where browsers do not send such ${more.length === 0 ? 'a cookie' : 'cookies'}: the app takes everybody for not signed in. The sign-in itself worked.`,
    fix: `Open the app by https (${app.replace(/^http:/i, 'https:')}), and let the web server lead from http to https before it asks for a login, so that the address to come back to is one of https. Browser settings and SameSite have nothing to do with it.`,
    proof: 'comparison',
  };
}

function clockFix(app: string): string {
  return `Set the clock of the machine that runs ${app} (on a developer’s machine that of the container, WSL or virtual machine, which stops while it sleeps) by NTP.`;
}

/** What the app says in its redirects (a header with a sentence about the session), else on its last page. */
function wordsOf({ answers }: RoundTrips): Quote | undefined {
  const told = answers.flatMap((answer) => {
    const text = headerSentence(answer);
    return text === undefined ? [] : [{ text, host: hostOf(answer.url), at: answer }];
  });
  const last = answers.at(-1);
  const said = last && (last.status ?? 0) >= 400 ? saidBy(last) : undefined;
  return told.at(-1) ?? (said && last && { text: said.text, host: hostOf(last.url), at: last });
}

function headerSentence({ responseHeaders = [] }: Exchange): string | undefined {
  const sentences = responseHeaders
    .filter(([name]) => /auth.{0,20}(?:message|reason|error)$/i.test(name))
    .map(([, value]) => (/\s/.test(value) ? value : percentDecoded(value.slice(0, longestHeader))));
  return sentences.find((one) => / /.test(one))?.slice(0, 200);
}

/** Characters of a header that are looked at: sentences are escaped there as in an address. */
const longestHeader = 1000;
