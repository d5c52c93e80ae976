import { createContext } from 'preact';
import type { Followed } from '../../lib/telling/trail.ts';

/** How a value is followed; again, it is let go. */
export type Following = {
  readonly followed: Followed | undefined;
  follow(followed: Followed | undefined): void;
};

/** Where values can be followed; `undefined`: nowhere. */
export const FollowingContext = createContext<Following | undefined>(undefined);
