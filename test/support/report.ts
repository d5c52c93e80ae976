import type { Inspected } from '../../components/state/inspected.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { CauseId } from '../../lib/causes/cause-id.ts';
import {
  bodyParameters,
  fragmentParameters,
  queryParameters,
  toRecord,
} from '../../lib/exchange/parameters.ts';
import type {
  Report,
  ReportDiagnosis,
  ReportFinding,
  ReportFlow,
  ReportStep,
} from '../../lib/report/report.ts';
import type { RuleId } from '../../lib/rules/index.ts';
import type { StepKind } from '../../lib/vocabulary/kinds.ts';
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

export type FlowFields = Omit<Partial<ReportFlow>, 'steps' | 'findings' | 'diagnosis'> & {
  readonly steps: readonly StepFields[];
  readonly findings?: readonly FindingFields[];
  readonly diagnosis?: readonly DiagnosisFields[];
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
  };
}

function paramsOf(exchange: Exchange): Readonly<Record<string, string>> {
  return toRecord([
    ...queryParameters(exchange.url),
    ...fragmentParameters(exchange.url),
    ...bodyParameters(exchange.requestBody),
  ]);
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
export function inspected(...flows: readonly FlowFields[]): Inspected {
  const behind = new Map<string, Exchange>();
  const built = flows.map((fields, index): ReportFlow => {
    const id = `flow-${index + 1}`;
    const steps = fields.steps.map((step, place) => {
      const made = stepOf(`${id}.${place + 1}`, step);
      if (step.exchange) behind.set(made.id, step.exchange);
      return made;
    });
    return {
      id,
      parent: null,
      protocol: 'oidc',
      grant: 'authorization_code',
      response_mode: 'query',
      client: { id: 'spa', redirect_uri: 'https://app.example/cb', type: 'public' },
      server: { issuer: 'https://op.example', origin: 'https://op.example' },
      pkce: 'S256',
      outcome: 'succeeded',
      environment: 'production',
      pages: [],
      error: null,
      started: steps[0]?.time ?? new Date(baseTime).toISOString(),
      ended: steps.at(-1)?.time ?? new Date(baseTime).toISOString(),
      profiles: [],
      ...fields,
      steps,
      findings: (fields.findings ?? []).map((finding) => findingOf(id, finding)),
      diagnosis: (fields.diagnosis ?? []).map((reason) => diagnosisOf(id, reason)),
    };
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
  };
  return { report, exchangeOf: (stepId) => behind.get(stepId), evidence };
}
