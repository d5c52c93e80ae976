import { expect, it } from 'vitest';
import { readFile } from '../../../../components/state/file-reading.ts';
import { pageTitles } from '../../../../lib/sources/har/page-titles.ts';
import { captureText } from '../../../support/captures.ts';
import { readingTwin } from '../../../support/reading-twin.ts';

it('a HAR’s pages have their titles, by their ids', () => {
  const pages = [
    { id: 'page_1', title: 'Shop' },
    { id: 'page_2', title: 'https://app.example/a?b=c' },
  ];
  expect(pageTitles(pages)).toEqual({ page_1: 'Shop', page_2: 'app.example/a' });
});

it('what is no page, or has no title, has none', () => {
  expect(pageTitles(undefined)).toEqual({});
  expect(pageTitles({ id: 'page_1', title: 'Shop' })).toEqual({});
  expect(pageTitles([null, 7, { id: 'page_1' }, { title: 'Shop' }, { id: 'page_2', title: '' }])).toEqual({});
});

it('a title is shown with a file, and stands in no export, however little that hides', async () => {
  const log = JSON.parse(captureText('handwritten-login')) as { log: { pages?: unknown; entries: object[] } };
  log.log.pages = [{ id: 'page_1', title: 'Orders of Erika Mustermann' }];
  for (const entry of log.log.entries) Object.assign(entry, { pageref: 'page_1' });
  const reading = readFile(new File([JSON.stringify(log)], 'login.har'), readingTwin().port);
  await reading.opened;
  const seen = reading.inspected.value!;
  expect(seen.titles?.get('page_1')).toBe('Orders of Erika Mustermann');
  for (const format of ['trace', 'json', 'markdown', 'text'] as const)
    for (const redaction of ['default', 'secrets-only', 'off'] as const)
      expect(await seen.write({ format, redaction }, ['flow-1'])).not.toContain('Mustermann');
});
