/**
 * The report as `docs/report-format.md` fixes it: the names below are read by other programs. More members may be added;
 * none changes its meaning without a new `version`.
 */
import type { Proof } from '../causes/cause.ts';
import type { CauseId } from '../causes/cause-id.ts';
import type { RequirementId } from '../profiles/index.ts';
import type { ProfileId } from '../vocabulary/profile-id.ts';
import type { RuleId } from '../rules/index.ts';
import type { Reference } from '../spec/references.ts';
import type { ReportEvent } from './report-event.ts';
import type { Actor } from '../vocabulary/actor.ts';
import type { BrowserAct } from '../vocabulary/browser-act.ts';
import type { ClientType } from '../vocabulary/client-type.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import type { Environment } from '../vocabulary/environment.ts';
import type { Delivery } from '../vocabulary/delivery.ts';
import type { Failure } from '../vocabulary/failure.ts';
import type { Grant } from '../vocabulary/grant.ts';
import type { StepKind } from '../vocabulary/kinds.ts';
import type { ReportAsked, ReportShown } from './report-wallet.ts';
import type { McpRevision } from '../vocabulary/mcp-revision.ts';
import type { Outcome } from '../vocabulary/outcome.ts';
import type { Owner } from '../vocabulary/owner.ts';
import type { ProtectionName, ProtectionReason, ProtectionVerdict } from '../vocabulary/protection.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import type { Purpose } from '../vocabulary/purpose.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import type { ServerPart } from '../vocabulary/server-part.ts';
import type { Severity } from '../vocabulary/severity.ts';
import type { Way } from '../vocabulary/way.ts';

/** One message of a flow, seen or inferred. */
export type ReportStep = {
  /** `flow-1.1`: the flow's id and the step's place in it. */
  readonly id: string;
  readonly kind: StepKind;
  /** false: inferred, it travelled where a browser cannot look. */
  readonly observed: boolean;
  readonly from: Actor;
  readonly to: Actor;
  readonly method: string | null;
  readonly url: string | null;
  /** Index of the entry in the input; null for an inferred step. */
  readonly entry: number | null;
  readonly status: number | null;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Effective parameters by their wire names. Repeated parameters are joined by a space. */
  readonly params: Readonly<Record<string, string>>;
  /** Of a login that went round: which time round, from 1. */
  readonly round?: number;
  /** What came back; of a step that is an answer itself, what it brings. null: nothing is known, or nothing that counts. */
  readonly delivery: Delivery | null;
};

/** One protection of a flow: PKCE, state, a signature, … */
export type ReportProtection = {
  readonly name: ProtectionName;
  readonly verdict: ProtectionVerdict;
  /** Why: a short, stable name. */
  readonly reason: ProtectionReason;
  /** Id of the step at which it shows; null where no step stands for it. */
  readonly step: string | null;
  /** The values that were compared, or that decide, by their wire names. */
  readonly values: readonly { readonly name: string; readonly value: string; readonly step: string | null }[];
};

/**
 * A page that the login's tab showed shortly before, during or after it, and that is no message: the pages in between. Not one that
 * only redirected.
 */
export type ReportPage = {
  /** Index of the entry in the input. */
  readonly entry: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly url: string;
  readonly status: number | null;
  /** Whose host showed it. */
  readonly host: 'client' | 'provider';
  /** Id of the step it follows; null before the first. */
  readonly after: string | null;
};

/** What one rule says of one flow. */
export type ReportFinding = {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly owner: Owner;
  readonly title: string;
  /** What was observed against what was expected. */
  readonly detail: string;
  /** The claim or parameter that it is about, by its wire name; only of rules that judge several. */
  readonly about?: string;
  readonly fix: string;
  /** The rule whose finding explains this one, on the same flow or (its own) on an earlier one: one root cause, one headline. */
  readonly part_of?: RuleId;
  /** Ids of the steps that are the evidence. */
  readonly steps: readonly string[];
  readonly references: readonly Reference[];
};

/** One reason why a flow failed, was refused or is stuck. */
export type ReportDiagnosis = {
  /** Short, stable name: `invalid-grant`. */
  readonly cause: CauseId;
  /** Id of the step at which it shows; null where no step stands for it. */
  readonly step: string | null;
  /** Which step went wrong, why, and what to try: a sentence each. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly confidence: Confidence;
  /** Ids of the rules whose findings it rests on or explains. */
  readonly rules: readonly RuleId[];
  /** What it rests on, where that is known: two values compared, a code, words of a page, who answered, a status, or a guess. */
  readonly proof?: Proof;
  /** Who can mend it, where that is known. */
  readonly owner?: Owner;
  /** Ids of the steps that prove it. */
  readonly steps?: readonly string[];
  /** Values that should agree and do not, under the wire's names. */
  readonly compared?: readonly ReportComparison[];
  /** What a page or an API said itself. */
  readonly quote?: ReportQuote;
  /** Where cookies or windows are the cause: what the browser did with them, in order of time. */
  readonly browser?: readonly ReportBrowserAct[];
  /** Of a candidate: what would tell it from the others. */
  readonly tell_apart?: string;
};

/**
 * A value and the step at which it stands; `null` where there was none. What would have fitted stands at no step; for what stands in an
 * exchange that is none, that exchange's address without its query.
 */
export type ReportPlace = {
  readonly value: string | null;
  readonly step: string | null;
  readonly address?: string;
};

/** Two values that should agree. */
export type ReportComparison = {
  /** A parameter, claim, member or cookie, as spelled. */
  readonly name: string;
  readonly expected: ReportPlace;
  readonly got: ReportPlace;
};

/** One sentence of a page or an answer. */
export type ReportQuote = { readonly text: string; readonly host: string; readonly step: string | null };

/** Something that the browser did by itself, which no request says. */
export type ReportBrowserAct = {
  readonly act: BrowserAct;
  /** The cookie’s name, without what is made up for each attempt; null where it is about none. */
  readonly cookie: string | null;
  /** Whose answer or request it happened at. */
  readonly host: 'client' | 'provider';
  /** Id of the step at which; null where that is none. */
  readonly step: string | null;
  /** Id of that step, else of the one it follows; null before the first. */
  readonly after: string | null;
  /** Of what is no step: its address without its query. */
  readonly url: string | null;
};

/** One requirement of a profile, held against a flow. */
export type ReportRequirement = {
  /** The profile's name and the requirement's: `rfc9700/pkce`. */
  readonly id: RequirementId;
  readonly level: 'MUST' | 'SHOULD';
  readonly text: string;
  readonly status: RequirementStatus;
  /** Ids of the rules whose findings fail it. */
  readonly rules: readonly RuleId[];
  readonly reference: Reference;
  /** What the OpenID conformance suite calls it, where the profile is held to its tests. */
  readonly conditions?: readonly string[] | undefined;
};

/** A named set of requirements that applies to a flow. */
export type ReportProfile = {
  /** `rfc9700`, `oauth-2.1`, … */
  readonly id: ProfileId;
  readonly title: string;
  readonly counts: Readonly<Record<RequirementStatus, number>>;
  readonly requirements: readonly ReportRequirement[];
};

/** Something of a flow that could not be seen. */
export type ReportGap = {
  /** What, in words: one of the report's `gaps`. */
  readonly text: string;
  /** Id of the step that it concerns; null where it concerns none. */
  readonly step: string | null;
};

/** One login or grant: its parties, its steps in order, and what is to be said of it. */
export type ReportFlow = {
  readonly id: string;
  /** Id of the flow this one is nested in (a broker's upstream login). */
  readonly parent: string | null;
  /** Only of a login that answers a refusal for want of a scope (403): id of the flow whose token was refused. */
  readonly step_up_from?: string;
  /** Only where it failed or was refused: a login of the same client at the same server that began `after` milliseconds later, and worked. */
  readonly worked_later?: { readonly flow: string; readonly after: number };
  readonly protocol: Protocol;
  readonly grant: Grant | null;
  /** How this flow goes: what every view tells. */
  readonly way: Way;
  /** What it is for. */
  readonly purpose: Purpose;
  readonly response_mode: string | null;
  readonly client: {
    readonly id: string | null;
    readonly redirect_uri: string | null;
    readonly type: ClientType;
    /** Where the person is with it, only where `redirect_uri` names an address that nobody but its own machine knows. */
    readonly origin?: string;
  };
  readonly server: { readonly issuer: string | null; readonly origin: string | null };
  /** Only where several authorization servers have a part in it, in order. `server` is then the first. */
  readonly servers?: readonly { readonly origin: string; readonly part: ServerPart }[];
  /** Where a verifier asked a wallet: for which credentials, and what of them was shown. No value of them. */
  readonly wallet?: { readonly asked: readonly ReportAsked[]; readonly shown: readonly ReportShown[] };
  /** Where MCP is spoken: which revision each party follows, and what shows it. `null`: not seen. */
  readonly mcp?: { readonly client: McpRevision | null; readonly server: McpRevision | null };
  /** `unknown`: hidden by PAR or JAR and not seen. null: no code in this flow. */
  readonly pkce: 'S256' | 'plain' | 'none' | 'unknown' | null;
  /** What protects it, and how each of that did; empty where there is nothing of the kind. */
  readonly protections: readonly ReportProtection[];
  readonly outcome: Outcome;
  /** Only of a live capture: it has not ended, and something of it came a moment ago. What is guessed of it waits. */
  readonly under_way?: true;
  /** Where the client runs. A mark: severities are what they would be in production, but at playgrounds. */
  readonly environment: Environment;
  /** As the wire said it. */
  readonly error: { readonly code: string; readonly description: string | null } | null;
  readonly started: string;
  readonly ended: string;
  readonly steps: readonly ReportStep[];
  /** The pages around and between the steps, in order of time. */
  readonly pages: readonly ReportPage[];
  /** What belongs to the sign-in and is no message, in order of time; left out where nothing was seen of it. */
  readonly events?: readonly ReportEvent[];
  /** Id of the step at which it failed or was refused, or at which an error came that did not end it; null where nothing did. */
  readonly broken_step: string | null;
  /** Id of the step worth looking at first: where it broke, else where the worst finding points, else where it began. */
  readonly telling_step: string | null;
  readonly findings: readonly ReportFinding[];
  /** Why it failed, was refused or is stuck, the most probable reason first; empty where nothing went wrong. */
  readonly diagnosis: readonly ReportDiagnosis[];
  /** What of it could not be seen; left out where that is nothing. */
  readonly gaps?: readonly ReportGap[];
  /** The profiles that apply to it. */
  readonly profiles: readonly ReportProfile[];
};

/** A part of the check that broke off, and the ids of the flows it was to judge; none where it is not about flows. */
export type ReportFailure = Failure & { readonly flows: readonly string[] };

/** What was read. `entries` counts all of the input, `skipped` those of them that were unreadable. */
export type ReportSource = {
  readonly kind: 'har' | 'trace' | 'live';
  readonly entries: number;
  /** Entries that could not be read. */
  readonly skipped: number;
};

/** Everything a capture amounts to. */
export type Report = {
  readonly format: 'oauth-lens-report';
  readonly version: 1;
  readonly generator: { readonly name: 'oauth-lens'; readonly version: string };
  readonly source: ReportSource;
  readonly redacted: boolean;
  readonly flows: readonly ReportFlow[];
  /** What could not be seen, in words. */
  readonly gaps: readonly string[];
  /** What broke off by a mistake of ours: what it would have said is missing, the rest stands. Empty when the check is whole. */
  readonly failures: readonly ReportFailure[];
};
