import { wereRecorded } from '../../exchange/headers.ts';
import { isFromBrowser } from '../../exchange/page-request.ts';
import { earlierRefreshesOf, refreshes, type Refresh } from '../../facts/tokens/refresh.ts';
import { timeOf } from '../../flows/flow.ts';
import { knownTokens } from '../../messages/delivered-tokens.ts';
import type { Facts } from '../../facts/facts.ts';
import { authenticationIn } from '../../messages/oauth2/client-authentication.ts';
import type { Message } from '../../messages/message.ts';
import type { Owner } from '../../vocabulary/owner.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Refresh token sent again after it was replaced',
  why: 'A replaced refresh token that comes again is either a client that mixes up its tokens or a thief. A server that accepts it cannot tell them apart; one that refuses it ends the session of both.',
  fix: 'Client: let one tab refresh at a time and store the newest token at once. Server: refuse a replaced token and revoke what was issued from it.',
  references: ['rfc9700#4.14.2', 'rfc6819#5.2.2.3'],
  examples: {
    fires: 'A refresh sends rt-1 and gets rt-2; an hour later rt-1 is sent again and works',
    passes: 'A refresh sends rt-1 and gets rt-2; the next one sends rt-2',
  },
};

/** A refresh token was sent although its successor had been issued. */
export default rule({
  id: 'refresh-token-replayed',
  severity: 'high',
  owner: 'authorization_server',
  needs: [refreshes],
  inspect(facts) {
    const { flow, client } = facts;
    const own = facts.of(refreshes).filter(({ isKnown }) => isKnown);
    const before = earlierRefreshesOf(flow, client.id).filter(({ isKnown }) => isKnown);
    // One by itself repeats nothing, and nothing shows that it could not be repeated.
    if (own.length === 0 || own.length + before.length < 2) return 'not applicable';
    return own.flatMap((refresh) => {
      const replacement = replacementOf(refresh, [...before, ...own]);
      const judged =
        replacement &&
        !isRetry(replacement, refresh, [...before, ...own], facts) &&
        judge(replacement, refresh);
      if (!judged) return [];
      const evidence = [replacement.message, refresh.message];
      return [{ ...judged, confidence: 'certain' as const, evidence: evidence.filter(isOf(flow.messages)) }];
    });
  },
});

function isOf(messages: readonly Message[]): (message: Message) => boolean {
  return (message) => messages.includes(message);
}

/** The last refresh before it that traded the same token for another one. */
function replacementOf(refresh: Refresh, others: readonly Refresh[]): Refresh | undefined {
  return others.findLast(
    ({ message, time, sent, received, succeeded }) =>
      message !== refresh.message &&
      time <= refresh.time &&
      sent === refresh.sent &&
      succeeded &&
      received !== undefined &&
      received !== sent,
  );
}

/** Two tabs that refresh at the same time. Milliseconds. */
const race = 10_000;
/** So long may a server accept the old token, for clients that lost the answer. Milliseconds. */
const graceWindow = 60_000;

/**
 * The answer was lost, and a client that proves itself asks once more: FAPI 2.0 wants servers to let it (§5.3.2.1), and without its
 * credentials nobody else can. Not once the new token, or the access token that came with it, was used: then the answer had arrived.
 */
function isRetry(
  replacement: Refresh,
  refresh: Refresh,
  others: readonly Refresh[],
  { flow, client, steps }: Facts,
): boolean {
  const isPushed = steps.some(({ kind }) => kind === 'pushed_authorization_request');
  if (!refresh.succeeded || refresh.time - replacement.time > graceWindow) return false;
  if (!isPushed && !(client.type === 'confidential' && mayProveItself(refresh.message))) return false;
  const brought = new Set(Object.values(knownTokens(replacement.message)));
  const isBetween = (time: number) => time > replacement.time && time < refresh.time;
  return !(
    others.some(({ sent, time }) => brought.has(sent) && isBetween(time)) ||
    flow.messages.some((message) => brought.has(message.token ?? '') && isBetween(timeOf(message)))
  );
}

/** With what others do not have: not with a secret that a page shows to everybody who opens it. */
function mayProveItself({ exchange }: Message): boolean {
  const { method, secret } = authenticationIn(exchange);
  if (method === 'none') return !wereRecorded(exchange.requestHeaders);
  return !(secret && isFromBrowser(exchange));
}

type Judged = {
  readonly severity: Severity;
  readonly owner: Owner;
  readonly detail: string;
  readonly fix?: string;
};

function judge(replacement: Refresh, refresh: Refresh): Judged | undefined {
  const gap = refresh.time - replacement.time;
  const said = `The refresh token was sent again ${Math.round(gap / 1000)} seconds after a refresh had replaced it`;
  const refused = refresh.message.error;
  if (!refresh.succeeded && !refused) return undefined;
  const outcome = refused ? `the server answered ${refused.code}` : 'the server accepted it';
  if (gap <= race && refresh.succeeded)
    return {
      severity: 'low',
      owner: 'client',
      detail: `${said}: two refreshes raced, and ${outcome}, as servers do for a short while.`,
      fix: 'Let one tab refresh at a time and store the newest token at once. A short interval for reuse at the server is there for this: nothing need change there.',
    };
  if (gap <= race)
    return { severity: 'low', owner: 'client', detail: `${said}: two refreshes raced, and ${outcome}.` };
  if (refused) return { severity: 'medium', owner: 'client', detail: `${said}; ${outcome}.` };
  return gap <= graceWindow
    ? { severity: 'info', owner: 'client', detail: `${said}; ${outcome}, as servers do for a short while.` }
    : {
        severity: 'high',
        owner: 'authorization_server',
        detail: `${said}; ${outcome}. Expected: invalid_grant.`,
      };
}
