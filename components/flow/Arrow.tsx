import type { ReportStep } from '../../lib/report/report.ts';
import type { BreakPoint } from '../../lib/telling/standing.ts';
import { Icon, type IconName } from '../controls/Icon.tsx';
import styles from './Arrow.module.css';
import { LaneArrow } from './LaneArrow.tsx';
import type { Carried } from '../../lib/telling/carried.ts';
import { Lanes } from './Lanes.tsx';
import { lanesOfStep, type Lane } from '../../lib/sequence/lanes.ts';
import type { Channel } from '../../lib/sequence/sequence-lines.ts';

type Props = {
  lanes: readonly Lane[];
  step: ReportStep;
  channel: Channel;
  carried: Carried;
  /** Whether the answer to a direct request was good; `undefined` while none came. */
  answered: boolean | undefined;
  /** Whether the flow broke at this step, was refused, or went no further. */
  broke?: BreakPoint['type'] | undefined;
};

const breakIcons: Readonly<Record<BreakPoint['type'], IconName>> = {
  broken: 'cross',
  refused: 'dash',
  stuck: 'barred',
};

/** The lanes of one line with the arrow of its step, and the thinner one of its answer. */
export function Arrow({ lanes, step, channel, carried, answered, broke }: Props) {
  const [from, to] = lanesOfStep(lanes, step);
  return (
    <Lanes lanes={lanes}>
      <LaneArrow from={from} to={to} channel={channel} actor={lanes[from]?.actor} words={carried.sent} />
      {channel === 'direct' && answered !== undefined && (
        <LaneArrow
          from={to}
          to={from}
          channel={answered ? 'answer' : 'refusal'}
          actor={lanes[to]?.actor}
          words={carried.brought}
        />
      )}
      {broke && (
        <span class={styles.break} data-type={broke} style={{ '--at': to }}>
          <Icon name={breakIcons[broke]} />
        </span>
      )}
    </Lanes>
  );
}
