import { expect, test } from 'vitest';
import { captureFrom, har, harEntry } from '../../../support/har.ts';

const gapsOf = (...entries: readonly object[]): readonly string[] => captureFrom(har(entries)).gaps;
const answered = (content: object): object => harEntry({ response: { content } });

test('a complete capture has no gaps', () => {
  expect(gapsOf(answered({ size: 2, mimeType: 'text/html', text: 'Hi' }))).toEqual([]);
});

test('response bodies were not recorded when sizes say that there were some', () => {
  expect(gapsOf(answered({ size: 20, mimeType: 'application/json' }))).toEqual([
    'Response bodies were not recorded.',
  ]);
});

test('images and empty answers without text are no gap', () => {
  expect(gapsOf(answered({ size: 20, mimeType: 'image/png' }), answered({ size: 0, mimeType: '' }))).toEqual(
    [],
  );
});

test('one recorded body shows that bodies were recorded', () => {
  const bodies = [
    answered({ size: 9, mimeType: 'text/html' }),
    answered({ size: 2, mimeType: 'text/html', text: 'Hi' }),
  ];
  expect(gapsOf(...bodies)).toEqual([]);
});

test('request bodies were not recorded when their sizes were', () => {
  const post = (postData?: object): object =>
    harEntry({ request: { method: 'POST', bodySize: 9, postData } });
  expect(gapsOf(post())).toEqual(['Request bodies were not recorded.']);
  expect(gapsOf(post(), post({ mimeType: 'text/plain', text: 'hi' }))).toEqual([]);
});

test('times and request headers that no entry has are gaps', () => {
  expect(gapsOf(harEntry({ startedDateTime: '', request: { headers: [] } }))).toEqual([
    'No times were recorded: the order of the entries in the file was kept.',
    'Request headers were not recorded.',
  ]);
  expect(gapsOf(harEntry({ startedDateTime: '', request: { headers: [] } }), harEntry())).toEqual([]);
});
