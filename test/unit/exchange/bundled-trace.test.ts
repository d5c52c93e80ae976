import { describe, expect, it } from 'vitest';
import { bundledTrace, isOwnPage, traceInPage } from '../../../lib/exchange/bundled-trace.ts';

const page = (inside: string) =>
  `<!doctype html>\n<meta name="generator" content="OAuth Lens 0.2.0" /><p>${inside}</p></html>`;

describe('a trace in a page', () => {
  const hostile = {
    text: '</pre><script>alert(1)</script><!-- & \u2028 \u202e \ud83d\ude00 é " \\ \n',
    name: '<pre id="oauth-lens-trace">',
  };

  it('comes out as it went in, whatever stands in it', () => {
    const found = traceInPage(page(bundledTrace(JSON.stringify(hostile, undefined, 2))));
    expect(JSON.parse(found!)).toEqual(hostile);
  });

  it('is text that HTML takes for nothing else, so that saving the page again changes nothing', () => {
    const inside = bundledTrace(JSON.stringify(hostile)).replace(/^<[^>]*>|<\/pre>$/g, '');
    expect(inside).not.toMatch(/[<>&]|[^\n\x20-\x7e]/);
  });

  it('is found where a browser wrote the page anew', () => {
    const saved = `<!DOCTYPE html>\n<!-- saved from url=(0014)about:internet -->\n<html><body>${bundledTrace('{"log":1}')}`;
    expect(traceInPage(saved)).toBe('{"log":1}');
  });

  it('is what is left of it where the page is cut off', () => {
    expect(traceInPage(page(bundledTrace('{"log":{"entries":[1')).replace(/<\/pre>.*$/s, ''))).toBe(
      '{"log":{"entries":[1',
    );
  });

  it('is in pages alone: not where a recording only speaks of one', () => {
    expect(traceInPage(JSON.stringify({ log: bundledTrace('{}') }))).toBeUndefined();
    expect(traceInPage(page('nothing'))).toBeUndefined();
    expect(traceInPage('')).toBeUndefined();
  });
});

it('a page of ours is told from others', () => {
  expect(isOwnPage(page(''))).toBe(true);
  expect(isOwnPage('<!doctype html><title>OAuth Lens</title>')).toBe(false);
});
