import type { Inspected } from '../../../components/state/inspected.ts';
import type { InspectorState } from '../../../components/state/inspector-state.ts';
import { inspectedBy } from '../../../components/state/live-inspection.ts';
import type { DetailTab, FlowView } from '../../../components/state/views.ts';
import { inspectCapture } from '../../../lib/inspect-capture.ts';
import type { Scene } from './scenes.ts';

/**
 * A golden capture as the full view shows it once it is opened: `?recorded=saml-login&step=saml_response&tab=tokens`, or
 * `?recorded=saml-login&view=story`; a given failure by its folder: `?recorded=failures/06-…`. `&beside=spa-login` compares it with another.
 */
export async function recorded(query: URLSearchParams): Promise<Scene | undefined> {
  const name = query.get('recorded');
  if (name === null) return undefined;
  const other = query.get('beside');
  const beside = other === null ? undefined : { file: `${other}.har`, inspected: await inspectedOf(other) };
  return {
    inspected: await inspectedOf(name),
    file: `${name}.har`,
    prepare(state) {
      choose(state, query);
      const flows = state.shownFlows.value.map(({ flow }) => flow);
      if (beside) state.comparing.compareWith(flows, beside);
    },
  };
}

async function inspectedOf(name: string): Promise<Inspected> {
  const seen = await inspectCapture(
    await (await fetch(name.includes('/') ? `/${name}.har` : `/captures/${name}.har`)).text(),
  );
  if ('error' in seen) throw new Error(seen.error);
  return inspectedBy(seen.inspection, seen.report);
}

function choose(state: InspectorState, query: URLSearchParams): void {
  const kind = query.get('step');
  const entry =
    state.shownFlows.value.find(({ flow }) => flow.steps.some((step) => step.kind === kind)) ??
    state.shownFlows.value[0];
  if (!entry) return;
  state.selectFlow(entry.key);
  const step = entry.flow.steps.findLast((one) => one.kind === kind);
  if (step) state.selectStep(step.id);
  const name = query.get('follow');
  const value = step?.params[name ?? ''];
  if (name && value) state.followed.value = { name, value };
  state.flowView.value = (query.get('view') ?? 'steps') as FlowView;
  state.detailTab.value = (query.get('tab') ?? 'explain') as DetailTab;
}
