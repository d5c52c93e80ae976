/**
 * Records captures with Firefox's own exporter: `node test/golden/record-firefox.ts`. Firefox writes a file a page; the next
 * page waits until the last one is written, and the files' entries are joined as a persisted log has them.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Har } from 'har-format';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { startLab, type Lab } from '../lab/lab.ts';
import { click, statusOf } from '../support/browser/lab-steps.ts';
import { findFirefox } from '../support/browser/find-firefox.ts';
import { pollUntil } from '../support/browser/poll-until.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';

/** What a person does, page after page. */
type Play = {
  readonly scenario: string;
  /** Steps at the flow's beginning that a click set off when the file of their page was already written. */
  readonly missed?: number;
  readonly pages: readonly ((page: Page, lab: Lab) => Promise<unknown>)[];
};

const press = (selector: string) => (page: Page) => click(page, selector);
const person = [press('#sign-in'), press('#allow')];

const plays: readonly Play[] = [
  {
    scenario: 'spa-login',
    missed: 1,
    pages: [(page, lab) => page.goto(lab.spa.url), press('#login'), ...person],
  },
  {
    scenario: 'web-app-form-post',
    pages: [(page, lab) => page.goto(lab.webApp.login('form-post')), ...person],
  },
  { scenario: 'fault-implicit', pages: [(page, lab) => page.goto(lab.broken.start('implicit')), ...person] },
];

const captures = new URL('captures/', import.meta.url);

function launch(folder: string): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    args: ['--devtools', '-remote-allow-system-access'],
    extraPrefsFirefox: {
      'devtools.netmonitor.har.enableAutoExportToFile': true,
      'devtools.netmonitor.har.forceExport': true,
      'devtools.netmonitor.har.includeResponseBodies': true,
      'devtools.netmonitor.har.defaultLogDir': folder,
      'devtools.netmonitor.har.defaultFileName': 'page',
      'devtools.toolbox.selectedTool': 'netmonitor',
      'devtools.toolbox.host': 'window',
    },
  });
}

function pagesIn(folder: string): readonly Har[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.har'));
  return files.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return text.endsWith('}') || text.endsWith('}\n') ? [JSON.parse(text) as Har] : [];
  });
}

/** Every URL once per start: Firefox may write a page twice. */
function joined(pages: readonly Har[]): Har {
  const entries = new Map(
    pages
      .flatMap(({ log }) => log.entries)
      .filter(({ request }) => request.url.startsWith('http'))
      .map((entry) => [
        `${entry.startedDateTime} ${entry.request.method} ${entry.request.url}`,
        withoutAssets(entry),
      ]),
  );
  const inTime = [...entries.values()].sort((a, b) => a.startedDateTime.localeCompare(b.startedDateTime));
  const known = new Map(pages.flatMap(({ log }) => log.pages ?? []).map((page) => [page.id, page]));
  const first = pages[0];
  if (!first) throw new Error('Firefox wrote nothing');
  return { log: { ...first.log, pages: [...known.values()], entries: inTime } };
}

function withoutAssets(entry: Har['log']['entries'][number]): Har['log']['entries'][number] {
  const { text, ...content } = entry.response.content;
  const isLongScript = /javascript/.test(content.mimeType) && (text?.length ?? 0) > 2000;
  return isLongScript ? { ...entry, response: { ...entry.response, content } } : entry;
}

async function record({ scenario, missed = 0, pages }: Play): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-lens-firefox-'));
  const lab = await startLab();
  const browser = await launch(folder);
  try {
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    let entries = 0;
    for (const act of pages) {
      await act(page, lab);
      const more = async (): Promise<number> => {
        const now = joinedCount(folder);
        return now > entries ? now : 0;
      };
      entries = await pollUntil(more, 'Firefox wrote the page');
    }
    await statusOf(page, 'signed in');
    await pollUntil(async () => joinedCount(folder) === entries, 'Firefox is done');
    const { story, flows } = toldOf(scenario);
    const told = flows.map((flow) => ({ ...flow, steps: flow.steps.slice(missed) }));
    const name = `firefox-${scenario}`;
    write(`${name}.har`, joined(pagesIn(folder)));
    write(`${name}.truth.json`, { name, story: `${story} In Firefox.`, flows: told });
    process.stdout.write(`${name}: ${joined(pagesIn(folder)).log.entries.length} entries\n`);
  } finally {
    await browser.close();
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function toldOf(name: string): Scenario {
  const told = scenarios.find((scenario) => scenario.name === name);
  if (!told) throw new Error(`no scenario ${name}`);
  return told;
}

function joinedCount(folder: string): number {
  const pages = pagesIn(folder);
  return pages.length === 0 ? 0 : joined(pages).log.entries.length;
}

function write(file: string, content: unknown): void {
  writeFileSync(new URL(file, captures), `${JSON.stringify(content, null, 1)}\n`);
}

for (const play of plays) await record(play);
