import type { Browser, Page } from 'puppeteer-core';
import type { Lab, LabOptions } from '../lab/lab.ts';
import type { TruthFlow } from './truth.ts';

/** Where a scenario plays: a fresh browser with one tab, and a lab of its own. */
export type Stage = { readonly browser: Browser; readonly page: Page; readonly lab: Lab };

export type Scenario = {
  /** File name of its capture. */
  readonly name: string;
  readonly story: string;
  readonly lab?: LabOptions;
  /** Plays it, waiting for each app to say that it went as `flows` tell. */
  readonly play: (stage: Stage) => Promise<void>;
  readonly flows: readonly TruthFlow[];
};
