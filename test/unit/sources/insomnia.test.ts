import { expect, test } from 'vitest';
import { readCapture } from '../../../lib/sources/capture.ts';
import { exchangesOf } from '../../support/har.ts';

const entry = {
  startedDateTime: '2026-01-01T00:00:00.000Z',
  request: {
    method: 'GET',
    url: 'https://op.example/auth',
    headers: [],
    queryString: [
      { name: 'response_type', value: 'code' },
      { name: 'scope', value: 'a b' },
    ],
    postData: { mimeType: '', text: '' },
  },
  response: { status: 303, headers: [{ name: 'Location', value: 'https://op.example/login' }], content: {} },
};

const har = (...entries: readonly unknown[]): string =>
  JSON.stringify({ log: { creator: { name: 'Insomnia REST Client', version: 'v11' }, entries } });

function refusalOf(text: string): string | undefined {
  const capture = readCapture(text);
  return 'error' in capture ? capture.error : undefined;
}

test('a HAR of Insomnia has the query that stands beside the address', () => {
  expect(exchangesOf(har(entry))).toMatchObject([
    { url: 'https://op.example/auth?response_type=code&scope=a%20b', status: 303 },
  ]);
});

test('an address that has its query gets no second one', () => {
  const url = 'https://op.example/auth?response_type=code';
  expect(exchangesOf(har({ ...entry, request: { ...entry.request, url } }))[0]?.url).toBe(url);
});

test('the time of the export is not taken for the requests’', () => {
  const capture = readCapture(har(entry, entry));
  expect('gaps' in capture && capture.gaps).toContainEqual(expect.stringContaining('No times were recorded'));
});

test('times that are apart are those of the requests', () => {
  const later = { ...entry, startedDateTime: '2026-01-01T00:00:12.000Z' };
  const [first, second] = exchangesOf(har(entry, later));
  expect(second!.startedAt - first!.startedAt).toBe(12_000);
});

test('its requests were sent by no page, named or not', () => {
  const named = { ...entry, request: { ...entry.request, headers: [{ name: 'user-agent', value: 'mine' }] } };
  const agents = exchangesOf(har(entry, named)).map(({ requestHeaders = [] }) => requestHeaders.at(-1)?.[1]);
  expect(agents).toEqual(['insomnia', 'mine']);
});

test.each([
  ['of format 4', '{"_type":"export","__export_format":4,"resources":[{"_type":"request"}]}'],
  [
    'of format 5',
    'type: collection.insomnia.rest/5.0\nname: Logins\ncollection:\n  - url: https://a.example\n',
  ],
  ['of a newer format 5', '# exported\ntype: "collection.insomnia.rest/5.1"\nschema_version: "5.1"\n'],
])('an export %s has no answers, and that is told', (_, text) => {
  expect(refusalOf(text)).toMatch(/^This is an export of Insomnia: .* Export it as HAR/);
});

test.each(['{"_type":"export"}', 'type: other.example/5.0\n', '{"resources":[]}'])(
  '%s is none of its',
  (text) => {
    expect(refusalOf(text)).not.toContain('Insomnia');
  },
);

test('entries that are none are passed over', () => {
  const capture = readCapture(har(null, {}, { request: {} }, entry));
  expect('source' in capture && capture.source).toMatchObject({ entries: 4, skipped: 3 });
});
