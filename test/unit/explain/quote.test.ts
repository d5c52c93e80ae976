import { expect, it } from 'vitest';
import { quoteSentence } from '../../../lib/explain/quote.ts';

it('quotes a page with one full stop', () => {
  expect(quoteSentence({ host: 'app.example', text: 'State mismatch. ' })).toBe(
    'app.example says “State mismatch”.',
  );
  expect(quoteSentence({ host: 'app.example', text: 'Why?' })).toBe('app.example says “Why?”.');
});
