import { describe, expect, it } from 'vitest';
import { formatIds } from '../../../lib/output/format-id.ts';
import { formatOf, formats } from '../../../lib/output/formats.ts';
import { redact } from '../../../lib/redact/redact.ts';
import { cleanLogin, implicitLogin } from '../../support/logins.ts';
import { inspected } from '../../support/report.ts';

const { report, evidence } = inspected(cleanLogin(), implicitLogin({ prefix: 'b', tab: 9 }));
const content = { exchanges: evidence(), report, redaction: 'default' } as const;

it('every format is named, and nothing else, in the order of the menu', () => {
  expect(formats.map(({ id }) => id)).toEqual(formatIds);
});

describe.each(formats)('$title', (format) => {
  it('is found by its id, and no other format has it', () => {
    expect(formatOf(format.id)).toBe(format);
    expect(formats.filter(({ id }) => id === format.id)).toHaveLength(1);
  });

  it('says what its files are', () => {
    expect(format.extension).toMatch(/^[a-z]+$/);
    expect(format.mediaType).toMatch(/^[a-z]+\/[a-z+.-]+$/);
    expect(format.title).toMatch(/^[A-Z]/);
  });

  it('tells the login, and hides what is secret at the level it is told', async () => {
    const safe = await format.write(content, { color: false });
    expect(safe).toContain('op.example');
    for (const secret of ['dBjftJeZ4CVP', '4c1b0af5d0e84bb2', 'SplxlOBeZQQYbYS6', 'kim@example.org'])
      expect(safe).not.toContain(secret);
  });
});

it('the report as JSON is the redacted report', async () => {
  const text = await formatOf('json').write(content, { color: false });
  expect(JSON.parse(text)).toEqual(redact('default', content).report);
});

it('what is not redacted is so in each format that holds values', async () => {
  const open = { ...content, redaction: 'off' } as const;
  expect(await formatOf('json').write(open, { color: false })).toContain('SplxlOBeZQQYbYS6');
  expect(await formatOf('trace').write(open, { color: false })).toContain('dBjftJeZ4CVP');
});
