import { shortSpanOf } from '../../facts/time-span.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { otherRefreshesOf, refreshesOf, type Refresh } from '../../facts/tokens/refresh.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Flow } from '../../flows/flow.ts';
import { renewedTwice } from '../../facts/pages/handed-twice.ts';
import { cause, placeIn, type CauseDraft } from '../cause.ts';

/** One refresh token sent twice; a server that replaces them takes it once. RFC 9700 §4.14.2. */
export default cause({
  id: 'refresh-race',
  owner: 'client',
  title: 'One refresh token was sent twice, and the server takes it once',
  signs:
    'Two token requests with the same refresh_token, or two calls with it to the app’s own backend, one of which was refused, in whichever order they were answered.',
  against:
    'A refresh token that was sent once; one that the server takes again; one that was refused each time it was sent; a refused call that was only tried again.',
  fix: 'Let one tab or worker renew for all (Web Locks, BroadcastChannel), store the new refresh token before anything else uses it, or let the server allow an interval for reuse.',
  references: ['rfc9700#4.14.2', 'rfc6749#6'],
  example: 'Two POST /token with refresh_token rt-1, 35 ms apart: 400 invalid_grant and 200',
  confusedWith: ['refresh-dead', 'code-reused', 'invalid-grant'],
  folds: ['invalid-grant', 'refresh-dead', 'known-error', 'clock-skew'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { flow, client } = facts;
    const own = refreshesOf(flow);
    const refusals = own.filter(({ message }) => isRefused(message));
    if (refusals.length === 0) return atOwnBackend(facts);
    const all = [...otherRefreshesOf(flow, client.id), ...own];
    for (const refused of refusals.slice(-few).toReversed()) {
      const twin = twinOf(refused, all);
      if (twin) return raced(flow, twin, refused, refusals.at(-1) !== refused);
      const theft = takenForTheft(refused, all);
      if (theft) return { ...theft, evidence: theft.evidence.filter((one) => flow.messages.includes(one)) };
    }
    return undefined;
  },
});

/** Refusals that are held against all refreshes, the latest. */
const few = 8;

/** The nearest use of the same token that was not refused. */
function twinOf(refused: Refresh, all: readonly Refresh[]): Refresh | undefined {
  return all
    .filter(({ message, sent, isKnown }) => isKnown && message !== refused.message && sent === refused.sent)
    .filter(({ message }) => !isRefused(message))
    .toSorted((a, b) => Math.abs(a.time - refused.time) - Math.abs(b.time - refused.time))[0];
}

/** @param isOver a newer token was refused after it: the server took the second use for theft */
function raced({ messages }: Flow, twin: Refresh, refused: Refresh, isOver: boolean): CauseDraft {
  const apart = Math.abs(twin.time - refused.time);
  const [one, other] = [twin, refused].map(({ message }) => message.exchange.context.tab);
  const isTwoTabs = one !== undefined && other !== undefined && one !== other;
  const who = isTwoTabs
    ? 'two tabs share it, and each renewed by itself'
    : apart <= atOnce
      ? 'two tabs, workers or calls renewed at once'
      : 'the client had kept the one that was replaced';
  const end = isOver
    ? ' After that the server refused the newer token, too: it takes a second use for theft and ends the session.'
    : '';
  return {
    at: refused.message,
    why: `${endpointOf(refused.message.url)} was sent the same refresh token twice, ${shortSpanOf(apart)} apart, and refused one of the two: ${who}.${end}`,
    proof: 'comparison',
    confidence: 'certain',
    evidence: inOrder(twin, refused).filter((message) => messages.includes(message)),
  };
}

/** The newer token was refused because the one before it had been sent twice. RFC 9700 §4.14.2. */
function takenForTheft(
  refused: Refresh,
  all: readonly Refresh[],
): (CauseDraft & { readonly evidence: readonly Refresh['message'][] }) | undefined {
  const parent = all.find(
    ({ received, isKnown, time }) => isKnown && received === refused.sent && time <= refused.time,
  );
  const rival = all.find(
    (one) =>
      parent !== undefined &&
      one.message !== parent.message &&
      one.isKnown &&
      one.sent === parent.sent &&
      isRefused(one.message) &&
      one.time <= refused.time,
  );
  if (!parent || !rival) return undefined;
  const apart = Math.abs(parent.time - rival.time);
  return {
    at: refused.message,
    why: `${endpointOf(refused.message.url)} refused the refresh token that it had given ${shortSpanOf(refused.time - parent.time)} before: the one that was sent for it had been sent twice, ${shortSpanOf(apart)} apart, and a server that takes a second use for theft ends the session with all its tokens.`,
    proof: 'comparison',
    confidence: 'certain',
    evidence: [parent.message, rival.message, refused.message],
  };
}

/** The calls are no steps: the login that they are near to, or that followed because of them, tells. */
function atOwnBackend({ flow, of }: Pick<Facts, 'flow' | 'of'>): CauseDraft | undefined {
  const twice = of(renewedTwice);
  if (!twice) return undefined;
  const { accepted, refused, value = null } = twice;
  const apart = Math.abs(accepted.startedAt - refused.startedAt);
  const [one, other] = [accepted.status ?? 0, refused.status ?? 0];
  const began = flow.messages[0]?.exchange.startedAt ?? Infinity;
  const before =
    refused.startedAt < began ? ' That was before this login, which it may have made necessary.' : '';
  return {
    at: flow.messages.find(({ exchange }) => exchange.startedAt > refused.startedAt) ?? flow.messages.at(-1),
    why: `${endpointOf(refused.url)} was sent the same refresh token twice, ${shortSpanOf(apart)} apart: one call was answered ${one}, the other was refused (${other}). ${apart <= atOnce ? 'Two tabs, workers or calls renewed at once' : 'The client had kept the one that was replaced'}.${before}`,
    proof: 'comparison',
    confidence: 'certain',
    compared: [
      {
        name: 'refresh_token',
        expected: placeIn(flow, accepted, value),
        got: placeIn(flow, refused, value),
      },
    ],
  };
}

/** Milliseconds. */
const atOnce = 10_000;

/** Supabase, Okta and Auth0 name a reuse as such; a session that a reuse ended is gone with its tokens, by other names. */
function isRefused({ answer, error }: Refresh['message']): boolean {
  return (
    error?.code === 'invalid_grant' ||
    /^(?:(?:refresh_token|session|token)_(?:not_found|revoked|invalid|expired)|invalid_(?:refresh_token|session))$/i.test(
      error?.code ?? '',
    ) ||
    /already.?used|reuse/i.test(JSON.stringify(answer ?? {}).slice(0, 2000))
  );
}

function inOrder(a: Refresh, b: Refresh): readonly Refresh['message'][] {
  return [a, b].toSorted((one, other) => one.time - other.time).map(({ message }) => message);
}
