import '../../../assets/tokens.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { ExamplesContext } from '../../../components/controls/examples-context.ts';
import { LearnContext } from '../../../components/learn/learn-context.ts';
import { BesideEntry } from '../../../components/learn/BesideEntry.tsx';
import { CopyingContext } from '../../../components/controls/copying.ts';
import { Inspector } from '../../../components/inspector/Inspector.tsx';
import { PastingContext } from '../../../components/paste/pasting-context.ts';
import { LoginCard } from '../../../components/login-card/LoginCard.tsx';
import { Glossary } from '../../../components/glossary/Glossary.tsx';
import { inspectorState } from '../../../components/state/inspector-state.ts';
import { pasting } from '../../../components/state/pasting.ts';
import { levels } from '../../../lib/telling/level.ts';
import { readingTwin } from '../reading-twin.ts';
import { recorded } from './recorded.ts';
import { pastes } from './pastes.ts';
import { scenes } from './scenes.ts';

/** One scene of the gallery: `?scene=failing&theme=dark`. The screenshots are taken of these. */
const query = new URLSearchParams(location.search);
const scene = (await recorded(query)) ?? scenes[query.get('scene') ?? 'all'] ?? scenes['all']!;
document.documentElement.dataset['theme'] = query.get('theme') ?? 'light';

const nothing = () => undefined;
const copying = { copy: nothing, compared: nothing, save: nothing };

const state = inspectorState(signal(scene.inspected), scene.tab);
if (!query.has('popup')) scene.prepare?.(state);

const explaining = pasting({ openReader: () => readingTwin().port, openFile: nothing });
const pasted = pastes[query.get('paste') ?? ''];
if (pasted !== undefined) explaining.explain(pasted);

function InspectorScene() {
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

const level = levels.find((one) => one === query.get('level'));
if (level) state.tellFor(level);
const entry = state.flow.value;
const learning = entry && { flow: entry.flow, onStep: nothing };
const root = document.getElementById('root')!;
render(
  <ExamplesContext.Provider value={query.has('popup') ? undefined : nothing}>
    <LearnContext.Provider value={learning}>
      <Glossary beside={BesideEntry}>
        {query.has('popup') ? (
          <LoginCard inspected={scene.inspected} tab={scene.tab} onExport={nothing} onOpen={nothing} />
        ) : (
          <InspectorScene />
        )}
      </Glossary>
    </LearnContext.Provider>
  </ExamplesContext.Provider>,
  root,
);
