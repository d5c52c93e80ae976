import { expect, it } from 'vitest';
import { inItsWords, itSays, quoteSentence } from '../../../lib/explain/quote.ts';

it('quotes a page with one full stop', () => {
  expect(quoteSentence({ host: 'app.example', text: 'State mismatch. ' })).toBe(
    'app.example says “State mismatch”.',
  );
  expect(quoteSentence({ host: 'app.example', text: 'Why?' })).toBe('app.example says “Why?”.');
});

it('words go on after a sentence or in it, and without words nothing does', () => {
  expect(itSays('State mismatch.')).toBe(' It says “State mismatch”.');
  expect(inItsWords('State mismatch.')).toBe(': “State mismatch”');
  expect([itSays(''), inItsWords(undefined)]).toEqual(['', '']);
});

it('words without an end are cut off', () => {
  expect(inItsWords(`${'. '.repeat(200_000)}x`).length).toBeLessThan(400);
});
