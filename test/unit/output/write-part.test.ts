import { describe, expect, it } from 'vitest';
import { writePart } from '../../../lib/output/write-part.ts';
import type { Report, ReportFailure } from '../../../lib/report/report.ts';
import { cleanLogin, failingLogin, implicitLogin } from '../../support/logins.ts';
import { inspected } from '../../support/report.ts';

const { report, evidence } = inspected(
  cleanLogin({ prefix: 'a' }),
  failingLogin({ prefix: 'b' }),
  implicitLogin({ prefix: 'c', tab: 9 }),
);

const written = async (flowIds: readonly string[], of: Report = report): Promise<Report> =>
  JSON.parse(await writePart(of, flowIds, evidence, { format: 'json', redaction: 'default' })) as Report;

describe('part of a report, written down', () => {
  it('has the flows that were asked for, in their order, and no others', async () => {
    expect((await written(['flow-3', 'flow-1'])).flows.map(({ id }) => id)).toEqual(['flow-1', 'flow-3']);
    expect((await written(['flow-9', ''])).flows).toEqual([]);
  });

  it('rests on the evidence of these alone', async () => {
    const asked: (readonly string[])[] = [];
    const ask = (ids: readonly string[]) => (asked.push(ids), evidence(ids));
    const trace = await writePart(report, ['flow-3'], ask, { format: 'trace', redaction: 'off' });
    const { log } = JSON.parse(trace) as { log: { entries: readonly { request: { url: string } }[] } };
    expect(asked).toEqual([['flow-3']]);
    expect(log.entries.map(({ request }) => request.url)).toEqual(evidence(['flow-3']).map(({ url }) => url));
  });

  it('says what failed of their check, and nothing of others’', async () => {
    const ofFlow = (...flows: readonly string[]): ReportFailure => ({
      part: 'rule',
      id: 'state-missing',
      error: 'TypeError',
      flows,
    });
    const broken = { ...report, failures: [ofFlow('flow-2'), ofFlow()] };
    expect((await written(['flow-1'], broken)).failures).toEqual([ofFlow()]);
    expect((await written(['flow-2'], broken)).failures).toEqual([ofFlow('flow-2'), ofFlow()]);
  });

  it('may be a piece of what is looked at; empty where there is nothing of the kind', async () => {
    const piece = (id: string) =>
      writePart(report, ['flow-1'], evidence, { piece: id, target: { type: 'flow', flow: 'flow-1' } });
    expect(JSON.parse(await piece('json'))).toMatchObject({ id: 'flow-1' });
    expect(await piece('curl')).toBe('');
    expect(await piece('no-such-piece')).toBe('');
  });
});
