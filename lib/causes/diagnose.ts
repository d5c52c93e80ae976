import type { Facts } from '../facts/facts.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import type { Message } from '../messages/message.ts';
import type { RuleRun } from '../rules/run.ts';
import { atCallback } from './general/callback.ts';
import type { CauseId } from './cause-id.ts';
import type { Diagnosis } from './diagnosis.ts';
import { causes } from './index.ts';
import { runCauses, type CauseRun, type FoundCause } from './run.ts';
import { fromFindings } from './general/from-findings.ts';
import { atServer } from './general/refusal.ts';
import { unfinished } from './general/unfinished.ts';

/**
 * Why a flow failed, was refused or is stuck: the most probable reason first. Of a flow that succeeded only what came later or was blocked.
 * Empty when nothing went wrong. `failures`: causes that threw.
 */
export function diagnose(
  facts: Facts,
  run: Pick<RuleRun, 'findings'>,
): { readonly reasons: readonly Diagnosis[]; readonly failures: CauseRun['failures'] } {
  const { found, failures } = runCauses(causes, facts, run);
  const folded = new Set(found.flatMap(({ cause }) => cause.folds));
  const general = generalReasons(facts, run).filter(({ cause }) => !folded.has(cause));
  const [proved, likely] = [found.filter(isProved), found.filter((one) => !isProved(one))];
  if (found.length === 0) return { reasons: general, failures };
  const firm = general.filter(({ confidence }) => confidence !== 'tentative');
  return { reasons: eachOnce([...proved.map(reasonOf), ...firm, ...likely.map(reasonOf)]), failures };
}

/** More than a status, an order of events or what is usual. */
function isProved({ proof }: FoundCause): boolean {
  return proof !== 'status' && proof !== 'guess';
}

function reasonOf({ cause, ...rest }: FoundCause): Diagnosis {
  return { ...rest, cause: cause.id };
}

function eachOnce(reasons: readonly Diagnosis[]): readonly Diagnosis[] {
  return reasons.filter(({ cause }, at) => reasons.findIndex((other) => other.cause === cause) === at);
}

/** What no cause of its own has words for yet. */
function generalReasons(facts: Facts, { findings }: Pick<RuleRun, 'findings'>): readonly Diagnosis[] {
  const found = [
    ...fromFindings(findings),
    ...atCallback(facts, findings),
    ...atServer(facts),
    ...unfinished(facts),
  ];
  const explained = found.filter((reason) => reason.cause !== 'unexplained' && !isGeneral(reason, found));
  const ranked = explained.length > 0 ? explained : found;
  return ranked.toSorted((a, b) => compare(rankOf(a, facts), rankOf(b, facts)));
}

/** Causes that explain others come before them: cookies kept from a frame before the login that they would have shown. */
const order: readonly CauseId[] = [
  'interaction-loop',
  'state-cookie-lost',
  'state-rejected',
  'silent-renew-cookies',
  'cors-token-endpoint',
  'frame-or-popup-blocked',
  'stronger-login-required',
  'redirect-uri-mismatch',
  'consent-required',
  'access-denied',
  'unauthorized-client',
  'unsupported-type',
  'invalid-scope',
  'invalid-client',
  'invalid-grant',
  'login-required',
  'callback-not-reached',
  'callback-failed',
  'provider-error-page',
  'wrong-endpoint',
  'resource-rejected',
  'clock-skew',
  'no-answer',
  'popup-closed',
];

const tellsAsMuch: ReadonlySet<CauseId> = new Set(['stronger-login-required', 'provider-error-page']);

/** What holds in general is left out where something was found that holds here. */
function isGeneral({ cause, at }: Diagnosis, all: readonly Diagnosis[]): boolean {
  const others = all.filter((other) => other.cause !== cause && isSameExchange(other.at, at));
  if (cause === 'known-error')
    return others.some(({ rules, cause: name }) => rules.length > 0 || tellsAsMuch.has(name));
  if (cause === 'provider-error-page') return others.some(({ rules }) => rules.length > 0);
  if (cause !== 'no-answer') return false;
  return others.some(({ rules, cause: name }) => rules.length > 0 || name === 'callback-not-reached');
}

const byConfidence: Readonly<Record<Confidence, number>> = { certain: 0, firm: 0, tentative: 1 };

/** At the step that ended the flow, then not a guess, then by the order of causes. */
function rankOf({ cause, at, confidence }: Diagnosis, { ending }: Facts): readonly number[] {
  const isElsewhere = ending.failedAt !== undefined && !isSameExchange(at, ending.failedAt);
  const place = order.indexOf(cause);
  return [isElsewhere ? 1 : 0, byConfidence[confidence], place < 0 ? order.length : place];
}

/** A redirect and the landing it leads to are one message in two exchanges. */
function isSameExchange(a: Message | undefined, b: Message | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    (a.exchange.id === b.exchange.id || (a.kind === b.kind && a.url === b.url))
  );
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
