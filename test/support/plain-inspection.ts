import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { Inspection } from '../../lib/inspection.ts';
import type { ReportFinding, ReportFlow } from '../../lib/report/report.ts';
import { rules } from '../../lib/rules/index.ts';
import type { Severity } from '../../lib/vocabulary/severity.ts';
import { admitsMessages } from './evidence.ts';

/** Says what flows the exchanges make; the first step id of a flow is the id of an exchange. */
export type FlowsOf = (exchanges: readonly Exchange[]) => readonly ReportFlow[];

/** An inspection with the coarse gate of the tests: what is behind the gate is not what these tests are about. */
export function plainInspection(
  flowsOf: FlowsOf = () => [],
  learned: readonly string[] = [],
): () => Inspection {
  return () => {
    const kept = new Map<string, Exchange>();
    let revision = 0;
    return {
      admits: admitsMessages,
      admitsError: () => false,
      admitsAround: () => false,
      remembers: () => false,
      takeContext: () => ({ kept: [], released: [], recent: undefined }),
      put(exchange) {
        kept.set(exchange.id, exchange);
        revision += 1;
        return true;
      },
      evidence: () => [...kept.values()],
      report: (source) => ({
        format: 'oauth-lens-report',
        version: 1,
        generator: { name: 'oauth-lens', version: '0' },
        source,
        redacted: false,
        flows: flowsOf([...kept.values()]),
        gaps: [],
      }),
      exchangeOf: (stepId) => kept.get(stepId),
      signatures: () => [],
      prove: () => false,
      learnedOrigins: () => (kept.size > 0 ? learned : []),
      get revision() {
        return revision;
      },
    };
  };
}

/** A flow that has succeeded, whose steps are these exchanges. */
export function plainFlow(exchanges: readonly Exchange[], fields: Partial<ReportFlow> = {}): ReportFlow {
  const time = new Date(exchanges.at(-1)?.startedAt ?? 0).toISOString();
  return {
    id: 'flow-1',
    parent: null,
    protocol: 'oauth2',
    grant: 'authorization_code',
    response_mode: 'query',
    client: { id: 'spa', redirect_uri: 'https://app.example/cb', type: 'public' },
    server: { issuer: null, origin: 'https://op.example' },
    pkce: 'S256',
    outcome: 'succeeded',
    environment: 'production',
    error: null,
    diagnosis: [],
    profiles: [],
    started: time,
    ended: time,
    steps: exchanges.map(({ id, method, url, entry }) => ({
      id,
      kind: 'authorization_request',
      observed: true,
      from: 'client',
      to: 'authorization_server',
      method,
      url,
      entry,
      status: null,
      time,
      params: {},
    })),
    pages: [],
    findings: [],
    ...fields,
  };
}

/** Findings of one rule each, of these severities. */
export function plainFindings(...severities: readonly Severity[]): readonly ReportFinding[] {
  return severities.map((severity, place) => ({
    rule: rules[place % rules.length]!.id,
    severity,
    confidence: 'certain',
    owner: 'client',
    title: '',
    detail: '',
    fix: '',
    steps: [],
    references: [],
  }));
}
