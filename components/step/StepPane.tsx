import { useContext, useMemo, useRef, useState } from 'preact/hooks';
import { explainStep } from '../../lib/explain/step.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { ReportFlow, ReportStep } from '../../lib/report/report.ts';
import { claimMarksAt } from '../../lib/telling/claim-marks.ts';
import { speakers } from '../../lib/telling/parties.ts';
import { rawLead } from '../../lib/telling/level.ts';
import { mismatchesAt } from '../../lib/telling/mismatches.ts';
import { notVisible } from '../../lib/telling/step.ts';
import { CopyMenu } from '../controls/CopyMenu.tsx';
import { LookedForContext } from '../controls/looked-for.ts';
import { LevelContext } from '../controls/level-context.ts';
import { TextButton } from '../controls/TextButton.tsx';
import { Tabs, type Tab } from '../controls/Tabs.tsx';
import type { Inspected } from '../state/inspected.ts';
import type { DetailTab } from '../state/views.ts';
import { TokensTab } from '../token/TokensTab.tsx';
import { tokensOfStep, type FoundToken } from '../token/tokens-of-step.ts';
import { ExplainTab } from './ExplainTab.tsx';
import { hitTabs } from './hit-tabs.ts';
import { MessageTab } from './MessageTab.tsx';
import { parameterGroups, type ParameterGroup } from './parameter-rows.ts';
import { ParametersTab } from './ParametersTab.tsx';
import styles from './StepPane.module.css';
import { useHitsMarked } from './use-hits-marked.ts';

export type StepPaneProps = {
  flow: ReportFlow;
  step: ReportStep;
  inspected: Inspected;
  tab: DetailTab;
  /** What is looked for, in lower case. */
  words: readonly string[];
  onTab: (tab: DetailTab) => void;
  onStep: (stepId: string) => void;
};

/** Everything about one step: its meaning, its parameters, its request and answer as sent, its tokens. */
export function StepPane({ flow, step, inspected, tab, words, onTab, onStep }: StepPaneProps) {
  const { exchangeOf, report } = inspected;
  const [now] = useState(Date.now);
  const exchange = exchangeOf(step.id);
  const groups = useMemo(() => parameterGroups(flow, step, exchangeOf), [flow, step, exchangeOf]);
  const tokens = useMemo(() => tokensOfStep(groups, exchange), [groups, exchange]);
  const [from, to] = speakers(flow, step);
  const isRaw = useContext(LevelContext) !== 'newcomer' || tab === 'request' || tab === 'response';
  const hits = useMemo(() => hitTabs(words, groups, exchange), [words, groups, exchange]);
  const tabs = tabsFor(isRaw ? exchange : undefined, groups, tokens, hits);
  /** For which words the reader has chosen a tab. Until then what is looked for is shown where it stands. */
  const [chosenFor, setChosenFor] = useState<readonly string[]>();
  const hit = chosenFor === words || hits.includes(tab) ? undefined : tabs.find(({ isHit }) => isHit)?.id;
  const shown = hit ?? (tabs.some(({ id }) => id === tab) ? tab : 'explain');
  const choose = (id: DetailTab): void => {
    setChosenFor(words);
    onTab(id);
  };
  const body = useRef<HTMLDivElement>(null);
  useHitsMarked(body, words);
  return (
    <section class={styles.pane} aria-label="Step in detail">
      <header class={styles.header}>
        <h2 class={styles.title}>
          <span class={styles.place}>{flow.steps.indexOf(step) + 1}</span> {explainStep(step).title}
        </h2>
        <div class={styles.copy}>
          <CopyMenu
            label="Copy from this step"
            shortcut="c"
            target={{ type: 'step', flow: flow.id, step: step.id, exchange: exchange?.id }}
          />
        </div>
        <p class={styles.speakers}>
          {from} <span aria-label="to">→</span> {to}
          {!step.observed && <span class={styles.unseen}>{notVisible}</span>}
        </p>
        <Tabs label="Step in detail" tabs={tabs} selected={shown} onSelect={choose} />
      </header>
      <LookedForContext.Provider value={words}>
        <div class={styles.body} role="tabpanel" ref={body}>
          {shown === 'explain' && <ExplainTab flow={flow} step={step} exchange={exchange} />}
          {shown === 'parameters' && (
            <ParametersTab flow={flow} stepId={step.id} groups={groups} words={words} onStep={onStep} />
          )}
          {exchange && (shown === 'request' || shown === 'response') && (
            <MessageTab exchange={exchange} part={shown} groups={groups} source={report.source.kind} />
          )}
          {shown === 'tokens' && (
            <TokensTab
              tokens={tokens}
              at={Date.parse(step.time)}
              verdicts={exchange?.verdicts}
              mismatches={mismatchesAt(flow, step.id)}
              marks={claimMarksAt(flow, step.id)}
              stepId={step.id}
              now={now}
            />
          )}
          {exchange && !isRaw && (
            <p class={styles.raw}>
              {rawLead} <TextButton onClick={() => choose('request')}>show them</TextButton>
            </p>
          )}
        </div>
      </LookedForContext.Provider>
    </section>
  );
}

function tabsFor(
  exchange: Exchange | undefined,
  groups: readonly ParameterGroup[],
  tokens: readonly FoundToken[],
  hits: readonly DetailTab[],
): readonly Tab<DetailTab>[] {
  const parameters = groups.reduce((count, { rows }) => count + rows.length, 0);
  const tabs: readonly Tab<DetailTab>[] = [
    { id: 'explain', label: 'Explain' },
    ...(parameters > 0 ? [{ id: 'parameters', label: 'Parameters', count: parameters } as const] : []),
    ...(exchange
      ? ([
          { id: 'request', label: 'Request' },
          { id: 'response', label: 'Response' },
        ] as const)
      : []),
    ...(tokens.length > 0 ? [{ id: 'tokens', label: 'Tokens', count: tokens.length } as const] : []),
  ];
  return tabs.map((one) => ({ ...one, isHit: hits.includes(one.id) }));
}
