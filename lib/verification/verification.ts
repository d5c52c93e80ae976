import type { Exchange } from '../exchange/exchange.ts';
import { recordedSignature, type Signature } from '../facts/tokens/signature.ts';
import type { VerdictChanges } from '../vocabulary/verdicts.ts';
import { createChecks, withChecks, type CheckedSignature, type ChecksOptions } from './checks.ts';

/** What verification needs of an inspection: what is to be checked, and where to put what was found. */
export type Unverified = {
  signatures(): readonly Signature[];
  prove(exchange: Exchange, verdicts: VerdictChanges): boolean;
};

/** The verification of one inspection, beside the street: the browser answers later, and the street waits for nothing. */
export type Verification = {
  /**
   * Checks the signatures of the flows that have changed and writes beside their exchanges what was found. What is known from
   * before is written at once, unless an earlier call is still at work.
   * @returns whether anything was written later: what was derived meanwhile must be derived again
   */
  verify(): Promise<boolean>;
};

/** A verification that has checked nothing yet. It keeps nothing of flows that are gone, and is let go with its inspection. */
export function createVerification(inspection: Unverified, options?: ChecksOptions): Verification {
  const checks = createChecks(options);
  let running: Promise<boolean> | undefined;
  let next: Promise<boolean> | undefined;

  const settle = (exchange: Exchange, signatures: readonly CheckedSignature[]): boolean => {
    const verdicts = new Map(signatures.map((one) => [one.name, checks.verdictOf(one)]));
    const changed = [...verdicts].filter(([name, verdict]) => verdict !== recordedSignature(exchange, name));
    return changed.length > 0 && inspection.prove(exchange, Object.fromEntries(changed));
  };

  const pass = async (): Promise<boolean> => {
    const found = Map.groupBy(inspection.signatures().map(withChecks), ({ exchange }) => exchange);
    const late = [...found].filter(([, signatures]) => !signatures.every(checks.isKnown));
    for (const [exchange, signatures] of found)
      if (signatures.every(checks.isKnown)) settle(exchange, signatures);
    await checks.make(late.flatMap(([, signatures]) => signatures));
    return late.map(([exchange, signatures]) => settle(exchange, signatures)).includes(true);
  };

  const start = (): Promise<boolean> => {
    next = undefined;
    const mine = pass().finally(() => (running = undefined));
    running = mine;
    return mine;
  };

  return {
    // One pass at a time: one that began earlier knew less, and must not have the last word.
    verify: () => (running ? (next ??= running.then(start, start)) : start()),
  };
}
