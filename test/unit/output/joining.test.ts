import { describe, expect, it } from 'vitest';
import { formatIds, type FormatId } from '../../../lib/output/format-id.ts';
import { formatOf } from '../../../lib/output/formats.ts';
import { joiningOf } from '../../../lib/output/joining.ts';
import { cleanLogin, implicitLogin } from '../../support/logins.ts';
import { inspected } from '../../support/report.ts';

const captures = [
  { input: 'a "1".har', ...inspected(implicitLogin({ prefix: 'a' })) },
  { input: 'b.har', ...inspected(cleanLogin({ prefix: 'b' })) },
];

const written = (format: FormatId) =>
  Promise.all(
    captures.map(async ({ input, report, evidence }) => ({
      input,
      text: await formatOf(format).write(
        { exchanges: evidence(), report, redaction: 'default', input },
        { color: false },
      ),
    })),
  );

async function joined(format: FormatId): Promise<string> {
  const joining = joiningOf(format)!();
  return (await written(format)).map((part) => joining.add(part)).join('') + joining.end();
}

describe('several captures in one output', () => {
  it('as JSON are a list of reports that say what they were read from', async () => {
    const list = JSON.parse(await joined('json')) as readonly { input: string; flows: readonly unknown[] }[];
    expect(list.map(({ input }) => input)).toEqual(['a "1".har', 'b.har']);
    expect(list.map(({ input: _, ...report }) => report)).toEqual(
      (await written('json')).map(({ text }) => JSON.parse(text) as unknown),
    );
  });

  it('as NDJSON are all of their lines', async () => {
    expect(
      (await joined('ndjson'))
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { input: string }).input),
    ).toEqual(captures.map(({ input }) => input));
  });

  it('as CSV have the names once', async () => {
    const text = await joined('csv');
    const [a, b] = await written('csv');
    const [names] = a!.text.split('\r\n');
    expect(text).toBe(a!.text + b!.text.slice(names!.length + 2));
  });

  it('as Markdown stand each under the name of its file', async () => {
    expect((await joined('markdown')).match(/^## .*$/gm)).toEqual(['## a "1".har', '## b.har']);
  });

  it('of nothing are a whole output all the same', () => {
    for (const format of formatIds) {
      const text = joiningOf(format)?.().end() ?? '';
      expect(format === 'json' ? JSON.parse(text) : text).toEqual(format === 'json' ? [] : '');
    }
  });
});
