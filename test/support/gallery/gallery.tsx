import '../../../assets/tokens.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { ExamplesContext } from '../../../components/controls/examples-context.ts';
import { LearnContext, type Learning } from '../../../components/learn/learn-context.ts';
import { BesideEntry } from '../../../components/learn/BesideEntry.tsx';
import { CopyingContext } from '../../../components/controls/copying.ts';
import { Inspector } from '../../../components/inspector/Inspector.tsx';
import { PastingContext } from '../../../components/paste/pasting-context.ts';
import { LoginCard } from '../../../components/login-card/LoginCard.tsx';
import { Glossary } from '../../../components/glossary/Glossary.tsx';
import { inspectorState, type InspectorState } from '../../../components/state/inspector-state.ts';
import { pasting, type Pasting } from '../../../components/state/pasting.ts';
import { levels } from '../../../lib/telling/level.ts';
import { readingTwin } from '../reading-twin.ts';
import { recorded } from './recorded.ts';
import { pastes } from './pastes.ts';
import { scenes, type Scene } from './scenes.ts';

const nothing = () => undefined;
const copying = { copy: nothing, compared: nothing, save: nothing };
const actions = {
  clear: nothing,
  pause: nothing,
  import: nothing,
  export: nothing,
  bundle: nothing,
  copyText: nothing,
  closeFile: nothing,
  openPage: nothing,
};

/** One scene of the gallery: `?scene=failing&theme=dark`. The screenshots are taken of these. */
async function show(search: string): Promise<void> {
  const query = new URLSearchParams(search);
  const scene = (await recorded(query)) ?? scenes[query.get('scene') ?? 'all'] ?? scenes['all']!;
  document.documentElement.dataset['theme'] = query.get('theme') ?? 'light';
  const state = inspectorState(signal(scene.inspected), scene.tab);
  if (!query.has('popup')) scene.prepare?.(state);
  const level = levels.find((one) => one === query.get('level'));
  if (level) state.tellFor(level);
  const explaining = pasting({ openReader: () => readingTwin().port, openFile: nothing });
  const pasted = pastes[query.get('paste') ?? ''];
  if (pasted !== undefined) explaining.explain(pasted);
  const entry = state.flow.value;
  const root = document.getElementById('root')!;
  render(null, root);
  render(
    <SceneView
      scene={scene}
      state={state}
      explaining={explaining}
      learning={entry && { flow: entry.flow, onStep: nothing }}
      isPopup={query.has('popup')}
    />,
    root,
  );
}

type SceneViewProps = InspectorSceneProps & {
  readonly learning: Learning | undefined;
  readonly isPopup: boolean;
};

function SceneView({ learning, isPopup, ...shown }: SceneViewProps) {
  const { inspected, tab } = shown.scene;
  return (
    <ExamplesContext.Provider value={isPopup ? undefined : nothing}>
      <LearnContext.Provider value={learning}>
        <Glossary beside={BesideEntry}>
          {isPopup ? (
            <LoginCard inspected={inspected} tab={tab} onExport={nothing} onOpen={nothing} />
          ) : (
            <InspectorScene {...shown} />
          )}
        </Glossary>
      </LearnContext.Provider>
    </ExamplesContext.Provider>
  );
}

type InspectorSceneProps = {
  readonly scene: Scene;
  readonly state: InspectorState;
  readonly explaining: Pasting;
};

function InspectorScene({ scene, state, explaining }: InspectorSceneProps) {
  return (
    <CopyingContext.Provider value={copying}>
      <PastingContext.Provider value={explaining}>
        <Inspector
          state={state}
          actions={actions}
          paused={scene.paused ?? false}
          file={scene.file}
          reading={scene.reading && { file: 'session.har', progress: scene.reading, onCancel: nothing }}
          notice={scene.notice ? { tone: 'bad', text: scene.notice } : undefined}
          onNoticeClose={nothing}
          onFile={nothing}
        />
      </PastingContext.Provider>
    </CopyingContext.Provider>
  );
}

await show(location.search);
// Another one in its place is there sooner than another page.
Object.assign(globalThis, { show });
