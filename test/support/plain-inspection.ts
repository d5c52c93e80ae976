import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { Inspection } from '../../lib/inspection.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { admitsMessages } from './evidence.ts';

/** Says what flows the exchanges make; the first step id of a flow is the id of an exchange. */
export type FlowsOf = (exchanges: readonly Exchange[]) => readonly ReportFlow[];

/** An inspection with the coarse gate of the tests: what is behind the gate is not what these tests are about. */
export function plainInspection(flowsOf: FlowsOf = () => [], learned: readonly string[] = []): () => Inspection {
  return () => {
    const kept = new Map<string, Exchange>();
    let revision = 0;
    return {
      admits: admitsMessages,
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
      learnedOrigins: () => (kept.size > 0 ? learned : []),
      get revision() {
        return revision;
      },
    };
  };
}
