import { spanOf } from '../../facts/time-span.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { inItsWords } from '../../explain/quote.ts';
import { refusedCall, type RefusedCall } from '../../facts/api/refused-call.ts';
import { renewalsBefore } from '../../facts/api/renewals-before.ts';
import { tokenDeliveryOf } from '../../facts/api/token-delivery.ts';
import { tokenEndOf } from '../../facts/api/token-end.ts';
import { answeredAt } from '../../facts/answered-at.ts';
import type { Facts } from '../../facts/facts.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The token’s time was over when the API was called. RFC 6750 §3.1; RFC 9068 §4. */
export default cause({
  id: 'token-expired',
  owner: 'client',
  title: 'The token had expired',
  signs:
    'Its exp lies before the Date of the API’s answer, or more time than its expires_in had gone by, or the API says so, and the API refused it.',
  against: 'A token that had been issued for long enough, which says that a clock is wrong.',
  fix: 'Renew the token before it expires, or once when the API answers 401, and then repeat the call.',
  references: ['rfc6750#3.1', 'rfc6749#6'],
  example: '"exp": 1795880987, the API answers 401 at Date 1795880988',
  confusedWith: ['token-early', 'audience-wrong', 'refresh-dead'],
  folds: ['resource-rejected', 'clock-skew'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, flow }): CauseDraft | undefined {
    const refused = of(refusedCall);
    if (!refused || refused.code === 'insufficient_scope') return undefined;
    const { call, text, means } = refused;
    const says = inItsWords(text);
    const isSaid = means.includes('token-expired');
    if (means.length > 0 && !isSaid) return undefined;
    const end = tokenEndOf(refused, flow);
    const at = answeredAt(call);
    const isOver = end !== undefined && at !== undefined && at.time >= end.time;
    if (isOver) {
      const given = at.clock === 'server' ? givenTooLate(refused, flow, [end.time, at.time]) : undefined;
      return {
        at: call,
        why: `The token was good until ${shown(end.time)} (${end.name}), and ${endpointOf(call.url)} was asked with it at ${shown(at.time)}, ${spanOf(Math.max(1000, at.time - end.time))} later${says}.${given ? givenWhy : refusedRenewals(of)}`,
        ...(given && { owner: giverOf(given), fix: givenFix, folds: ['resource-rejected'] as const }),
        proof: 'comparison',
        confidence: 'certain',
        evidence: [...new Set([given ?? end.from ?? call, call])],
        compared: [
          {
            name: end.name,
            expected: { value: shown(at.time), at: call },
            got: { value: shown(end.time), at: end.from ?? call },
          },
        ],
      };
    }
    if (!isSaid) return undefined;
    const isEarly = end !== undefined && at !== undefined && end.time - at.time > leeway;
    return {
      at: call,
      why: isEarly
        ? `The API says that the token has expired${says}, although it is good until ${shown(end.time)} (${end.name}) and the API itself answered at ${shown(at.time)}: it goes by another clock, or by an age of its own.`
        : `The API says that the token has expired${says}.${refusedRenewals(of)}`,
      ...(isEarly && {
        owner: 'resource_server' as const,
        fix: 'Compare the clock of what checks the token (a gateway, a container) with the provider’s, and look for a maximum age that it wants.',
      }),
      proof: 'phrase',
      confidence: 'firm',
      evidence: [call],
    };
  },
});

/** Milliseconds by which clocks may differ unnoticed. */
const leeway = 60_000;

/** The answer that gave the token, where it was over by then: by the clock of who refused it, so long before as went by in between. */
function givenTooLate(
  { call }: RefusedCall,
  flow: Flow,
  [end, refusedAt]: readonly [end: number, refusedAt: number],
): Message | undefined {
  const given = tokenDeliveryOf(flow, call);
  if (!given || timeOf(given) <= 0) return undefined;
  return refusedAt - (timeOf(call) - timeOf(given)) - end > leeway ? given : undefined;
}

/** An app's own server may keep tokens for its page. */
function giverOf({ kind }: Message): 'authorization_server' | 'client' {
  return kind === 'token_request' || kind === 'authorization_response' ? 'authorization_server' : 'client';
}

const givenWhy =
  ' It was over already when it was given: the clock of who made it is behind that of who refused it, or an old token was given out again.';

const givenFix =
  'Compare the clock of the provider with that of the API (NTP; in a container the time zone too), and see whether anything on the way hands out stored tokens. Renewing it brings another one that is over, for as long as a clock is off.';

/** Why it had not been renewed, as far as the provider said it. */
function refusedRenewals(of: Facts['of']): string {
  const { count = 0, error } = of(renewalsBefore) ?? {};
  if (error === undefined) return '';
  return ` Before that the app asked ${count === 1 ? 'once' : `${count} times`} quietly for a new one (prompt=none), and the provider answered ${error}.`;
}

function shown(time: number): string {
  return `${new Date(Math.min(time, 8.64e15)).toISOString().slice(0, 19)}Z`;
}
