import { describe, expect, it } from 'vitest';
import { createInspection } from '../../../lib/inspection.ts';
import { redact } from '../../../lib/redact/redact.ts';
import { flowsOf } from '../../support/flow.ts';
import { brokeredLogins } from '../../support/brokered-logins.ts';
import { specExamples } from '../../support/spec-examples.ts';
import { vendorHops } from '../../support/vendor-hops.ts';
import { vendorLogins } from '../../support/vendor-logins.ts';

const captures = [
  ...[...vendorLogins, ...vendorHops].map(({ vendor, exchanges }) => ({ name: vendor, exchanges })),
  ...brokeredLogins.map(({ service, exchanges }) => ({ name: service, exchanges })),
];

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

describe('a login tells the same once its secrets are gone:', () => {
  it.each(captures)('$name', ({ exchanges }) => {
    const inspection = createInspection();
    for (const exchange of exchanges) inspection.put(exchange);
    const report = inspection.report({ kind: 'har', entries: exchanges.length, skipped: 0 });
    const safe = redact('default', { exchanges: inspection.evidence(), report });
    const inShort = (flows: typeof report.flows) =>
      flows.map(({ grant, outcome, steps, findings }) => [
        grant,
        outcome,
        ...steps.map(({ kind }) => kind),
        ...findings.map(({ rule, severity }) => `${severity} ${rule}`),
      ]);
    expect(inShort(flowsOf(safe.exchanges))).toEqual(inShort(report.flows));
  });
});
