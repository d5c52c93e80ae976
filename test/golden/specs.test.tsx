import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspectedBy } from '../../components/state/live-inspection.ts';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { headlines } from '../../lib/report/headlines.ts';
import { panelOf, popupOf, textOf } from '../support/told.tsx';
import { words } from '../support/words.ts';
import { specCases } from './specs/cases.ts';

async function inspected(name: string) {
  const seen = await inspectCapture(readFileSync(new URL(`specs/${name}.har`, import.meta.url), 'utf8'));
  if ('error' in seen) throw new Error(seen.error);
  return inspectedBy(seen.inspection, seen.report);
}

describe.each(specCases)(
  '$name',
  ({ name, finds, unmet = [], cause, flows: count, protocol, never = [] }) => {
    it('is found for what it is, and for nothing else', async () => {
      const { report } = await inspected(name);
      if (count !== undefined) expect(report.flows).toHaveLength(count);
      if (protocol) expect([...new Set(report.flows.map((flow) => flow.protocol))]).toEqual([protocol]);
      const found = report.flows.flatMap(({ findings }) => headlines(findings));
      const told = found.filter(({ rule, severity }) => severity !== 'info' || rule in finds);
      expect(Object.fromEntries(told.map(({ rule, severity }) => [rule, severity]))).toEqual(finds);
      const [first] = report.flows.flatMap(({ diagnosis }) => diagnosis);
      if (cause) expect(first?.cause).toBe(cause);
    });

    it('passes no requirement that it does not meet, and no misleading word is said of it', async () => {
      const seen = await inspected(name);
      const { flows } = seen.report;
      const passed = flows
        .flatMap(({ profiles }) => profiles)
        .flatMap(({ requirements }) => requirements)
        .filter(({ id, status }) => status === 'pass' && unmet.includes(id));
      expect(passed.map(({ id }) => id)).toEqual([]);
      const told = flows.flatMap((flow) => [
        textOf(seen, flow),
        ...[panelOf(seen, flow), popupOf(seen, flow)].map((html) =>
          words(<div dangerouslySetInnerHTML={{ __html: html }} />),
        ),
      ]);
      expect(never.flatMap((sentence) => told.flatMap((view) => sentence.exec(view)?.[0] ?? []))).toEqual([]);
    });
  },
);
