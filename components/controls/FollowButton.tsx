import { useContext } from 'preact/hooks';
import { shortestFollowed } from '../../lib/facts/value-trail.ts';
import type { Followed } from '../../lib/telling/trail.ts';
import styles from './FollowButton.module.css';
import { FollowingContext } from './following.ts';

type Props = Followed & {
  /** Says which, where several stand together. */
  isNamed?: boolean;
};

/** Pins a value, so that its way through the login is shown; pressed again, lets it go. */
export function FollowButton({ name, value, isNamed = false }: Props) {
  const following = useContext(FollowingContext);
  if (!following || value.length < shortestFollowed) return null;
  const isFollowed = following.followed?.value === value;
  return (
    <button
      type="button"
      class={styles.follow}
      aria-pressed={isFollowed}
      aria-label={`Follow ${name}`}
      title="Shows where this value was made and went"
      onClick={() => following.follow(isFollowed ? undefined : { name, value })}
    >
      {isFollowed ? 'Following' : 'Follow'}
      {isNamed && ` ${name}`}
    </button>
  );
}
