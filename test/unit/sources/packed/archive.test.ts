import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readCapture } from '../../../../lib/sources/capture.ts';
import { exchangesOf, har, harEntry } from '../../../support/har.ts';

const login = har([harEntry({ url: 'https://a.example/1', startedDateTime: '2026-01-01T00:00:01Z' })]);
const later = har([harEntry({ url: 'https://a.example/2', startedDateTime: '2026-01-01T00:00:02Z' })]);

function zip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const bytes = (file: string | Uint8Array): Uint8Array => (typeof file === 'string' ? strToU8(file) : file);
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, file]) => [name, bytes(file)])));
}

const refusalOf = (bytes: Uint8Array): string => {
  const capture = readCapture(bytes);
  return 'error' in capture ? capture.error : 'it was readable';
};

describe('a ZIP archive', () => {
  test('gives the HAR in it, whatever that is called', () => {
    expect(exchangesOf(zip({ 'recording (1)': login }))).toHaveLength(1);
    expect(exchangesOf(zip({ 'a/b/network.har': login, 'readme.json': '{}' }))).toHaveLength(1);
  });

  test('gives all its recordings as one, in order of time', () => {
    const urls = exchangesOf(zip({ 'b.har': later, 'a.har': login })).map(({ url }) => url);
    expect(urls).toEqual(['https://a.example/1', 'https://a.example/2']);
  });

  test('gives what two of its recordings both have only once', () => {
    expect(exchangesOf(zip({ 'a.har': login, 'copy of a.har': login }))).toHaveLength(1);
  });

  test('puts bodies that were saved beside the HAR in their places', () => {
    const attached = harEntry({
      request: { method: 'POST', postData: { mimeType: 'text/plain', _file: 'sent.dat' } },
      response: { content: { size: 2, mimeType: 'text/html', _file: 'got.html' } },
    });
    const [exchange] = exchangesOf(zip({ 'x.har': har([attached]), 'sent.dat': 'a=b', 'got.html': 'Hi' }));
    expect(exchange).toMatchObject({ requestBody: { text: 'a=b' }, responseBody: { text: 'Hi' } });
  });

  test('with a body missing says so', () => {
    const attached = harEntry({ response: { content: { size: 2, mimeType: 'text/html', _file: 'a.html' } } });
    const capture = readCapture(zip({ 'x.har': har([attached]) }));
    expect(capture).toMatchObject({
      gaps: ['Response bodies were saved in files beside this one and were not read.'],
    });
  });

  test.each([
    [
      'a Word document',
      { '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' },
      'This is a Word document, not a HAR file.',
    ],
    [
      'an Excel workbook',
      { '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' },
      'This is an Excel workbook, not a HAR file.',
    ],
    ['pictures', { 'a.png': 'x', 'b.png': 'x' }, 'no file in it holds traffic'],
    ['nothing', {}, 'This ZIP archive is empty.'],
    ['one HAR that is none', { 'a.har': '{"log":5}' }, 'its "log" is a number'],
  ])('of %s is named', (_, files, expected) => {
    expect(refusalOf(zip(files as Record<string, string>))).toContain(expected);
  });

  test('that says that it swells beyond all traffic is left', () => {
    const bytes = zip({ 'a.har': login });
    const listing = Buffer.from(bytes).indexOf('PK\u0001\u0002');
    new DataView(bytes.buffer).setUint32(listing + 24, 900 * 1024 * 1024, true);
    expect(refusalOf(bytes)).toBe('This ZIP archive swells to more than can be read.');
  });

  test('that claims more files than it has room for is told as damaged, before they are listed', () => {
    const bytes = zip({ 'a.json': '{}' });
    const end = bytes.length - 22;
    // Entries on this disk, and in all; where they are listed: behind them nothing comes. APPNOTE §4.3.16.
    bytes.set([0xff, 0xfe, 0xff, 0xfe], end + 8);
    expect(refusalOf(bytes)).toMatch(/damaged or cut off/);
  });

  test('in which one file is damaged gives the others', () => {
    const bytes = zip({ 'a.har': login, 'b.har': later });
    const place = Buffer.from(bytes).indexOf('a.har') + 'a.har'.length;
    bytes.fill(0xff, place, place + 12);
    expect(exchangesOf(bytes).map(({ url }) => url)).toEqual(['https://a.example/2']);
  });
});
