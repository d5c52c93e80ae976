import { describe, expect, it } from 'vitest';
import type { ReadingPort } from '../../../../components/state/file-reading.ts';
import { pasting } from '../../../../components/state/pasting.ts';
import { readingTwin } from '../../../support/reading-twin.ts';

const address = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj';

function pastingHere(openReader: () => ReadingPort = () => readingTwin().port) {
  const opened: File[] = [];
  const here = pasting({ openReader, openFile: (file) => void opened.push(file) });
  const settled = async (state: string): Promise<void> => {
    await expect.poll(() => here.view.value?.state).toBe(state);
  };
  return { ...here, opened, settled };
}

describe('what is pasted', () => {
  it('is explained, its secrets hidden', async () => {
    const { explain, view, settled } = pastingHere();
    explain(address);
    expect(view.value).toEqual({ state: 'reading' });
    await settled('explained');
    expect(view.value).toMatchObject({ pasted: { parts: [{ title: 'GET https://app.example/cb' }] } });
    expect(JSON.stringify(view.value?.state === 'explained' && view.value.pasted)).not.toContain('Splxl');
  });

  it('stays to be mended where it cannot be explained', async () => {
    const { explain, view, settled } = pastingHere();
    explain('hello');
    await settled('refused');
    expect(view.value).toMatchObject({ text: 'hello', why: expect.stringContaining('This is no address') });
  });

  it('is opened where it is a whole recording', async () => {
    const entries = Array.from({ length: 30 }, () => ({ request: { url: 'https://a.example/' } }));
    const { explain, view, opened } = pastingHere();
    explain(JSON.stringify({ log: { entries } }));
    await expect.poll(() => opened.length).toBe(1);
    expect(view.value).toBeUndefined();
  });

  it('may be nothing at all, and then nothing happens', () => {
    const { explain, view } = pastingHere();
    explain(' \n');
    expect(view.value).toBeUndefined();
  });

  it('is not shown once the box is closed, nor in place of what was pasted after it', async () => {
    const closed = pastingHere();
    closed.explain(address);
    closed.close();
    const { explain, view, settled } = pastingHere();
    explain('hello');
    explain(address);
    await settled('explained');
    expect(view.value).toMatchObject({ text: address });
    expect(closed.view.value).toBeUndefined();
  });

  it('tells when its worker breaks', () => {
    let breakNow = (): void => undefined;
    const { port } = readingTwin();
    const { explain, view } = pastingHere(() => ({
      ...port,
      post: () => undefined,
      onBreak: (listener) => (breakNow = listener),
    }));
    explain(address);
    breakNow();
    expect(view.value).toMatchObject({ state: 'refused', why: 'Reading it broke off.' });
  });
});
