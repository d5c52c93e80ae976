import { isInProgress } from './under-way.ts';
import type { ToldFlow } from './told.ts';
import type { BrowserAct } from '../vocabulary/browser-act.ts';

/** Something that the browser did. One of the report fits. */
type ToldAct = { readonly act: BrowserAct; readonly cookie: string | null };

/** How an act is told; `isLoss`: something went missing by it. `way`: from the party to the browser, back, or neither. */
type Telling = {
  readonly words: (cookie: string) => string;
  readonly isLoss: boolean;
  readonly way: 'in' | 'out' | 'none';
};

const tellings: Readonly<Record<BrowserAct, Telling>> = {
  kept: { words: (cookie) => `keeps ${cookie}`, isLoss: false, way: 'in' },
  not_kept: { words: (cookie) => `does not keep ${cookie}`, isLoss: true, way: 'in' },
  deleted: { words: (cookie) => `is told to delete ${cookie}`, isLoss: true, way: 'in' },
  overwritten: { words: (cookie) => `is given another value for ${cookie}`, isLoss: true, way: 'in' },
  not_sent: { words: (cookie) => `does not send ${cookie}`, isLoss: true, way: 'out' },
  expired: {
    words: (cookie) => `does not send ${cookie}, which is too old by now`,
    isLoss: true,
    way: 'out',
  },
  older_sent: { words: (cookie) => `sends an older value of ${cookie}`, isLoss: true, way: 'out' },
  opener_cut: { words: () => 'cuts the popup off from the page that opened it', isLoss: true, way: 'none' },
  not_handed_over: {
    words: () => 'cannot hand the answer to the page that waits for it',
    isLoss: true,
    way: 'none',
  },
  left_in_fragment: {
    words: () => 'has the answer in the fragment of the address, and nothing was seen to redeem it',
    isLoss: true,
    way: 'none',
  },
};

/** What the browser did, in a sentence without its stop: `The browser keeps the cookie sid`. */
export function browserActWords({ act, cookie }: ToldAct): string {
  return `The browser ${tellings[act].words(cookie === null ? 'a cookie' : `the cookie ${cookie}`)}`;
}

/** Whether something went missing by it. */
export function isLoss({ act }: ToldAct): boolean {
  return tellings[act].isLoss;
}

/** Which way it goes between a party and the browser: `in`, from the party; `out`, to it; `none`: in the browser alone. */
export function wayOfAct({ act }: ToldAct): Telling['way'] {
  return tellings[act].way;
}

type Told<Act> = Omit<ToldFlow, 'diagnosis'> & {
  readonly diagnosis: readonly (ToldFlow['diagnosis'][number] & { readonly browser?: readonly Act[] })[];
};

/**
 * What the browser did, where cookies or windows are the first reason for how a flow ended or why it is stuck; empty where they are not,
 * and while a flow may still go on.
 */
export function browserActsOf<Act extends ToldAct>(flow: Told<Act>): readonly Act[] {
  return isInProgress(flow) ? [] : (flow.diagnosis[0]?.browser ?? []);
}
