import { expect, it } from 'vitest';
import { headlines } from '../../../lib/report/headlines.ts';

it('a finding that another one explains is no headline', () => {
  const headline = { rule: 'callback-over-http', part_of: undefined };
  const part = { rule: 'redirect-uri-http', part_of: 'callback-over-http' };
  const alone = { rule: 'pkce-missing', part_of: undefined };
  expect(headlines([part, headline, alone])).toEqual([headline, alone]);
});

it('without findings there is none', () => {
  expect(headlines([])).toEqual([]);
});
