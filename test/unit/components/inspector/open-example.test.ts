import { expect, it } from 'vitest';
import { openExample } from '../../../../components/inspector/open-example.ts';

it('an example is read like any file, under its own name', async () => {
  const opened: File[] = [];
  const shown = await openExample('code-flow', {
    fetchExample: async () => new Blob(['{}']),
    open: async (file) => opened.push(file) > 0,
    onMissing: expect.unreachable,
  });
  expect(shown).toBe(true);
  expect(opened.map(({ name }) => name)).toEqual(['Example: A good code flow with PKCE']);
});

it('an example whose file is missing is told, and nothing is opened', async () => {
  const told: string[] = [];
  const shown = await openExample('code-flow', {
    fetchExample: () => Promise.reject(new Error('404')),
    open: async () => expect.unreachable(),
    onMissing: (sentence) => void told.push(sentence),
  });
  expect(shown).toBe(false);
  expect(told).toEqual([expect.stringContaining('could not be opened')]);
});
