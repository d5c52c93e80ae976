import { levels, type Level } from '../../lib/telling/level.ts';
import { flowChips, type FlowChip } from './flow-kinds.ts';
import { detailTabs, flowViews, type DetailTab, type FlowView } from './views.ts';

/** Widths of panes in pixels; `undefined` where nobody moved the line. */
export type PaneWidths = { readonly flows?: number | undefined; readonly step?: number | undefined };

/**
 * How somebody likes to look: kept in the browser's own storage of the extension, and nothing of what was looked at. So it is without the
 * words that were looked for: they may be a token or a person's name.
 */
export type Remembered = {
  readonly widths?: PaneWidths;
  readonly flowView?: FlowView;
  readonly detailTab?: DetailTab;
  readonly onlyTab?: boolean;
  readonly chip?: FlowChip;
  readonly level?: Level;
};

type Store = { getItem(key: string): string | null; setItem(key: string, value: string): void };

const key = 'view';

/** What was kept. Nothing where there is none, or where what stands there cannot be read or is not allowed to be. */
export function readRemembered(store: () => Store): Remembered {
  try {
    const kept: unknown = JSON.parse(store().getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? known(kept) : {};
  } catch {
    return {};
  }
}

/** Keeps what changed of it, where that is allowed. */
export function remember(store: () => Store, changes: Remembered): void {
  try {
    store().setItem(key, JSON.stringify({ ...readRemembered(store), ...changes }));
  } catch {
    // A full or forbidden storage: the next view begins as the first did.
  }
}

function known(kept: { readonly [name in keyof Remembered]?: unknown }): Remembered {
  const flowView = flowViews.find((one) => one === kept.flowView);
  const detailTab = detailTabs.find((one) => one === kept.detailTab);
  const chip = flowChips.find((one) => one === kept.chip);
  const level = levels.find((one) => one === kept.level);
  return {
    widths: widthsOf(kept.widths),
    ...(flowView && { flowView }),
    ...(detailTab && { detailTab }),
    ...(level && { level }),
    ...(chip && { chip }),
    ...(typeof kept.onlyTab === 'boolean' && { onlyTab: kept.onlyTab }),
  };
}

function widthsOf(kept: unknown): PaneWidths {
  const { flows, step }: { flows?: unknown; step?: unknown } =
    typeof kept === 'object' && kept !== null ? kept : {};
  return { flows: pixels(flows), step: pixels(step) };
}

function pixels(kept: unknown): number | undefined {
  return typeof kept === 'number' && kept > 0 && kept < 10_000 ? kept : undefined;
}
