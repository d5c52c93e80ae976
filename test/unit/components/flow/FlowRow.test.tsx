import { describe, expect, it } from 'vitest';
import { FlowRow } from '../../../../components/flow/FlowRow.tsx';
import { listFlows } from '../../../../components/state/flow-list.ts';
import { cleanLogin } from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';
import { markup } from '../../../support/words.ts';

const [listed] = listFlows(inspected(cleanLogin()));
const row = (title: string | undefined, tab?: number) =>
  markup(
    <FlowRow entry={{ ...listed!, tabs: new Set([7]) }} title={title} tab={tab} onSelect={() => undefined} />,
  );

describe('a login in the list', () => {
  it('says what its page is called', () => {
    expect(row('Orders of <Erika>')).toContain('Orders of &lt;Erika');
  });

  it('says it of another tab than the one that is inspected, where all would say the same', () => {
    expect(row('Orders', 8)).toContain('Orders');
    expect(row('Orders', 7)).not.toContain('Orders');
  });
});
