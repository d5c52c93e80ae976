/**
 * Records the golden captures: `node test/golden/record.ts [name …]`. Each scenario is played by real parts in a real
 * browser; beside its capture goes what truly happened.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { withParts, type Parts } from '../lab/failing/parts.ts';
import { labBrowserArgs, startLab } from '../lab/lab.ts';
import type { ProviderEvent } from '../lab/provider/provider-log.ts';
import { launchBrowser } from '../support/browser/launch.ts';
import { toChromeHar } from '../support/har/chrome-har.ts';
import { toProxyHar } from '../support/har/proxy-har.ts';
import { recordFetch } from '../support/har/record-fetch.ts';
import { recordNetwork } from '../support/har/record-network.ts';
import type { Scenario, Stage } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import type { Truth, TruthFlow } from './truth.ts';

const folder = new URL('captures/', import.meta.url);

async function record(scenario: Scenario, parts: Parts): Promise<number> {
  const lab = await startLab(scenario.lab);
  const { takesAnyCertificate } = scenario;
  const browser = await launchBrowser({ args: labBrowserArgs, takesAnyCertificate });
  try {
    const recording = await recordNetwork(browser);
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    const program = recordFetch();
    const more = await play(scenario, { browser, page, lab, parts, program });
    const seen = toChromeHar(await recording.stop());
    const har = program.entries.length > 0 ? toProxyHar(seen, program.entries) : seen;
    const { name, story, mustNotSay, notYet } = scenario;
    const flows = scenario.flowsHeard?.(lab, more) ?? scenario.flows;
    checkAgainstLog(scenario, flows, [...lab.provider.log, ...lab.broker.log, ...more]);
    const truth: Truth = { name, story, flows, ...(mustNotSay && { mustNotSay }), ...(notYet && { notYet }) };
    write(`${name}.har`, har);
    write(`${name}.truth.json`, truth);
    return har.log.entries.length;
  } finally {
    await browser.close();
    await lab.close();
  }
}

/** Says what stands on the page when a scenario does not go as it should. */
async function play(scenario: Scenario, stage: Stage): Promise<readonly ProviderEvent[]> {
  const { page } = stage;
  try {
    return (await scenario.play(stage)) ?? [];
  } catch (error) {
    const text = await page.evaluate(() => document.body.innerText).catch(() => 'nothing');
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${message}; ${page.url().slice(0, 200)} shows: ${text.slice(0, 1000)}`, {
      cause: error,
    });
  }
}

/** The providers' own count of answered token requests must be the truth's: nobody miscounts what nobody saw. */
function checkAgainstLog(
  { name, outOfSight = 0 }: Scenario,
  flows: readonly TruthFlow[],
  log: readonly ProviderEvent[],
): void {
  const heard = log.filter(({ event }) => event.startsWith('grant.')).length - outOfSight;
  const told = flows.flatMap(({ steps }) => steps).filter(({ kind }) => kind === 'token_request').length;
  if (heard !== told) throw new Error(`${name}: ${heard} token requests happened, the truth tells ${told}`);
}

function write(file: string, content: unknown): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(file, folder), `${JSON.stringify(content, null, 1)}\n`);
}

/** No scenario takes longer, unless something hangs. */
const limit = 120_000;

async function within<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const asked = process.argv.slice(2);
for (const scenario of scenarios) {
  if (asked.length > 0 && !asked.includes(scenario.name)) continue;
  try {
    process.stdout.write(
      `${scenario.name}: ${await within(withParts((parts) => record(scenario, parts)))} entries\n`,
    );
  } catch (error) {
    process.stderr.write(`${scenario.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
// What hangs is not waited for.
process.exit();
