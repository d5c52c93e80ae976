import { headlines } from '../../lib/report/headlines.ts';
import { Tabs } from '../controls/Tabs.tsx';
import { SeverityCounts } from '../finding/SeverityCounts.tsx';
import type { InspectorState } from '../state/inspector-state.ts';
import { BreakNotice } from './BreakNotice.tsx';
import { CompareMenu } from './CompareMenu.tsx';
import { FlowFindings } from './FlowFindings.tsx';
import { FlowHeader } from './FlowHeader.tsx';
import styles from './FlowPane.module.css';
import { Profiles } from '../profile/Profiles.tsx';
import { Answers } from '../learn/Answers.tsx';
import { openStep } from './open-step.ts';
import { Sequence } from './Sequence.tsx';
import { TrailStrip } from './TrailStrip.tsx';
import { Story } from '../story/Story.tsx';

type Props = { state: InspectorState };

/** The selected flow: its steps, its findings, how it stands to the profiles, and its story: as textbooks tell it, and as it answers what a learner asks. */
export function FlowPane({ state }: Props) {
  const entry = state.flow.value;
  if (!entry) return null;
  const { flow } = entry;
  const goTo = (stepId: string) => openStep(state, stepId);
  const view = state.flowView.value;
  const followed = state.followed.value;
  const trail = state.trail.value;
  return (
    <>
      <FlowHeader flow={flow}>
        <CompareMenu entry={entry} state={state} />
      </FlowHeader>
      <BreakNotice flow={flow} onStep={goTo} />
      <div class={styles.tabs}>
        <Tabs
          label="Views of the flow"
          tabs={[
            { id: 'steps', label: 'Steps', count: flow.steps.length },
            { id: 'findings', label: 'Findings', count: headlines(flow.findings).length },
            { id: 'profiles', label: 'Profiles', count: flow.profiles.length },
            { id: 'story', label: 'Story' },
          ]}
          selected={view}
          onSelect={(id) => (state.flowView.value = id)}
        />
        <span class={styles.counts}>
          <SeverityCounts findings={flow.findings} />
        </span>
      </div>
      {followed && trail && (
        <TrailStrip
          followed={followed}
          trail={trail}
          onStep={goTo}
          onClose={() => (state.followed.value = undefined)}
        />
      )}
      {view === 'steps' && (
        <Sequence
          flow={flow}
          trail={trail}
          inspected={state.inspected.value}
          selected={state.step.value?.id}
          hits={state.hits.value}
          onMark={(id) => state.markStep(id)}
          onOpen={goTo}
          onFlow={(id) => openFlow(id, state)}
        />
      )}
      {view === 'findings' && (
        <FlowFindings flow={flow} report={state.inspected.value.report} onStep={goTo} />
      )}
      {view === 'story' && (
        <>
          <Story flow={flow} onStep={goTo} />
          <Answers flow={flow} onStep={goTo} />
        </>
      )}
      {view === 'profiles' && <Profiles flow={flow} onStep={goTo} />}
    </>
  );
}

function openFlow(id: string, state: InspectorState): void {
  const entry = state.flows.value.find(({ flow }) => flow.id === id);
  if (entry) state.selectFlow(entry.key);
}
