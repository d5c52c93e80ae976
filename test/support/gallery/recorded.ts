import { inspectCapture } from '../../../lib/inspect-capture.ts';
import type { Scene } from './scenes.ts';

/** A golden capture as the full view shows it once it is opened. */
export async function recorded(name: string | null): Promise<Scene | undefined> {
  if (name === null) return undefined;
  const seen = inspectCapture(await (await fetch(`/captures/${name}.har`)).text());
  if ('error' in seen) throw new Error(seen.error);
  const { inspection, report } = seen;
  return {
    inspected: {
      report,
      exchangeOf: (id) => inspection.exchangeOf(id),
      evidence: (ids) => inspection.evidence(ids),
    },
    file: `${name}.har`,
    prepare: (state) => {
      const [entry] = state.shownFlows.value;
      if (entry) state.selectFlow(entry.key);
    },
  };
}
