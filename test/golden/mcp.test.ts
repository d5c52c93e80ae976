import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import type { Report } from '../../lib/report/report.ts';
import { mcpCases } from './mcp/cases.ts';

async function reportOf(name: string): Promise<Report> {
  const seen = await inspectCapture(readFileSync(new URL(`mcp/${name}.har`, import.meta.url), 'utf8'));
  if ('error' in seen) throw new Error(seen.error);
  return seen.report;
}

describe.each(mcpCases)('$name is told with', (known) => {
  it('its flows and parties', async () => {
    const { flows } = await reportOf(known.name);
    const [first] = flows;
    expect(flows.map(({ grant, outcome }) => [grant, outcome])).toEqual(known.flows);
    if (known.revision)
      expect({ client: first?.mcp?.client?.revision, server: first?.mcp?.server?.revision }).toEqual(
        known.revision,
      );
    if (known.stepUp) expect(flows.map(({ step_up_from: from }) => from)).toEqual(known.stepUp);
    if (known.clientType) expect(first?.client.type).toBe(known.clientType);
    if (known.clientId) expect(first?.client.id).toBe(known.clientId);
  });

  it('what is wrong, and nothing else', async () => {
    const findings = (await reportOf(known.name)).flows.flatMap((flow) => flow.findings);
    const found = findings.map(({ rule }) => rule);
    expect(found).toEqual(expect.arrayContaining([...(known.must ?? [])]));
    expect(found.filter((rule) => known.not?.includes(rule))).toEqual([]);
    for (const [rule, severity] of Object.entries(known.graveness ?? {}))
      expect(findings.find((finding) => finding.rule === rule)?.severity).toBe(severity);
  });

  it('its requirements and its reason', async () => {
    const [first] = (await reportOf(known.name)).flows;
    const statuses = first?.profiles.flatMap(({ requirements }) => requirements) ?? [];
    for (const [id, status] of Object.entries(known.profile ?? {}))
      expect([id, statuses.find((one) => one.id === id)?.status]).toEqual([id, status]);
    for (const words of known.says ?? []) expect(first?.diagnosis[0]?.why).toMatch(words);
  });
});
