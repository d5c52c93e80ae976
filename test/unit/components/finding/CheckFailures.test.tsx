import { describe, expect, it } from 'vitest';
import { signal } from '@preact/signals';
import { CheckFailures } from '../../../../components/finding/CheckFailures.tsx';
import { FlowPane } from '../../../../components/flow/FlowPane.tsx';
import { LoginCard } from '../../../../components/login-card/LoginCard.tsx';
import type { Inspected } from '../../../../components/state/inspected.ts';
import { inspectorState } from '../../../../components/state/inspector-state.ts';
import type { ReportFailure } from '../../../../lib/report/report.ts';
import { cleanLogin } from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';
import { markup, words } from '../../../support/words.ts';

const ofFlow = (...flows: readonly string[]): ReportFailure => ({
  part: 'rule',
  id: 'state-missing',
  error: 'TypeError',
  flows,
});

const failing = (seen: Inspected, ...failures: readonly ReportFailure[]): Inspected => ({
  ...seen,
  report: { ...seen.report, failures },
});

const findingsPane = (seen: Inspected): string => {
  const state = inspectorState(signal(seen));
  state.flowView.value = 'findings';
  return words(<FlowPane state={state} />);
};

const card = (seen: Inspected): string =>
  words(<LoginCard inspected={seen} tab={7} onExport={() => {}} onOpen={() => {}} />);

describe('part of the check failed', () => {
  it('is said with what still holds and what to report', () => {
    const text = words(<CheckFailures failures={[ofFlow('flow-1')]} />);
    expect(text).toContain('Part of the check failed: 1 rule broke off.');
    expect(text).toContain('What is shown is still valid');
    expect(text).toContain('rule state-missing (TypeError)');
  });

  it('can be heard, and is no alarm', () => {
    const html = markup(<CheckFailures failures={[ofFlow('flow-1')]} />);
    expect(html).toContain('role="status"');
    expect(html).not.toContain('alert');
  });

  it('is not said of a whole check', () => {
    expect(markup(<CheckFailures failures={[]} />)).toBe('');
  });

  it('takes the place of “nothing was seen” in panel and popup', () => {
    const seen = inspected(cleanLogin());
    const broken = failing(seen, ofFlow('flow-1'));
    for (const view of [findingsPane, card]) {
      expect(view(seen)).toContain('Nothing objectionable was seen in what passed');
      expect(view(broken)).not.toContain('Nothing objectionable was seen in what passed');
      expect(view(broken)).toContain('but part of the check failed');
    }
  });

  it('leaves a flow alone that it is not about', () => {
    const broken = failing(inspected(cleanLogin()), ofFlow('flow-2'));
    for (const view of [findingsPane, card]) expect(view(broken)).not.toContain('part of the check failed');
  });
});
