import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { jsonTextOf } from '../../lib/exchange/opens-wallet.ts';
import { unpackXml } from '../../lib/exchange/packed-xml.ts';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { createInspection } from '../../lib/inspection.ts';
import { credentialIn, headerValue } from '../../lib/exchange/headers.ts';
import { redact } from '../../lib/redact/redact.ts';
import type { Report, ReportProfile } from '../../lib/report/report.ts';
import { makeBundle } from '../../lib/bundle.ts';
import type { OutputContent } from '../../lib/output/format.ts';
import { formatIds, type FormatId } from '../../lib/output/format-id.ts';
import { formatOf } from '../../lib/output/formats.ts';
import { writeTrace } from '../../lib/output/trace.ts';
import { createVerification } from '../../lib/verification/verification.ts';
import { allExchanges, captureNames, captureOf, captureText } from '../support/captures.ts';
import { isPage, setsCookies } from '../../lib/messages/surrounding.ts';
import { withCanaries } from '../support/canaries.ts';

async function inspected(text: string) {
  const result = await inspectCapture(text);
  if ('error' in result) throw new Error(result.error);
  return result;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function withoutPlace({ flows }: Report) {
  return flows.map((flow) => ({
    ...flow,
    steps: flow.steps.map(({ entry: _, ...step }) => step),
    pages: flow.pages.map(({ entry: _, ...page }) => page),
  }));
}

/** The report with its profiles in short: the requirements by status. Their words are in lib/profiles/. */
function approvable({ failures: _, ...report }: Report) {
  const short = ({ requirements }: ReportProfile) =>
    Object.fromEntries(
      (['fail', 'pass', 'not_seen'] as const).map((status) => [
        status,
        requirements.flatMap((one) => (one.status === status ? [one.id.split('/')[1]] : [])).join(' '),
      ]),
    );
  const flows = report.flows.map(({ profiles, ...flow }) => ({
    ...flow,
    profiles: Object.fromEntries(profiles.map((profile) => [profile.id, short(profile)])),
  }));
  return { ...report, flows };
}

it('there are captures to hold the product against', () => {
  expect(captureNames.length).toBeGreaterThan(20);
});

describe.each(captureNames)('%s', (name) => {
  const text = captureText(name);
  /** Read once: none of the tests changes what was found. */
  const original = once(() => inspected(text));

  it('gives the report that was approved', async () => {
    const { inspection, report } = await original();
    expect(report.failures).toEqual([]);
    const outgoing = redact('default', { exchanges: inspection.evidence(), report });
    await expect(`${JSON.stringify(approvable(outgoing.report), undefined, 2)}\n`).toMatchFileSnapshot(
      `reports/${name}.json`,
    );
  });

  it('gives the same report when a worker dies after every single event', async () => {
    const { source, gaps } = captureOf(text);
    const journal = new Map<string, Exchange>();
    const recent = new Map<string, Exchange>();
    for (const event of events(allExchanges(text))) {
      const worker = createInspection();
      for (const exchange of [...journal.values(), ...recent.values()].sort(inTime)) worker.put(exchange);
      worker.takeContext();
      if (!admits(worker, event)) continue;
      if (worker.put(event)) journal.set(event.id, event);
      const changes = worker.takeContext();
      for (const exchange of changes.kept) journal.set(exchange.id, exchange);
      for (const id of changes.released) journal.delete(id);
      for (const exchange of changes.remembered) recent.set(exchange.id, exchange);
      for (const id of changes.forgotten) recent.delete(id);
    }
    const last = createInspection();
    for (const exchange of [...journal.values()].sort(inTime)) last.put(exchange);
    await createVerification(last).verify();
    expect(last.report(source, gaps)).toEqual((await original()).report);
  });

  it('gives the same report to a page that checks signatures after every single event', async () => {
    const { source, gaps } = captureOf(text);
    const page = createInspection();
    const { verify } = createVerification(page);
    for (const event of events(allExchanges(text))) {
      if (admits(page, event)) page.put(event);
      await verify();
    }
    expect(page.report(source, gaps)).toEqual((await original()).report);
  });

  it('gives the same flows when its trace is read again', async () => {
    const { inspection, report } = await original();
    const exchanges = inspection.evidence();
    const trace = writeTrace({ exchanges, report, redaction: 'default' });
    const again = await inspected(trace);
    const before = redact('default', { exchanges, report }).report;
    expect(
      withoutPlace(
        redact('default', { exchanges: again.inspection.evidence(), report: again.report }).report,
      ),
    ).toEqual(withoutPlace(before));
  });

  it('shows no secret in any output, wherever it stood', async () => {
    const { text: poisoned, canaries } = withCanaries(text);
    const { inspection, report } = await inspected(poisoned);
    expect(report.flows.length).toBe((await original()).report.flows.length);
    const exchanges = inspection.evidence();
    const safe = redact('default', { exchanges, report }).report;
    const write = async (one: Writer): Promise<string> => one({ exchanges, report, redaction: 'default' });
    const outputs = [JSON.stringify(safe), ...(await Promise.all(writersFor(name).map(write)))];
    for (const output of outputs) {
      const read = output + documentsIn(output);
      expect(canaries.filter((canary) => read.includes(canary))).toEqual([]);
    }
  });
});

type Writer = (content: OutputContent) => string | Promise<string>;

const plainly = (id: FormatId): Writer => {
  return (content) => formatOf(id).write(content, { color: false });
};
const bundle: Writer = async (content) => (await makeBundle(content)).page;

/** JSON and trace, which hold the most, for every capture; of all others one in turn, as each takes its time. */
function writersFor(name: string): readonly Writer[] {
  const others = [...formatIds.filter((id) => id !== 'json' && id !== 'trace').map(plainly), bundle];
  return [plainly('json'), plainly('trace'), others[captureNames.indexOf(name) % others.length]!];
}

/** Documents of SAML that are packed into what leaves, unpacked. */
function documentsIn(output: string): string {
  const packed = output.match(/(?<=SAMLRe(?:quest|sponse)(?:=|":\s*"))[\w+/%=-]+/g) ?? [];
  return packed.map((value) => unpackXml(decodeURIComponent(value))?.text).join('\n');
}

/** Each exchange as a browser tells it: begun, answered, and with its body. */
function events(exchanges: readonly Exchange[]): readonly Exchange[] {
  return exchanges.flatMap((exchange) => {
    const { status, responseHeaders, responseBody, redirectUrl, duration, failure, ...begun } = exchange;
    return [begun, { ...begun, status, responseHeaders, redirectUrl, duration, failure }, exchange];
  });
}

function admits(worker: ReturnType<typeof createInspection>, event: Exchange): boolean {
  if (event.context.resourceType === 'webidentity') return true;
  const authorization = credentialIn(event.requestHeaders);
  const referer = headerValue(event.requestHeaders, 'referer');
  const challenge = headerValue(event.responseHeaders, 'www-authenticate');
  const body = event.requestBody?.text;
  const { method, url, redirectUrl } = event;
  const answer = jsonTextOf(event.responseBody);
  return (
    worker.admits(method, url, redirectUrl, authorization, body, referer, challenge, answer) ||
    ((event.status ?? 0) >= 400 && worker.admitsError(event.url)) ||
    worker.admitsAround(event.url, event.startedAt, isPage(event), setsCookies(event), event.status ?? 0)
  );
}

function inTime(a: Exchange, b: Exchange): number {
  return a.startedAt - b.startedAt || a.entry - b.entry;
}
