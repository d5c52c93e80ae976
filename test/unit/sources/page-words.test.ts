import { describe, expect, it } from 'vitest';
import { saidBy } from '../../../lib/facts/said/said.ts';
import { bodyOfPage, type PageWords } from '../../../lib/sources/page-words.ts';
import { exchange } from '../../support/exchange.ts';

const page: PageWords = {
  contentType: 'text/html',
  title: 'Sign-in failed',
  headings: ['Oops'],
  errors: ['State mismatch: please start <again> & wait'],
  text: '',
};

const said = (words: unknown, status = 400) =>
  saidBy(exchange({ url: 'https://app.example/cb', status, responseBody: bodyOfPage(words) }))?.text;

describe('the words of a page in its tab', () => {
  it('are read as the answer that brought it would be', () => {
    expect(said(page)).toBe('State mismatch: please start <again> & wait');
    expect(said({ ...page, headings: [], errors: [] })).toBe('Sign-in failed');
    const json = { ...page, contentType: 'application/json', text: '{"error":"invalid_state"}' };
    expect(said(json)).toBe('invalid_state');
  });

  it('are an excerpt, and bounded', () => {
    const long = 'x'.repeat(100_000);
    const many = Array.from({ length: 500 }, () => long);
    const body = bodyOfPage({ ...page, title: long, headings: many, errors: many });
    expect(body?.excerpt).toBe(true);
    expect(body?.text?.length).toBeLessThan(6000);
    expect(bodyOfPage({ ...page, contentType: 'text/plain', text: long })?.text).toHaveLength(4000);
  });

  it('are nothing where the page says nothing or what came back is something else', () => {
    const silent = { ...page, title: ' ', headings: [], errors: [''] };
    for (const read of [
      silent,
      undefined,
      null,
      'text',
      7,
      [],
      {},
      { title: {}, headings: 'a', errors: [3, null] },
    ])
      expect(bodyOfPage(read)).toBeUndefined();
  });

  it('never become markup of ours', () => {
    const body = bodyOfPage({ ...page, title: '</title><form action="https://evil.example">' });
    expect(body?.text).not.toContain('<form');
  });
});
