import { Chip } from '../controls/Chip.tsx';
import { duration, relative } from '../../lib/telling/time.ts';

type Props = {
  /** When it ends: a NumericDate, in seconds. */
  expires: number;
  /** When the step happened, in milliseconds. */
  at: number;
};

/** Whether a token was still good at its step. RFC 7519 §4.1.4; SAML Core §2.5.1: good before that moment, not at it. */
export function Validity({ expires, at }: Props) {
  return expires * 1000 <= at ? (
    <Chip tone="bad" icon="warn">{`had expired ${relative(expires, at)}`}</Chip>
  ) : (
    <Chip tone="good" icon="check">{`${duration(expires * 1000 - at)} left at this step`}</Chip>
  );
}
