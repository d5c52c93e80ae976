import type { ProtectionReason } from '../vocabulary/protection.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';

/** How a claim of an ID token did; `not_checked`: what it is held against was not seen. */
export type ClaimVerdict = 'holds' | 'broken' | 'not_checked';

/** The verdict on a claim, and what it means in a sentence. */
export type ClaimMark = { readonly verdict: ClaimVerdict; readonly sentence: string };

/** Marks by the names of claims. */
export type ClaimMarks = ReadonlyMap<string, ClaimMark>;

/** As much of a flow as tells how claims did. A flow of the report fits. */
type Judged = {
  readonly profiles: readonly {
    readonly requirements: readonly {
      readonly id: string;
      readonly status: RequirementStatus;
      readonly text: string;
    }[];
  }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly detail: string;
    readonly about?: string;
    readonly steps: readonly string[];
  }[];
  readonly protections: readonly {
    readonly name: string;
    readonly reason: ProtectionReason;
    readonly step: string | null;
  }[];
  readonly steps: readonly {
    readonly id: string;
    readonly delivery: { readonly items: readonly string[] } | null;
  }[];
};

/** What judges a claim: a rule that finds it wrong, and the requirement that is met where it does not. OIDC Core §3.1.3.7. */
const judges: readonly (readonly [claim: string, rule: string, requirement: string])[] = [
  ['iss', 'id-token-iss-mismatch', 'oidc-core/issuer'],
  ['aud', 'id-token-aud-mismatch', 'oidc-core/audience'],
  ['nonce', 'id-token-nonce-mismatch', 'oidc-core/nonce-returned'],
  ['exp', 'id-token-expired', 'oidc-core/current'],
  ['at_hash', 'id-token-hash-invalid', 'oidc-core/hashes'],
  ['c_hash', 'id-token-hash-invalid', 'oidc-core/hashes'],
];

/**
 * How the claims of the ID token that a step delivers did, as rules and profiles found. Judged by nobody here: what held for some
 * token of the flow, but perhaps not for this one, is not checked.
 */
export function claimMarksAt(flow: Judged, step: string): ClaimMarks {
  return new Map(judges.map(([claim, ...by]) => [claim, markOf(flow, step, claim, ...by)]));
}

function markOf(flow: Judged, step: string, claim: string, rule: string, requirement: string): ClaimMark {
  const wrong = flow.findings.find(
    ({ about = claim, ...finding }) =>
      finding.rule === rule && finding.steps.includes(step) && about === claim,
  );
  if (wrong) return { verdict: 'broken', sentence: wrong.detail };
  const asked = flow.profiles
    .flatMap(({ requirements }) => requirements)
    .find(({ id }) => id === requirement);
  return asked?.status === 'pass' && isOfThisToken(flow, step, claim)
    ? { verdict: 'holds', sentence: asked.text }
    : { verdict: 'not_checked', sentence: notChecked };
}

const notChecked =
  'Not checked here: what it is held against was not seen, or does not count for this token.';

/** Renewed tokens may have another nonce or none, and a hash is judged wherever what it is made of came along. */
function isOfThisToken({ protections, steps }: Judged, step: string, claim: string): boolean {
  if (claim === 'nonce')
    return protections.some(
      ({ name, reason, step: at }) => name === 'nonce' && reason === 'matched' && at === step,
    );
  const delivered = steps.filter(({ delivery }) => delivery?.items.includes('id_token'));
  return !claim.endsWith('_hash') || (delivered.length === 1 && delivered[0]?.id === step);
}
