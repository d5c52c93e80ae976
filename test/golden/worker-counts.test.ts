import { expect, it } from 'vitest';
import { createInspection } from '../../lib/inspection.ts';
import { countedRules } from '../../lib/rules/counted.ts';
import type { RuleId } from '../../lib/rules/index.ts';
import type { Severity } from '../../lib/vocabulary/severity.ts';
import { createWatch } from '../../lib/watch.ts';
import { captureNames, captureOf, captureText } from '../support/captures.ts';

type Counted = {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly part_of?: RuleId | undefined;
};

/** Those of heavier findings that rest on what pages alone read (`pageRule`) are none of them. */
const counted: ReadonlySet<string> = new Set(countedRules.map(({ id }) => id));

/** What the toolbar button counts, flow by flow. */
const countedIn = (flows: readonly { readonly findings: readonly Counted[] }[]) =>
  flows.map(({ findings }) =>
    findings
      .filter(({ rule, severity }) => severity !== 'low' && severity !== 'info' && counted.has(rule))
      .map(({ rule, severity, part_of }) => ({ rule, severity, part_of })),
  );

it.each(captureNames)(
  'the worker counts in %s what its report counts, though it makes no remarks and reads no answers',
  (name) => {
    const capture = captureOf(captureText(name));
    const [watch, inspection] = [createWatch(), createInspection()];
    capture.feed(watch);
    capture.feed(inspection);
    const { flows } = inspection.report({ kind: 'har', entries: 0, skipped: 0 });
    expect(countedIn(watch.flows())).toEqual(countedIn(flows));
  },
);
