import type { Actor } from '../vocabulary/actor.ts';
import type { LabelledCause } from './cause-label.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import type { StepKind } from '../vocabulary/kinds.ts';
import type { Outcome } from '../vocabulary/outcome.ts';
import type { ProtectionName, ProtectionReason, ProtectionVerdict } from '../vocabulary/protection.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import type { Purpose } from '../vocabulary/purpose.ts';
import type { ServerPart } from '../vocabulary/server-part.ts';
import type { Severity } from '../vocabulary/severity.ts';
import type { Way } from '../vocabulary/way.ts';

/** As much of a step as its words depend on. A step of the report fits. */
export type ToldStep = {
  readonly id: string;
  readonly kind: StepKind;
  readonly observed: boolean;
  readonly from: Actor;
  readonly to: Actor;
  readonly method: string | null;
  readonly url: string | null;
  readonly status: number | null;
  /** Which time round, in a login that went round. */
  readonly round?: number;
  readonly params: Readonly<Record<string, string>>;
};

/** As much of a protection as its words depend on. */
export type ToldProtection = {
  readonly name: ProtectionName;
  readonly verdict: ProtectionVerdict;
  readonly reason: ProtectionReason;
};

/** As much of a flow as its words depend on. A flow of the report fits. */
export type ToldFlow = {
  readonly protocol: Protocol;
  readonly way: Way;
  readonly purpose: Purpose;
  readonly client: {
    readonly id: string | null;
    readonly redirect_uri: string | null;
    readonly origin?: string;
  };
  readonly server: { readonly issuer: string | null; readonly origin: string | null };
  readonly servers?: readonly { readonly origin: string; readonly part: ServerPart }[];
  readonly protections: readonly ToldProtection[];
  readonly outcome: Outcome;
  readonly worked_later?: { readonly flow: string; readonly after: number };
  readonly error: { readonly code: string; readonly description: string | null } | null;
  readonly steps: readonly ToldStep[];
  readonly broken_step: string | null;
  /** It is watched, and something of it came a moment ago. */
  readonly under_way?: true;
  readonly findings: readonly { readonly severity: Severity }[];
  readonly diagnosis: readonly {
    readonly cause: LabelledCause;
    readonly step: string | null;
    readonly confidence: Confidence;
  }[];
};
