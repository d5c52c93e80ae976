import { describe, expect, it } from 'vitest';
import { createInspection } from '../../../lib/inspection.ts';
import { redact } from '../../../lib/redact/redact.ts';
import { flowsOf } from '../../support/flow.ts';
import { specExamples } from '../../support/spec-examples.ts';

describe('what makes a flow by itself makes the same flow once its secrets are gone', () => {
  const alone = specExamples.filter(({ exchange }) => flowsOf([exchange]).length > 0);

  it.each(alone)('$source ($kind)', ({ exchange }) => {
    const inspection = createInspection();
    inspection.put(exchange);
    const report = inspection.report({ kind: 'har', entries: 1, skipped: 0 });
    const safe = redact('default', { exchanges: inspection.evidence(), report });
    const again = flowsOf(safe.exchanges);
    const inShort = (flows: typeof again) =>
      flows.map(({ grant, outcome, steps }) => [grant, outcome, ...steps.map(({ kind }) => kind)]);
    expect(inShort(again)).toEqual(inShort(report.flows));
  });
});
