import type { ReportEvent } from '../../lib/report/report-event.ts';
import { laneIndex, type Lane } from '../../lib/sequence/lanes.ts';
import { eventTone, eventWords } from '../../lib/telling/sign-in-events.ts';
import { Address } from '../controls/Address.tsx';
import { Icon } from '../controls/Icon.tsx';
import styles from './EventLine.module.css';
import { Lanes } from './Lanes.tsx';

type Props = { event: ReportEvent; lanes: readonly Lane[] };

/** What belongs to the sign-in and is no message: a mark on the lane of whose answer or request shows it, and words. */
export function EventLine({ event, lanes }: Props) {
  const tone = eventTone(event);
  const at = laneIndex(lanes, event.host === 'client' ? 'client' : 'authorization_server');
  return (
    <div class={styles.event} role="presentation" data-tone={tone}>
      <Lanes lanes={lanes}>
        <span class={styles.mark} style={{ '--at': at }}>
          {tone !== 'quiet' && <Icon name={tone === 'bad' ? 'cross' : 'check'} />}
        </span>
      </Lanes>
      <div class={styles.words} role="presentation">
        {eventWords(event)}
        {event.url && (
          <>
            {' '}
            <Address url={event.url} />
          </>
        )}
      </div>
    </div>
  );
}
