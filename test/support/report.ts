import type { InspectedHere } from '../../components/state/inspected.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { CauseId } from '../../lib/causes/cause-id.ts';
import {
  bodyParameters,
  fragmentParameters,
  queryParameters,
  toRecord,
} from '../../lib/exchange/parameters.ts';
import { personOf } from '../../lib/telling/person.ts';
import { writeBundlePart } from '../../lib/bundle.ts';
import { writePart } from '../../lib/output/write-part.ts';
import { deliveryOf } from '../../lib/facts/delivery.ts';
import { purposeOf } from '../../lib/facts/purpose.ts';
import { wayOf } from '../../lib/facts/way.ts';
import type { Step } from '../../lib/flows/steps.ts';
import { brokenStep } from '../../lib/report/broken-step.ts';
import { tellingStep } from '../../lib/report/telling-step.ts';
import type {
  Report,
  ReportDiagnosis,
  ReportFinding,
  ReportFlow,
  ReportProtection,
  ReportStep,
} from '../../lib/report/report.ts';
import type { RuleId } from '../../lib/rules/index.ts';
import type { StepKind } from '../../lib/vocabulary/kinds.ts';
import { verdictOf, type ProtectionName, type ProtectionReason } from '../../lib/vocabulary/protection.ts';
import { baseTime } from './exchange.ts';

/** A step as a test says it: seen (an exchange) or inferred (`at`: when it must have happened). */
type StepFields = {
  readonly kind: StepKind;
  readonly exchange?: Exchange;
  readonly at?: number;
  readonly params?: Readonly<Record<string, string>>;
};

/** A finding as a test says it: `at` are the places of its steps in the flow, from 1. */
type FindingFields = Partial<ReportFinding> & {
  readonly rule: RuleId;
  readonly at?: readonly number[];
};

/** A reason as a test says it: `at` is the place of its step in the flow, from 1. */
type DiagnosisFields = Partial<Omit<ReportDiagnosis, 'step'>> & {
  readonly cause: CauseId;
  readonly at?: number;
};

/** A protection as a test says it: its name and why it stands as it does. */
type ProtectionFields = {
  [N in ProtectionName]: readonly [name: N, reason: ProtectionReason<N>];
}[ProtectionName];

export type FlowFields = Omit<Partial<ReportFlow>, 'steps' | 'findings' | 'diagnosis' | 'protections'> & {
  readonly steps: readonly StepFields[];
  readonly findings?: readonly FindingFields[];
  readonly diagnosis?: readonly DiagnosisFields[];
  /** What the first request offers, unless told. */
  readonly protections?: readonly ProtectionFields[];
};

const resourceKinds: ReadonlySet<StepKind> = new Set(['resource_request']);

function stepOf(id: string, { kind, exchange, at, params }: StepFields): ReportStep {
  const back = kind === 'authorization_response' || kind === 'end_session_response';
  return {
    id,
    kind,
    observed: exchange !== undefined,
    from: back ? 'authorization_server' : 'client',
    to: back ? 'client' : resourceKinds.has(kind) ? 'resource_server' : 'authorization_server',
    method: exchange?.method ?? null,
    url: exchange?.url ?? null,
    entry: exchange?.entry ?? null,
    status: exchange?.status ?? null,
    time: new Date(exchange?.startedAt ?? at ?? baseTime).toISOString(),
    params: params ?? (exchange ? paramsOf(exchange) : {}),
    delivery: null,
  };
}

/** The step as the street sees it, so that what is derived from steps is derived here too. */
function stepSeen({ kind, from, to, time, params, url }: ReportStep, exchange: Exchange | undefined): Step {
  return {
    kind,
    from,
    to,
    time: Date.parse(time),
    also: [],
    ...(exchange && {
      message: {
        kind,
        exchange,
        carrier: 'request',
        protocol: 'oauth2',
        ties: [],
        offers: [],
        url: url ?? '',
        params,
        from,
        to,
        confidence: 'certain',
      },
    }),
  };
}

function paramsOf(exchange: Exchange): Readonly<Record<string, string>> {
  return toRecord([
    ...queryParameters(exchange.url),
    ...fragmentParameters(exchange.url),
    ...bodyParameters(exchange.requestBody),
  ]);
}

const pkceOffered = {
  S256: ['pkce', 'matched'],
  plain: ['pkce', 'plain'],
  none: ['pkce', 'optional'],
  unknown: ['pkce', 'hidden'],
} as const satisfies Readonly<Record<string, ProtectionFields>>;

function offeredBy({ pkce, protocol, steps }: ReportFlow): readonly ProtectionFields[] {
  const params = steps.find(({ kind }) => kind === 'authorization_request')?.params;
  if (!params) return [];
  return [
    ...(pkce ? [pkceOffered[pkce]] : []),
    ['state', params['state'] ? 'matched' : 'optional'],
    ...(protocol === 'oidc' ? [['nonce', params['nonce'] ? 'matched' : 'optional'] as const] : []),
  ];
}

function protectionOf([name, reason]: ProtectionFields): ReportProtection {
  return { name, reason, verdict: verdictOf(name, reason), step: null, values: [] };
}

function findingOf(flowId: string, { at = [1], ...fields }: FindingFields): ReportFinding {
  return {
    severity: 'medium',
    confidence: 'certain',
    owner: 'client',
    title: fields.rule,
    detail: '',
    fix: '',
    references: [],
    ...fields,
    steps: at.map((place) => `${flowId}.${place}`),
  };
}

function diagnosisOf(flowId: string, { at, ...fields }: DiagnosisFields): ReportDiagnosis {
  const step = at === undefined ? null : `${flowId}.${at}`;
  return { what: '', why: '', fix: '', confidence: 'firm', rules: [], ...fields, step };
}

/** A report of these flows (`flow-1`, `flow-2`, …); a `parent` names another flow's id. */
export function inspected(...flows: readonly FlowFields[]): InspectedHere {
  const behind = new Map<string, Exchange>();
  const built = flows.map((fields, index): ReportFlow => {
    const id = `flow-${index + 1}`;
    const seen: Step[] = [];
    const steps = fields.steps.map((step, place): ReportStep => {
      const made = stepOf(`${id}.${place + 1}`, step);
      if (step.exchange) behind.set(made.id, step.exchange);
      const asSeen = stepSeen(made, step.exchange);
      seen.push(asSeen);
      return { ...made, delivery: deliveryOf(asSeen) ?? null };
    });
    const { protocol = 'oidc', grant = 'authorization_code' } = fields;
    const findings = (fields.findings ?? []).map((finding) => findingOf(id, finding));
    const diagnosis = (fields.diagnosis ?? []).map((reason) => diagnosisOf(id, reason));
    const told = {
      outcome: fields.outcome ?? 'succeeded',
      error: fields.error ?? null,
      findings,
      steps,
      diagnosis,
    };
    const flow: ReportFlow = {
      id,
      parent: null,
      protocol,
      grant,
      way: wayOf({ steps: seen, protocol, grant }),
      purpose: purposeOf({ steps: seen, protocol, authorizationRequest: undefined }),
      response_mode: 'query',
      client: { id: 'spa', redirect_uri: 'https://app.example/cb', type: 'public' },
      server: { issuer: 'https://op.example', origin: 'https://op.example' },
      pkce: 'S256',
      environment: 'production',
      pages: [],
      started: steps[0]?.time ?? new Date(baseTime).toISOString(),
      ended: steps.at(-1)?.time ?? new Date(baseTime).toISOString(),
      profiles: [],
      broken_step: brokenStep(told)?.id ?? null,
      telling_step: tellingStep(told)?.id ?? null,
      ...fields,
      ...told,
      protections: [],
    };
    return { ...flow, protections: (fields.protections ?? offeredBy(flow)).map(protectionOf) };
  });
  const evidence = (flowIds: readonly string[] = built.map(({ id }) => id)) =>
    [...behind].flatMap(([stepId, one]) => (flowIds.includes(stepId.split('.')[0] ?? '') ? [one] : []));
  const report: Report = {
    format: 'oauth-lens-report',
    version: 1,
    generator: { name: 'oauth-lens', version: '0.1.0' },
    source: { kind: 'live', entries: behind.size, skipped: 0 },
    redacted: false,
    flows: built,
    gaps: [],
    failures: [],
  };
  return {
    report,
    exchangeOf: (stepId) => behind.get(stepId),
    personOf: ({ steps }) => personOf(steps, (stepId) => behind.get(stepId)),
    evidence,
    write: (choice, flowIds) =>
      'bundle' in choice
        ? writeBundlePart(report, flowIds, evidence, choice.bundle)
        : writePart(report, flowIds, evidence, choice),
  };
}
