import { listRows } from '../../components/flow/list-rows.ts';
import { countKinds, createFlowSearch } from '../../components/state/flow-filter.ts';
import { createFlowLister } from '../../components/state/flow-list.ts';
import type { Inspected } from '../../components/state/inspected.ts';
import { searchQuery } from '../../components/state/search-query.ts';
import { inspectedBy } from '../../components/state/live-inspection.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { createInspection, type Inspection } from '../../lib/inspection.ts';
import { createReading } from '../../lib/reading.ts';
import { redactedReport } from '../../lib/redact/redact.ts';
import { baseTime, exchange, json } from '../support/exchange.ts';
import { holding, waking } from './background.ts';
import { commandStart, publishedCommand } from './command-start.ts';
import { besideLogin, fetchingPage, ordinaryPage } from './browser-pages.ts';
import { generateHar } from './generate-har.ts';
import { readHostileTexts } from './hostile-texts.ts';
import { runFreely, runInLittle, sessionOf, withFile, withLargeHar } from './large-file.ts';
import { benchLogin } from './logins.ts';
import { firstRow, keysAndSelection, keysInThread, liveUpdate } from './panel-pages.ts';
import { ratioOf, type Ratio } from './ratio.ts';
import { apiUrl, assetUrl, telemetryUrl, traffic } from './traffic.ts';

export type Benchmark = { readonly name: string; readonly aim: number; readonly run: () => Promise<Ratio> };

/** What the product promises of its speed, each against something of the same run. */
export const benchmarks: readonly Benchmark[] = [
  { name: 'analyse a HAR of 100,000 entries, against JSON.parse of it', aim: 1.3, run: analysing },
  { name: 'analyse 200,000 entries, against 100,000', aim: 2.1, run: growing },
  { name: 'read a large HAR an entry at a time, against at once', aim: 1.5, run: streaming },
  { name: 'a HAR of 700 MB by command line in 300 MB of heap, against its tokens', aim: 1.5, run: largeFile },
  { name: 'read 2,000 flows a stretch at a time, against at once', aim: 1.5, run: reading },
  { name: 'the gate, per irrelevant request, against new URL', aim: 0.4, run: gate },
  { name: 'read hostile texts of 80,000 characters, against 20,000', aim: 6, run: hostileTexts },
  { name: 'redact the report of 300 flows, against deriving it', aim: 0.3, run: redacting },
  { name: 'one more event with 5,000 flows known, against 5 known', aim: 1.2, run: oneMoreEvent },
  {
    name: 'a worker wakes with 2,000 flows until its first event, against parsing them',
    aim: 10,
    run: waking,
  },
  {
    name: 'heap of a worker after 1,000,000 irrelevant requests, against before (MB)',
    aim: 1.02,
    run: holding,
  },
  {
    name: '2,000 flows (21 MB) by the command as published, against JSON.parse of the file',
    aim: 25,
    run: commandLine,
  },
  { name: 'list 500 live flows after one more event, against telling it', aim: 1.5, run: listing },
  { name: 'a word typed into the search of 2,000 flows, against 500', aim: 6, run: searching },
  {
    name: 'a page of 500 fetches in Chromium, against an extension that listens to nothing',
    aim: 1.06,
    run: fetchingPage,
  },
  { name: 'an ordinary page in Chromium, against the same', aim: 1.02, run: ordinaryPage },
  { name: 'a page of 500 fetches beside a login, against the same', aim: 1.1, run: besideLogin },
  {
    name: 'first row of 2,000 flows after the drop, 19 of 20 times, against a second',
    aim: 1,
    run: firstRow,
  },
  {
    name: 'a key or a selection among 2,000 flows, 19 of 20 times, against 50 ms',
    aim: 1,
    run: keysAndSelection,
  },
  {
    name: 'the same, time of the page’s thread with all that follows, against 50 ms',
    aim: 1,
    run: keysInThread,
  },
  {
    name: 'longest task of an update with 500 live flows, 19 of 20 times, against 50 ms',
    aim: 1,
    run: liveUpdate,
  },
  {
    name: 'the command as published tells its version, against a Node that does nothing',
    aim: 3,
    run: commandStart,
  },
];

async function analysing(): Promise<Ratio> {
  const text = generateHar(100_000, 300);
  mustFind(await inspectCapture(text), 300);
  return ratioOf({
    measured: () => inspectCapture(text),
    against: () => JSON.parse(text),
    samples: 9,
    isHeavy: true,
  });
}

function growing(): Promise<Ratio> {
  const [half, whole] = [generateHar(100_000, 300), generateHar(200_000, 600)];
  return ratioOf({
    measured: () => inspectCapture(whole),
    against: () => inspectCapture(half),
    samples: 5,
    isHeavy: true,
  });
}

/** Bytes of that size are read an entry at a time, text is not. */
async function streaming(): Promise<Ratio> {
  const text = generateHar(30_000, 300);
  const bytes = new TextEncoder().encode(text);
  mustFind(await inspectCapture(bytes), 300);
  return ratioOf({
    measured: () => inspectCapture(bytes),
    against: () => inspectCapture(text),
    samples: 5,
    isHeavy: true,
  });
}

/** Processes of their own, from start to end: one tells the file's logins, the other one only streams its tokens. */
function largeFile(): Promise<Ratio> {
  const size = 700_000_000;
  return withLargeHar(size, async (path) => {
    const told = await runInLittle('bin/oauth-lens.ts', 'analyze', path);
    if (!told.includes(`${sessionOf(size).logins} flows`))
      throw new Error('Not all flows were told: mend the benchmark.');
    return ratioOf({
      measured: () => runInLittle('bin/oauth-lens.ts', 'analyze', path),
      against: () => runInLittle('test/bench/tokenize-file.ts', path),
      samples: 2,
    });
  });
}

/** A process of its own, from start to end. */
function commandLine(): Promise<Ratio> {
  const program = publishedCommand();
  const text = generateHar(11_000, 2000, 2000);
  return withFile(text, async (path) => {
    const told = await runFreely(program, 'analyze', path);
    if (!told.includes('2000 flows')) throw new Error('Not all flows were told: mend the benchmark.');
    return ratioOf({
      measured: () => runFreely(program, 'analyze', path),
      against: () => JSON.parse(text),
      samples: 3,
    });
  });
}

/** What a page's worker does, all that it tells copied as between the two. */
function reading(): Promise<Ratio> {
  const text = generateHar(8000, 2000, 2000);
  return ratioOf({
    measured: () => readInStretches(text),
    against: () => inspectCapture(text),
    samples: 3,
    isHeavy: true,
  });
}

async function readInStretches(text: string): Promise<void> {
  const hear = createReading({
    tell: (message) => structuredClone(message),
    now: () => performance.now(),
    rest: () => new Promise((resolve) => setTimeout(resolve)),
  });
  await hear({ type: 'read', file: new Blob([text]) });
}

/** Four times the text: linear is 4, quadratic 16. */
function hostileTexts(): Promise<Ratio> {
  return ratioOf({
    measured: () => readHostileTexts(80_000),
    against: () => readHostileTexts(20_000),
    samples: 5,
  });
}

/** As text and JSON leave: from the evidence it is learned what is secret, then the report passes. */
async function redacting(): Promise<Ratio> {
  const text = generateHar(3300, 300);
  const inspected = await inspectCapture(text);
  mustFind(inspected, 300);
  if ('error' in inspected) throw new Error(inspected.error);
  const { inspection, report } = inspected;
  const exchanges = inspection.evidence();
  return ratioOf({
    measured: () => redactedReport('default', { exchanges, report }),
    against: () => inspectCapture(text),
    samples: 9,
  });
}

/** A gate that knows a login in progress, as it does in practice. */
function gate(): Promise<Ratio> {
  const random = traffic(1);
  const inspection = inspectionWith(3);
  const requests = Array.from({ length: 50_000 }, (_, at) => {
    if (at % 12 === 0) return { method: 'POST', url: telemetryUrl(random), body: `{"depth":${at}}` };
    return { method: 'GET', url: at % 5 === 0 ? apiUrl(random) : assetUrl(random), body: undefined };
  });
  const admitAll = (): number => {
    let admitted = 0;
    for (const { method, url, body } of requests)
      if (inspection.admits(method, url, undefined, undefined, body)) admitted += 1;
    return admitted;
  };
  if (admitAll() > 0)
    throw new Error('The gate admits requests that are nothing of ours: mend the benchmark.');
  const parseAll = (): number =>
    requests.reduce((length, { url }) => length + new URL(url).pathname.length, 0);
  return ratioOf({ measured: admitAll, against: parseAll, samples: 40 });
}

/** An API call with the token of the last login, and the report after it. */
function oneMoreEvent(): Promise<Ratio> {
  const [few, many] = [eventsAfter(5), eventsAfter(5000)];
  return ratioOf({ measured: many, against: few, samples: 200 });
}

/** What a page does between an update and drawing it: the rows of its list, and how many are of each kind. */
function listing(): Promise<Ratio> {
  const [tell, tellAndList] = [eventsAfter(500), eventsAfter(500)];
  const list = createFlowLister();
  return ratioOf({
    measured: () => {
      const entries = list(tellAndList());
      return [countKinds(entries), listRows(entries)];
    },
    against: tell,
    samples: 200,
  });
}

/** Letter by letter, as the page makes ready for it: what fits, how many are of each kind, the rows. Four times the flows. */
function searching(): Promise<Ratio> {
  return ratioOf({ measured: typingAmong(2000), against: typingAmong(500), samples: 30 });
}

function typingAmong(flows: number): () => unknown {
  const inspected = eventsAfter(flows)();
  const entries = createFlowLister()(inspected);
  const search = createFlowSearch();
  search.prepare(entries, inspected, () => false);
  const letters = [...'user-123'].map((_, at) => 'user-123'.slice(0, at + 1));
  return () =>
    letters.map((typed) => {
      const fitting = search.filter(entries, searchQuery(typed), inspected);
      return [countKinds(fitting), listRows(fitting)];
    });
}

function eventsAfter(flows: number): () => Inspected {
  const inspection = inspectionWith(flows);
  const { accessToken } = benchLogin(flows - 1);
  let calls = 0;
  return () => {
    calls += 1;
    const call = json('https://api.shop.example/v2/orders', [], {
      id: `call-${calls}`,
      entry: 1_000_000 + calls,
      startedAt: baseTime + 1e9 + calls * 1000,
      requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
    });
    if (!inspection.put(call)) throw new Error('The call was not kept as evidence: mend the benchmark.');
    return inspectedBy(inspection, inspection.report({ kind: 'live', entries: calls, skipped: 0 }));
  };
}

function inspectionWith(flows: number): Inspection {
  const inspection = createInspection();
  let entry = 0;
  for (let login = 0; login < flows; login += 1) {
    for (const fields of benchLogin(login).exchanges) {
      const place: Partial<Exchange> = { id: `x${entry}`, entry, startedAt: baseTime + entry * 100 };
      inspection.put(exchange({ ...fields, ...place }));
      entry += 1;
    }
  }
  mustFind({ report: inspection.report({ kind: 'live', entries: entry, skipped: 0 }) }, flows);
  return inspection;
}

function mustFind(
  inspected: Awaited<ReturnType<typeof inspectCapture>> | { report: { flows: readonly unknown[] } },
  flows: number,
): void {
  const found = 'report' in inspected ? inspected.report.flows.length : 0;
  if (found !== flows)
    throw new Error(`${found} flows were found where there are ${flows}: mend the benchmark.`);
}
