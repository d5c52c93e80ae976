import { afterEach, describe, expect, it, vi } from 'vitest';
import { inspectCapture } from '../../../lib/inspect-capture.ts';
import { readers } from '../../../lib/sources/captured-entry.ts';
import { har, harEntry } from '../../support/har.ts';
import { spaLogin } from '../../support/scenario.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const secret = 'SplxlOBeZQQYbYS6WxSbIA';
const breakOff = (): never => {
  throw new RangeError(`unexpected ${secret}`);
};
const logins = har(['a', 'b'].map((name) => harEntry({ url: spaLogin(name).request().url })));

async function inspected() {
  const seen = await inspectCapture(logins);
  if ('error' in seen) throw new Error(seen.error);
  return seen;
}
const ofReader = (id: string) => [{ part: 'reader', id, error: 'RangeError', flows: [] }];

describe('a reader that throws', () => {
  it('is in the report by its id and the error’s name, and the other entries are read', async () => {
    vi.spyOn(readers, 'entry').mockImplementationOnce(breakOff);
    const { report } = await inspected();
    expect(report.failures).toEqual(ofReader('entry'));
    expect(report.flows).toHaveLength(1);
    expect(JSON.stringify(report)).not.toContain(secret);
  });

  it('at every entry is told once, and no flow is made up', async () => {
    vi.spyOn(readers, 'entry').mockImplementation(breakOff);
    const { report, entryAt } = await inspected();
    expect(report).toMatchObject({ failures: ofReader('entry'), flows: [] });
    expect(await entryAt(0)).toBeUndefined();
  });

  it('leaves the order of the file where it was to tell the order', async () => {
    vi.spyOn(readers, 'order').mockImplementationOnce(breakOff);
    const { report } = await inspected();
    expect(report.failures).toEqual(ofReader('order'));
    expect(report.flows).toHaveLength(2);
  });

  it('leaves what the file lacks untold where it was to tell that', async () => {
    vi.spyOn(readers, 'gaps').mockImplementationOnce(breakOff);
    const { report } = await inspected();
    expect(report.failures).toEqual(ofReader('gaps'));
    expect(report.flows).toHaveLength(2);
  });

  it('leaves pages without titles where it was to read these', async () => {
    vi.spyOn(readers, 'titles').mockImplementationOnce(breakOff);
    const { report } = await inspected();
    expect(report.failures).toEqual(ofReader('titles'));
    expect(report.flows).toHaveLength(2);
  });
});

it('no failure is told where nothing throws', async () => {
  const { report } = await inspected();
  expect(report.failures).toEqual([]);
});
