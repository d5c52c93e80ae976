import { describe, expect, it } from 'vitest';
import { clearShown } from '../../../../components/share/clear-shown.ts';
import { listFlows } from '../../../../components/state/flow-list.ts';
import { createInspection } from '../../../../lib/inspection.ts';
import { inspectedBy } from '../../../../components/state/live-inspection.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';
import { exchange } from '../../../support/exchange.ts';

const metadata = { jwks_uri: 'https://op.example/keys' };
const one = codeFlow({ metadata, client: 'one' });
const two = codeFlow({
  client: 'two',
  request: {
    state: 'other-state',
    nonce: 'other',
    code_challenge: undefined,
    code_challenge_method: undefined,
  },
  response: { state: 'other-state', code: 'another-code' },
  token: null,
});

function seen(exchanges: readonly Exchange[]) {
  const inspection = createInspection();
  for (const each of exchanges) inspection.put(each);
  return inspectedBy(inspection, inspection.report({ kind: 'live', entries: exchanges.length, skipped: 0 }));
}

describe('clearing', () => {
  const held = [...one, ...two].map((each, entry) => ({ ...each, id: `x${entry}`, entry }));
  const both = seen(held);

  it('of all that is there forgets everything, what no flow shows too', () => {
    const more = [...held, exchange({ url: 'https://elsewhere.example/' })];
    const { message, gone } = clearShown(both, listFlows(both), more);
    expect(message).toEqual({ type: 'clear' });
    expect(gone).toEqual(more);
  });

  it('of one of two leaves what the other rests on', () => {
    const entries = listFlows(both).filter(({ flow }) => flow.client.id === 'two');
    expect(entries).toHaveLength(1);
    const { message, gone } = clearShown(both, entries, held);
    expect(message.ids).toEqual(gone.map(({ id }) => id));
    expect(gone.length).toBeGreaterThan(0);
    const left = seen(held.filter(({ id }) => !message.ids?.includes(id)));
    expect(left.report.flows.map(({ client }) => client.id)).toEqual(['one']);
    expect(left.report.flows[0]?.steps).toHaveLength(
      both.report.flows.find(({ client }) => client.id === 'one')!.steps.length,
    );
  });

  it('of nothing takes nothing', () => {
    expect(clearShown(both, [], held).gone).toEqual([]);
  });
});
