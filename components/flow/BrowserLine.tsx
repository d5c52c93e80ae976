import type { ReportBrowserAct } from '../../lib/report/report.ts';
import { browserActWords, isLoss, wayOfAct } from '../../lib/telling/browser-acts.ts';
import { Address } from '../controls/Address.tsx';
import { Icon } from '../controls/Icon.tsx';
import styles from './BrowserLine.module.css';
import { LaneArrow } from './LaneArrow.tsx';
import { Lanes } from './Lanes.tsx';
import { laneIndex, type Lane } from '../../lib/sequence/lanes.ts';

type Props = {
  act: ReportBrowserAct;
  /** Nothing failed, as far as is known. */
  isGuess: boolean;
  lanes: readonly Lane[];
};

/** What the browser did by itself: what it was given or kept back, on its own lane and in words. */
export function BrowserLine({ act, isGuess, lanes }: Props) {
  const browser = laneIndex(lanes, 'browser');
  const party = laneIndex(lanes, act.host === 'client' ? 'client' : 'authorization_server');
  const way = wayOfAct(act);
  const lost = isLoss(act);
  const [from, to] = way === 'in' ? [party, browser] : [browser, party];
  return (
    <div class={styles.browser} role="presentation" data-loss={lost && (isGuess ? 'perhaps' : true)}>
      <Lanes lanes={lanes}>
        {way !== 'none' && (
          <LaneArrow from={from} to={to} channel={lost ? 'lost' : 'kept'} actor={lanes[from]?.actor} />
        )}
        <span class={styles.mark} style={{ '--at': browser }}>
          <Icon name={lost ? 'cross' : 'check'} />
        </span>
      </Lanes>
      <div class={styles.words} role="presentation">
        {browserActWords(act)}
        {act.url && (
          <>
            {' '}
            <Address url={act.url} />
          </>
        )}
      </div>
    </div>
  );
}
