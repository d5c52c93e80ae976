import type { Pausing } from '../exchange/in-step.ts';
import type { Facts } from '../facts/facts.ts';
import { renewalBeforeLogin, silentCheckBeforeLogin } from '../facts/silent-check.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import { failureOf, type Failure } from '../vocabulary/failure.ts';
import type { Message } from '../messages/message.ts';
import type { RuleRun } from '../rules/run.ts';
import { atCallback } from './general/callback.ts';
import type { CauseId } from './cause-id.ts';
import type { Diagnosis } from './diagnosis.ts';
import { areCookiesLeftOut, withCookiesLeftOut } from './cookies/left-out.ts';
import { causes } from './index.ts';
import { withAskedScopes } from './said/asked-scopes.ts';
import { bare, foldedBy } from './said/folds.ts';
import { fromWords } from './said/from-words.ts';
import { meantOnce, quoted } from './said/quoted.ts';
import { withNamesThatCame } from './said/names-that-came.ts';
import { withTokenIssuer } from './said/token-issuer.ts';
import { withUnaskedAccount } from './said/unasked-account.ts';
import { withVendorsFix } from './said/vendors-fix.ts';
import { runCauses, type CauseRun, type FoundCause } from './run.ts';
import { fromFindings } from './general/from-findings.ts';
import { atServer } from './general/refusal.ts';
import { unfinished } from './general/unfinished.ts';

/**
 * Why a flow failed, was refused or is stuck: the most probable reason first. Of a flow that succeeded only what came later or was blocked.
 * Empty when nothing went wrong, as in a silent check that a first login follows. `failures`: causes that threw.
 */
export function* diagnose(
  facts: Facts,
  run: Pick<RuleRun, 'findings'>,
): Pausing<{ readonly reasons: readonly Diagnosis[]; readonly failures: CauseRun['failures'] }> {
  if (facts.of(silentCheckBeforeLogin)) return { reasons: [], failures: [] };
  const { found, failures: ofCauses } = yield* runCauses(causes, facts, run);
  const failures: Failure[] = [...ofCauses];
  // Sessions end; one that two tabs ended is told all the same.
  if (facts.of(renewalBeforeLogin) && !found.some(({ cause }) => cause.id === 'refresh-race'))
    return { reasons: [], failures };
  const attempt = <T>(id: string, task: () => T, otherwise: T): T => {
    try {
      return task();
    } catch (error) {
      failures.push(failureOf('cause', id, error));
      return otherwise;
    }
  };
  const isOver = facts.ending.outcome === 'succeeded';
  const explained = new Set<string>(found.flatMap(({ cause, folds }) => [cause.id, ...folds]));
  const isProven = found.some(isProved);
  const words = attempt('words', () => (isOver ? [] : fromWords(facts)), []).filter(
    ({ cause, confidence }) => !explained.has(cause) && !(isProven && confidence === 'tentative'),
  );
  const general = attempt('general', () => generalReasons(facts, run), []);
  const settled = words.filter((one) => one.confidence !== 'tentative' && !isToldBetter(one, general, facts));
  const folded = new Set<string>([...explained, ...settled.flatMap(({ cause }) => foldedBy(cause))]);
  const rest = general
    .filter((one) => !folded.has(one.cause) && !settled.some((said) => saysMoreThanCode(said, one)))
    .map((one) => withVendorsFix(one, words));
  const [proved, likely] = [found.filter(isProved), found.filter((one) => !isProved(one))];
  const compared = rest.filter(({ confidence, rules }) => confidence === 'certain' && rules.length > 0);
  const firm = rest.filter((one) => one.confidence !== 'tentative' && !compared.includes(one));
  const sure = [
    ...proved.map((one) => withFindings(reasonOf(one), general, one.folds)),
    ...compared,
    ...settled.map((one) => withFindings(one, general)),
    ...firm,
  ];
  // A rule that suspects something saw more than words that may mean several things.
  const guesses = rest.filter(({ confidence, rules }) => confidence === 'tentative' && rules.length > 0);
  const isBare = sure.every(({ cause }) => bare.has(cause));
  const open = isBare ? words.filter(({ confidence }) => confidence === 'tentative') : [];
  const candidates = [...likely.map(reasonOf), ...guesses, ...open];
  // Nothing of a recording without cookies can tell more than the app, which misses one.
  const isMissed = open[0]?.cause === 'state-cookie-lost' && areCookiesLeftOut(facts);
  const isOfPerson = ofPerson.has(open[0]?.cause);
  const isSaid =
    (isNoMore(sure) && (isOfPerson || isOfToken(open[0]))) || (isOfPerson && likely.some(isUnknownSession));
  const leads = isMissed || isSaid;
  const ranked = leads ? [...open, ...sure, ...candidates] : [...sure, ...candidates];
  const isOnlyGeneral = found.length + words.length === 0 || ranked.length === 0;
  const reasons = loopBehind(eachOnce(isOnlyGeneral ? rest : ranked));
  const told = attempt('quote', () => meantOnce(quoted(withoutWaiting(reasons), facts), facts), reasons);
  const seen = attempt('cookies', () => withCookiesLeftOut(told, facts), told);
  const account = attempt('account', () => withUnaskedAccount(seen, facts), seen);
  const scopes = attempt('scopes', () => withAskedScopes(account, facts), account);
  const issuer = attempt('issuer', () => withTokenIssuer(scopes, facts), scopes);
  return { reasons: attempt('names', () => withNamesThatCame(issuer, facts), issuer), failures };
}

/** The same is told by a reason that names values of this login: the bare words add nothing but themselves. */
function isToldBetter({ cause }: Diagnosis, general: readonly Diagnosis[], { errorPage }: Facts): boolean {
  if (cause === 'client-unknown-here') return errorPage?.says === 'client';
  return general.some((reason) => reason.cause === cause && reason.rules.length > 0);
}

/** Reasons that the bare code of a refusal gives: its sentence, where somebody wrote one, knows better. */
const byCode: ReadonlySet<CauseId> = new Set<CauseId>([
  'unauthorized-client',
  'access-denied',
  'unsupported-type',
  'invalid-scope',
  'invalid-client',
  'wrong-endpoint',
]);

function saysMoreThanCode({ cause, quote, at }: Diagnosis, other: Diagnosis): boolean {
  const isSentence = /\S\s+\S/.test(quote?.text ?? '');
  return isSentence && cause !== other.cause && byCode.has(other.cause) && isSameExchange(at, other.at);
}

/** By its status alone. */
function isUnknownSession({ cause }: FoundCause): boolean {
  return cause.id === 'session-not-known';
}

/** Of the app nothing is known than that nobody was logged in. */
function isNoMore(sure: readonly Diagnosis[]): boolean {
  return (
    sure.length > 0 && sure.every(({ cause, rules }) => cause === 'callback-failed' && rules.length === 0)
  );
}

/** What an app says of a person, an account or a token: whichever of them it means, its log has no more. */
const ofPerson: ReadonlySet<CauseId | undefined> = new Set<CauseId>([
  'not-provisioned',
  'not-assigned',
  'account-conflict',
  'audience-wrong',
  'issuer-wrong',
  'key-unknown',
  'token-early',
  'claim-missing-email',
  'email-not-verified',
  'claim-missing',
  'wrong-account',
]);

/** An app that speaks of the ID token redeemed the code. */
function isOfToken(reason: Diagnosis | undefined): boolean {
  return (
    (reason?.cause === 'id-token-refused' || reason?.cause === 'issuer-wrong') &&
    /token|audience|issuer|signature|claim/i.test(reason.quote?.text ?? '')
  );
}

/** With the rules whose findings it explains: what they advise is not told beside it. */
function withFindings(
  reason: Diagnosis,
  general: readonly Diagnosis[],
  folds: readonly CauseId[] = foldedBy(reason.cause),
): Diagnosis {
  const explained = new Set(folds);
  const rules = general
    .filter((one) => explained.has(one.cause) || saysMoreThanCode(reason, one))
    .flatMap((one) => one.rules);
  return { ...reason, rules: [...new Set([...reason.rules, ...rules])] };
}

/** More than a status, an order of events or what is usual. */
function isProved({ proof }: FoundCause): boolean {
  return proof !== 'status' && proof !== 'guess';
}

function reasonOf({ cause, folds: _, ...rest }: FoundCause): Diagnosis {
  return { ...rest, cause: cause.id };
}

/** What an API says of the fresh token of each round is why it goes round, and so is a clock by which a page takes none. */
function loopBehind(reasons: readonly Diagnosis[]): readonly Diagnosis[] {
  const isExplained = reasons.some(
    ({ cause, confidence }) => whyLoops.has(cause) && confidence !== 'tentative',
  );
  if (!isExplained) return reasons;
  const loops = reasons.filter(({ cause }) => cause === 'interaction-loop');
  return [...reasons.filter(({ cause }) => cause !== 'interaction-loop'), ...loops];
}

const whyLoops: ReadonlySet<CauseId> = new Set<CauseId>(['resource-rejected', 'clock-skew', 'access-denied']);

/** Where it is known why nothing came, nobody waits for the person. */
function withoutWaiting(reasons: readonly Diagnosis[]): readonly Diagnosis[] {
  const isKnown = reasons.some(
    ({ cause, confidence }) => cause !== 'not-answered' && confidence !== 'tentative',
  );
  return isKnown
    ? reasons.filter(({ cause, confidence }) => cause !== 'not-answered' || confidence !== 'tentative')
    : reasons;
}

function eachOnce(reasons: readonly Diagnosis[]): readonly Diagnosis[] {
  return reasons.filter(({ cause }, at) => reasons.findIndex((other) => other.cause === cause) === at);
}

/** What no cause of its own has words for yet. */
function generalReasons(facts: Facts, { findings }: Pick<RuleRun, 'findings'>): readonly Diagnosis[] {
  const ofRules = fromFindings(findings);
  const isHealthy = facts.ending.outcome === 'succeeded' && !ofRules.some(isFelt);
  const found = [
    ...(isHealthy ? [] : ofRules),
    ...atCallback(facts, findings),
    ...atServer(facts),
    ...unfinished(facts),
  ];
  const explained = found.filter((reason) => reason.cause !== 'unexplained' && !isGeneral(reason, found));
  const ranked = explained.length > 0 ? explained : found;
  return ranked.toSorted((a, b) => compare(rankOf(a, facts), rankOf(b, facts)));
}

/** Clocks that differ broke nothing of a login that succeeded, unless they are why something was refused later, or went wrong. */
function isFelt({ cause, at }: Diagnosis): boolean {
  return (
    cause !== 'clock-skew' || at === undefined || at.error !== undefined || (at.exchange.status ?? 0) >= 400
  );
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
  const { reception } = ending;
  // What is wrong with the tokens explains why the page did not take them.
  const isBare =
    cause === 'callback-failed' && reception?.outcome === 'failed' && reception.by === 'tokens_refused';
  return [isBare ? 1 : 0, isElsewhere ? 1 : 0, byConfidence[confidence], place < 0 ? order.length : place];
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
