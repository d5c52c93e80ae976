import { describe, expect, it } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { formats } from '../../lib/output/formats.ts';
import { captureText } from '../support/captures.ts';

/** A login that failed at a step, and two of which one is inside the other. JSON and trace have the reports. */
const captures = ['fault-wrong-verifier', 'broker-login'];
const told = formats.filter(({ id }) => !['json', 'ndjson', 'trace'].includes(id));

describe.each(captures)('%s', (name) => {
  it.each(told)('gives the $title that was approved', async ({ extension, write }) => {
    const inspected = await inspectCapture(captureText(name));
    if ('error' in inspected) throw new Error(inspected.error);
    const { inspection, report } = inspected;
    const exchanges = inspection.evidence();
    const content = { exchanges, report, redaction: 'default', input: `${name}.har` } as const;
    const text = await write(content, { color: false });
    await expect(withoutStyle(text)).toMatchFileSnapshot(`formats/${name}.${extension}`);
  });
});

/** A page without its style sheet and the hash of it, which say nothing of a login. */
function withoutStyle(text: string): string {
  return text.replace(/<style>.*<\/style>/s, '').replace(/sha256-[\w+/]+=/, 'sha256-…');
}
