import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../components/state/file-reading.ts';
import { inspectCapture } from '../../../../lib/inspect-capture.ts';
import type { Report } from '../../../../lib/report/report.ts';
import { generateHar } from '../../../bench/generate-har.ts';
import { captureText } from '../../../support/captures.ts';
import { readingTwin } from '../../../support/reading-twin.ts';

const choice = { format: 'json', redaction: 'default' } as const;
const fileOf = (text: string) => new File([text], 'login.har');
const logins = generateHar(24, 6, 60_000);

async function inspectedAtOnce(text: string): Promise<Report> {
  const seen = await inspectCapture(text);
  if ('error' in seen) throw new Error(seen.error);
  return seen.report;
}

async function readWhole(text: string) {
  const reading = readFile(fileOf(text), readingTwin().port);
  expect(await reading.opened).toBeUndefined();
  return reading;
}

describe('a file that is read by a worker', () => {
  it('comes to the report that it has when it is read at once', async () => {
    for (const text of [logins, captureText('handwritten-login')]) {
      const { inspected, progress } = await readWhole(text);
      expect(inspected.value?.report).toEqual(await inspectedAtOnce(text));
      expect([inspected.value?.isPartial, progress.value]).toEqual([false, { state: 'done' }]);
    }
  });

  it('says when it is all read, or as much as can be', async () => {
    const reading = readFile(fileOf(logins), readingTwin().port);
    await reading.done;
    expect(reading.inspected.value?.report.flows).toHaveLength(6);
    await readFile(fileOf('<html>'), readingTwin().port).done;
  });

  it('knows the exchanges behind steps, with the verdicts on their signatures', async () => {
    const { inspected } = await readWhole(captureText('handwritten-login'));
    const [flow] = inspected.value!.report.flows;
    const behind = flow!.steps.map(({ id }) => inspected.value!.exchangeOf(id));
    expect(behind.map((one) => one?.url.split('?')[0])).toEqual(
      flow!.steps.map(({ url }) => url?.split('?')[0]),
    );
    expect(behind.map((one) => one?.verdicts?.['jwt_signature'])).toContain('verified');
    expect(inspected.value!.exchangeOf('flow-9.1')).toBeUndefined();
  });

  it('writes the flows that are asked for, and nothing of others', async () => {
    const { inspected } = await readWhole(logins);
    const written = JSON.parse(await inspected.value!.write(choice, ['flow-2', 'flow-99'])) as Report;
    expect(written.flows.map(({ id }) => id)).toEqual(['flow-2']);
    expect(written.redacted).not.toBe(false);
  });

  it('is read together with others, as one', async () => {
    const second = new File([captureText('handwritten-login')], 'second.har');
    const reading = readFile(fileOf(logins), readingTwin().port, [second]);
    await reading.done;
    expect(reading.name).toBe('login.har and 1 more');
    expect(reading.inspected.value?.report.flows.length).toBeGreaterThan(6);
  });

  it('says in one line why it cannot be read', async () => {
    const { port } = readingTwin();
    const reading = readFile(fileOf('<html>'), port);
    expect(await reading.opened).toMatch(/^This is an HTML page/);
    expect([reading.inspected.value, reading.progress.value]).toEqual([undefined, { state: 'done' }]);
    const gone = { name: 'gone.har', arrayBuffer: () => Promise.reject(new Error('NotReadableError')) };
    expect(await readFile(gone as unknown as File, port).opened).toBe('Reading it broke off.');
  });
});

describe('a file that takes its time', () => {
  it('shows its first flows while others are still unread', async () => {
    const twin = readingTwin(8);
    const reading = readFile(fileOf(logins), twin.port);
    await reading.opened;
    const { report, isPartial } = reading.inspected.value!;
    expect(report.flows).toHaveLength(2);
    expect(isPartial).toBe(true);
    expect(reading.progress.value).toEqual({ state: 'reading', read: 8, entries: 24, flows: 2 });
    expect(report.gaps).toContain('Only 8 of the file’s 24 entries were read.');
  });

  it('is told of what changed alone, and keeps the rest as it was', async () => {
    const twin = readingTwin(8);
    const reading = readFile(fileOf(logins), twin.port);
    await reading.opened;
    const before = reading.inspected.value!.report.flows;
    twin.stretch();
    await expect.poll(() => reading.inspected.value!.report.flows.length).toBe(4);
    expect(reading.inspected.value!.report.flows.slice(0, 2).map((flow, at) => flow === before[at])).toEqual([
      true,
      true,
    ]);
    const sent = twin.told.flatMap((message) => (message.type === 'flows' ? message.flows : []));
    expect(sent.map(({ at }) => at)).toEqual([0, 1, 2, 3]);
  });

  it('keeps what was read when it is cancelled, and says that it is not all', async () => {
    const twin = readingTwin(8);
    const reading = readFile(fileOf(logins), twin.port);
    await reading.opened;
    reading.cancel();
    twin.stretch();
    await expect.poll(() => reading.progress.value.state).toBe('done');
    const { report, isPartial } = reading.inspected.value!;
    expect([report.flows.length, isPartial]).toEqual([4, false]);
    expect(report.gaps).toContain('Only 16 of the file’s 24 entries were read.');
  });
});
