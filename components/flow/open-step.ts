import type { InspectorState } from '../state/inspector-state.ts';
import { stopId } from './sequence-stops.ts';

/** Shows a step and goes to its pane; among the others it comes into sight where they are shown. */
export function openStep(state: InspectorState, stepId: string): void {
  state.selectStep(stepId);
  requestAnimationFrame(() =>
    document.getElementById(stopId('step', stepId))?.scrollIntoView({ block: 'nearest' }),
  );
}
