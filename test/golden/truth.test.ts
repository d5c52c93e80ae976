import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { captureNames, captureText } from '../support/captures.ts';
import type { Truth, TruthFlow } from './truth.ts';

function truthOf(name: string): Truth {
  return JSON.parse(readFileSync(new URL(`captures/${name}.truth.json`, import.meta.url), 'utf8')) as Truth;
}

function flowsOf(name: string): readonly ReportFlow[] {
  const result = inspectCapture(captureText(name));
  if ('error' in result) throw new Error(result.error);
  return result.report.flows;
}

/** The flow as the lab would tell it; what nobody can tell from the browser is left out on both sides. */
function comparable(flow: ReportFlow, truth: TruthFlow | undefined, flows: readonly ReportFlow[]) {
  const parent = flows.findIndex(({ id }) => id === flow.parent);
  return {
    protocol: truth?.protocol === null ? null : flow.protocol,
    grant: flow.grant,
    // Free ports differ from run to run.
    client_id: flow.client.id?.replace(/(?<=\.localhost):\d+/, ':*') ?? null,
    response_mode: truth?.response_mode === null ? null : flow.response_mode,
    pkce: flow.pkce,
    outcome: truth?.outcome === null ? null : flow.outcome,
    error: flow.error?.code ?? null,
    parent: parent < 0 ? null : parent,
    steps: flow.steps.map(({ kind, observed }) => ({ kind, observed })),
  };
}

describe.each(captureNames)('%s', (name) => {
  const truth = truthOf(name);
  const flows = flowsOf(name);

  it('is told as it happened', () => {
    const told = flows.map((flow, at) => comparable(flow, truth.flows[at], flows));
    expect(told).toEqual(truth.flows.map(({ findings: _, clean: __, ...flow }) => flow));
  });

  it('has the findings it must have', () => {
    truth.flows.forEach(({ findings }, at) => {
      const found = flows[at]?.findings.map(({ rule }) => rule) ?? [];
      expect(findings.filter((rule) => !found.includes(rule))).toEqual([]);
    });
  });

  it('raises no false alarm', () => {
    const alarms = flows.flatMap((flow, at) =>
      truth.flows[at]?.clean ? flow.findings.filter(({ severity }) => severity !== 'info') : [],
    );
    expect(alarms.map(({ rule, severity, detail }) => ({ rule, severity, detail }))).toEqual([]);
  });
});
