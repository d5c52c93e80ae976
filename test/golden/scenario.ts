import type { Browser, Page } from 'puppeteer-core';
import type { Lab, LabOptions } from '../lab/lab.ts';
import type { ProviderEvent } from '../lab/provider/provider-log.ts';
import type { Parts } from '../lab/failing/parts.ts';
import type { FetchRecording } from '../support/har/record-fetch.ts';
import type { Truth, TruthFlow } from './truth.ts';

/** Where a scenario plays: a fresh browser with one tab, a lab of its own, and whatever parts it adds. */
export type Stage = {
  readonly browser: Browser;
  readonly page: Page;
  readonly lab: Lab;
  readonly parts: Parts;
  /** Hears what programs outside the browser ask. Once one asks, the capture is a proxy's, not the browser's. */
  readonly program: FetchRecording;
};

export type Scenario = {
  /** File name of its capture. */
  readonly name: string;
  readonly story: string;
  readonly lab?: LabOptions;
  /** One of its parts is at an https origin of the lab, whose certificate nobody vouches for. */
  readonly takesAnyCertificate?: true;
  /** Plays it, waiting for each app to say that it went as `flows` tell. Gives the log of a provider that is not the lab's. */
  readonly play: (stage: Stage) => Promise<readonly ProviderEvent[] | void>;
  readonly flows: readonly TruthFlow[];
  /** Token requests of servers that nothing in the capture betrays, and that `flows` therefore do not tell. Default 0. */
  readonly outOfSight?: number;
  readonly mustNotSay?: Truth['mustNotSay'];
  readonly notYet?: Truth['notYet'];
  /** Instead of `flows`, where only the provider knows how often it was asked or whom it registered. */
  readonly flowsHeard?: (lab: Lab, log: readonly ProviderEvent[]) => readonly TruthFlow[];
};
