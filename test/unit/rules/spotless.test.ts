import { expect, it } from 'vitest';
import { codeFlow, findingsOf, flowsOf, webAppFlow } from '../../support/flow.ts';

it('finds nothing in a login in which nothing is wrong', () => {
  const [flow] = flowsOf(codeFlow());
  expect(flow).toMatchObject({ outcome: 'succeeded', pkce: 'S256', client: { type: 'public' } });
  expect(findingsOf(codeFlow())).toEqual([]);
});

it('finds nothing in a web app’s login in which nothing is wrong', () => {
  const [flow] = flowsOf(webAppFlow());
  expect(flow).toMatchObject({ outcome: 'succeeded', client: { type: 'confidential' } });
  expect(findingsOf(webAppFlow())).toEqual([]);
});
