import { asNumber } from '../../exchange/json.ts';
import { earlierRefreshesOf, refreshesOf, type Refresh } from '../../facts/tokens/refresh.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

/** Milliseconds in which renewals are counted. */
const minute = 60_000;
/** So many in a minute are too many; more than the second are alarming. */
const tooMany = 4;
const alarming = 6;

export const words: RuleWords = {
  title: 'Token renewed far too often',
  why: 'Every renewal costs the provider work, may run into its limits, and with tokens that are replaced at each use makes tabs race each other out of their session.',
  fix: 'Keep the token until shortly before expires_in is over, let concurrent callers share one renewal, and check how the expiry is read.',
  references: ['rfc6749#1.5', 'rfc6749#6'],
  examples: {
    fires: 'Five refreshes for the same scope within one minute, all of them answered with tokens',
    passes: 'One refresh at page load, the next one shortly before the token expires',
  },
};

/** Tokens are renewed although the ones at hand are still good. */
export default rule({
  id: 'refresh-storm',
  severity: 'low',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow, client }) {
    const own = renewalsOf(refreshesOf(flow));
    if (own.length === 0) return silentStorm(flow, client.id);
    const before = renewalsOf(earlierRefreshesOf(flow, client.id));
    if (densest(before) >= tooMany) return undefined;
    const all = [...before, ...own];
    const worst = [...new Set(all.map(purposeOf))]
      .map((purpose) => all.filter((one) => purposeOf(one) === purpose))
      .toSorted((a, b) => densest(b) - densest(a))[0]!;
    const count = densest(worst);
    const early = earlyRenewals(own);
    if (count < tooMany && early.length < tooMany) return undefined;
    return {
      severity: count > alarming ? 'medium' : 'low',
      confidence: 'certain',
      detail:
        count >= tooMany
          ? `${count} renewals for the same access within one minute, all answered with tokens.${atOnceWords(worst)}`
          : `${early.length} renewals came while more than four fifths of the token’s life were left.`,
      evidence: own.map(({ message }) => message),
    };
  },
});

/** The ones that brought new access; a refusal is no renewal. */
function renewalsOf(refreshes: readonly Refresh[]): readonly Refresh[] {
  return refreshes.filter(({ succeeded }) => succeeded);
}

/** Tabs and pages that each renew by themselves send the same token while another's request is under way. */
function atOnceWords(renewals: readonly Refresh[]): string {
  const parallel = renewals.filter(({ sent, time }, at) => {
    const before = renewals[at - 1];
    return before?.sent === sent && time <= before.time + (before.message.exchange.duration ?? 0);
  });
  return parallel.length > 0
    ? ` ${parallel.length} of them ${parallel.length > 1 ? 'were' : 'was'} sent with the same token while another was under way, as several tabs do that renew each for itself.`
    : '';
}

/** Renewals for different APIs or from different apps are not counted together. */
function purposeOf({ message: { params, exchange } }: Refresh): string {
  return [params['scope'], params['resource'], params['audience'], exchange.context.initiator].join(' ');
}

/** The most renewals within one minute. */
function densest(renewals: readonly { readonly time: number }[]): number {
  return Math.max(
    0,
    ...renewals.map(({ time }) => renewals.filter((o) => o.time >= time && o.time < time + minute).length),
  );
}

/** Renewals of access that was given in this flow less than a fifth of its life before. RFC 6749 §5.1: `expires_in` in seconds. */
function earlyRenewals(renewals: readonly Refresh[]): readonly Refresh[] {
  return renewals.filter((renewal, at) => {
    const last = renewals.slice(0, at).findLast((other) => purposeOf(other) === purposeOf(renewal));
    const life = (asNumber(last?.message.answer?.['expires_in']) ?? 0) * 1000;
    return last !== undefined && life >= minute && renewal.time - last.time < life / 5;
  });
}

/** A silent login that was answered well. OIDC Core §3.1.2.1 (`prompt=none`). */
type Silent = { readonly time: number; readonly purpose: string; readonly message: Message };

function silentIn(flow: Pick<Flow, 'messages'>): readonly Silent[] {
  const [message] = messagesOf(flow, 'authorization_request');
  const isAnswered = messagesOf(flow, 'authorization_response').some(
    ({ params }) => params['code'] ?? params['access_token'] ?? params['id_token'],
  );
  if (!message || message.params['prompt'] !== 'none' || !isAnswered) return [];
  const { scope, resource, audience } = message.params;
  return [{ time: timeOf(message), purpose: [scope, resource, audience].join(' '), message }];
}

/** Each silent login is a flow of its own: the one that makes them too many tells, and none after it. */
function silentStorm(flow: Flow, client: string | null): FindingDraft | 'not applicable' | undefined {
  const [own] = silentIn(flow);
  if (!own || !client) return 'not applicable';
  const before = (flow.earlier?.('client', client) ?? [])
    .flatMap(silentIn)
    .filter(({ purpose }) => purpose === own.purpose);
  if (densest(before) >= tooMany || densest([...before, own]) < tooMany) return undefined;
  return {
    confidence: 'certain',
    detail: `${densest([...before, own])} silent logins (prompt=none) for the same access within one minute, all answered well.`,
    evidence: [own.message],
  };
}
