import { expect, it } from 'vitest';
import { profiles } from '../../../lib/profiles/index.ts';
import { unheldOf, unheldWords } from '../../../lib/telling/unheld-profiles.ts';

const held = { profiles: [{ id: 'rfc9700' }, { id: 'oauth-2.1' }] } as const;

it('are those that were asked for and that no flow has', () => {
  expect(unheldOf([held], ['rfc9700', 'mcp', 'all'])).toEqual(['mcp']);
  expect(unheldOf([{ profiles: [] }, held], ['oauth-2.1'])).toEqual([]);
});

it('say what they are for, each of them', () => {
  for (const { id } of profiles)
    expect(unheldWords(id)).toMatch(/held against [\w.-]+: it is for \w.{10,}\.$/);
});
