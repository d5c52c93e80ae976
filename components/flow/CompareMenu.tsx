import { useContext } from 'preact/hooks';
import { likeliestOthers } from '../../lib/compare/likeliest-pair.ts';
import { loginLine } from '../../lib/telling/login-line.ts';
import { CompareFileContext } from '../controls/compare-file-context.ts';
import { focusPane } from '../controls/focus-pane.ts';
import { Menu, type MenuItem } from '../controls/Menu.tsx';
import { titleOf, type FlowEntry } from '../state/flow-list.ts';
import type { InspectorState } from '../state/inspector-state.ts';

type Props = { entry: FlowEntry; state: InspectorState };

/** So many are offered at once; the list has all. */
const most = 4;

/** With what a login can be compared: the likeliest others, any other of the list, one of a file. */
export function CompareMenu({ entry, state }: Props) {
  const withFile = useContext(CompareFileContext);
  const count = state.flows.value.length;
  if (count < 2 && !withFile) return null;
  const fromList: MenuItem = { label: 'Another one of the list', onSelect: () => lookInList(entry, state) };
  const fromFile = (pick: (key: string) => void): MenuItem => ({
    label: 'A file',
    note: 'A HAR file or a saved trace: of its logins the one that is most like this.',
    onSelect: () => pick(entry.key),
  });
  return (
    <Menu
      icon="compare"
      label="Compare with another login"
      shortcut="x"
      heading="Shows both side by side: what really differs, and where."
      items={() => [
        ...likeliest(entry, state),
        ...(count - 1 > most ? [fromList] : []),
        ...(withFile ? [fromFile(withFile)] : []),
      ]}
    />
  );
}

/** Looked for among thousands, so only where somebody opens the menu. */
function likeliest(entry: FlowEntry, { flows, comparing, inspected }: InspectorState): readonly MenuItem[] {
  const byFlow = new Map(flows.value.map((one) => [one.flow, one]));
  const others = likeliestOthers(entry.flow, [...byFlow.keys()]).slice(0, most);
  return others.flatMap((flow): readonly MenuItem[] => {
    const other = byFlow.get(flow);
    if (!other) return [];
    const note = titleOf(other, inspected.value) ?? other.person;
    return [
      {
        id: other.key,
        label: loginLine(flow),
        ...(note !== undefined && { note }),
        onSelect: () => comparing.compare(entry.key, other.key),
      },
    ];
  });
}

function lookInList({ key }: FlowEntry, { comparing, depth }: InspectorState): void {
  comparing.unmark();
  comparing.mark(key);
  depth.value = 'flows';
  focusPane('flows');
}
