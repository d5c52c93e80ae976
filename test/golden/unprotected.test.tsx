import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { Inspector } from '../../components/inspector/Inspector.tsx';
import type { Inspected, InspectedHere } from '../../components/state/inspected.ts';
import { inspectorState } from '../../components/state/inspector-state.ts';
import type { DetailTab } from '../../components/state/views.ts';
import { inspectedBy } from '../../components/state/live-inspection.ts';
import { createInspection } from '../../lib/inspection.ts';
import { formats } from '../../lib/output/formats.ts';
import { codeFlow, type FlowChanges } from '../support/flow.ts';
import { popupOf } from '../support/told.tsx';
import { markup } from '../support/words.ts';

function inspected(changes: FlowChanges): InspectedHere {
  const inspection = createInspection();
  const exchanges = codeFlow(changes);
  for (const one of exchanges) inspection.put(one);
  return inspectedBy(inspection, inspection.report({ kind: 'har', entries: exchanges.length, skipped: 0 }));
}

const nothing = () => undefined;
const actions = {
  clear: nothing,
  pause: nothing,
  import: nothing,
  export: nothing,
  bundle: nothing,
  copyText: nothing,
  closeFile: nothing,
};

/** The inspector at a step, with one of its tabs open. */
function inspectorAt(seen: Inspected, stepId: string, tab: DetailTab): string {
  const state = inspectorState(signal(seen));
  state.selectStep(stepId);
  state.detailTab.value = tab;
  return markup(
    <Inspector
      state={state}
      actions={actions}
      paused={false}
      file={undefined}
      notice={undefined}
      onNoticeClose={nothing}
      onFile={nothing}
    />,
  );
}

/** Everything that is said of a login: every step's panes, tooltips among it, the popup, and each format. */
async function allThatIsSaid(seen: InspectedHere): Promise<string> {
  const [flow] = seen.report.flows;
  const panes = flow!.steps.flatMap(({ id }) =>
    (['explain', 'parameters'] as const).map((tab) => inspectorAt(seen, id, tab)),
  );
  const content = { exchanges: seen.evidence(), report: seen.report, redaction: 'default' } as const;
  const look = { color: false, profiles: ['all'] } as const;
  const written = await Promise.all(formats.map(async (format) => format.write(content, look)));
  return [...panes, popupOf(seen, flow!), ...written].join('\n');
}

const protects =
  /PKCE (?:protects|keeps)|With PKCE|code is worthless|only the app that asked|"verdict": "held",\s*"reason": "\w+",\s*"step": [^,]*,\s*"values": \[\s*\{\s*"name": "code_challenge_method"/;

const plain = 'p1a2i3n4-verifier-that-is-long-enough-to-be-one';

describe.each<readonly [string, FlowChanges]>([
  ['a wrong verifier', { token: { code_verifier: 'w'.repeat(43) } }],
  ['no verifier', { token: { code_verifier: undefined } }],
  [
    'a plain challenge',
    { request: { code_challenge: plain, code_challenge_method: 'plain' }, token: { code_verifier: plain } },
  ],
  [
    'a verifier without a challenge',
    { request: { code_challenge: undefined, code_challenge_method: undefined } },
  ],
  [
    'a wrong verifier beside a short state',
    { request: { state: 'abc1' }, token: { code_verifier: 'w'.repeat(43) } },
  ],
  [
    'a wrong verifier at a callback over http',
    { redirectUri: 'http://app.example/cb', token: { code_verifier: 'w'.repeat(43) } },
  ],
])('a server that took %s', (_, changes) => {
  it('is nowhere said to protect this login by PKCE', async () => {
    expect(await allThatIsSaid(inspected(changes))).not.toMatch(protects);
  });
});

it('a server that took the right verifier is said to', async () => {
  const said = await allThatIsSaid(inspected({}));
  expect(said).toMatch(protects);
  expect(said).toContain('With PKCE a stolen code is worthless');
});
