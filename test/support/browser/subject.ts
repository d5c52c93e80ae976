import type { Browser } from 'puppeteer-core';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { createInspection } from '../../../lib/inspection.ts';
import type { ReportFlow } from '../../../lib/report/report.ts';
import { buildExtension } from './build-extension.ts';
import { endEventPage, launchFirefox, openAddOnPage } from './firefox.ts';
import { launchWithExtension } from './launch-with-extension.ts';
import { labBrowserArgs } from '../../lab/lab.ts';
import { killWorker, workerOf } from './worker.ts';

/** A browser with the extension in it, whichever it is. */
export type Subject = {
  readonly browser: Browser;
  /** Ends the extension's worker or event page. */
  readonly stop: () => Promise<void>;
  /** What the extension keeps, once more. */
  readonly kept: () => Promise<readonly Exchange[]>;
};

export async function openChromium(): Promise<Subject> {
  const { browser } = await launchWithExtension({ dir: buildExtension(), args: labBrowserArgs });
  const all = async (): Promise<Items> =>
    (await (await workerOf(browser)).evaluate('chrome.storage.session.get(null)')) as Items;
  return { browser, stop: () => killWorker(browser), kept: async () => keptIn(await all()) };
}

export async function openFirefox(): Promise<Subject> {
  const browser = await launchFirefox(buildExtension('firefox'));
  // A page of the add-on that does not wake the event page.
  const reading = await openAddOnPage(browser, 'devtools.html');
  const all = (): Promise<Items> => reading.evaluate('browser.storage.session.get(null)');
  return { browser, stop: () => endEventPage(browser), kept: async () => keptIn(await all()) };
}

type Items = Readonly<Record<string, unknown>>;

function keptIn(items: Items): readonly Exchange[] {
  return Object.entries(items)
    .flatMap(([key, text]) => (key.startsWith('x:') ? [JSON.parse(String(text)) as Exchange] : []))
    .toSorted((a, b) => a.entry - b.entry);
}

/** What the logins of that client come to, in the words of a report. */
export function loginsIn(exchanges: readonly Exchange[], client: string): readonly ReportFlow[] {
  const inspection = createInspection();
  for (const exchange of exchanges) inspection.put(exchange);
  const { flows } = inspection.report({ kind: 'live', entries: exchanges.length, skipped: 0 });
  return flows.filter((flow) => flow.client.id === client);
}
