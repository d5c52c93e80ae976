import { useContext, useMemo } from 'preact/hooks';
import { likeliestOthers } from '../../lib/compare/likeliest-pair.ts';
import { loginLine } from '../../lib/telling/login-line.ts';
import { CompareFileContext } from '../controls/compare-file-context.ts';
import { focusPane } from '../controls/focus-pane.ts';
import { Menu } from '../controls/Menu.tsx';
import type { FlowEntry } from '../state/flow-list.ts';
import type { InspectorState } from '../state/inspector-state.ts';
import { titleOf } from '../state/flow-list.ts';

type Props = { entry: FlowEntry; state: InspectorState };

/** So many are offered at once; the list has all. */
const most = 4;

/** With what a login can be compared: the likeliest others, any other of the list, one of a file. */
export function CompareMenu({ entry, state }: Props) {
  const withFile = useContext(CompareFileContext);
  const flows = state.flows.value;
  const others = useMemo(() => likeliestOf(entry, flows), [entry, flows]);
  if (others.length === 0 && !withFile) return null;
  return (
    <Menu
      icon="compare"
      label="Compare with another login"
      shortcut="x"
      heading="Shows both side by side: what really differs, and where."
      items={[
        ...others.slice(0, most).map((other) => ({
          id: other.key,
          label: loginLine(other.flow),
          ...noteOf(other, state),
          onSelect: () => state.comparing.compare(entry.key, other.key),
        })),
        ...(others.length > most
          ? [
              {
                label: 'Another one of the list',
                onSelect: () => {
                  state.comparing.mark(entry.key);
                  state.depth.value = 'flows';
                  focusPane('flows');
                },
              },
            ]
          : []),
        ...(withFile
          ? [
              {
                label: 'A file',
                note: 'A HAR file or a saved trace: of its logins the one that is most like this.',
                onSelect: () => withFile(entry.key),
              },
            ]
          : []),
      ]}
    />
  );
}

function noteOf(entry: FlowEntry, { inspected }: InspectorState): { readonly note?: string } {
  const note = titleOf(entry, inspected.value) ?? entry.person;
  return note === undefined ? {} : { note };
}

function likeliestOf({ flow }: FlowEntry, entries: readonly FlowEntry[]): readonly FlowEntry[] {
  const byFlow = new Map(entries.map((entry) => [entry.flow, entry]));
  return likeliestOthers(flow, [...byFlow.keys()]).flatMap((other) => byFlow.get(other) ?? []);
}
