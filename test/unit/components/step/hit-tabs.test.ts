import { describe, expect, it } from 'vitest';
import { hitTabs } from '../../../../components/step/hit-tabs.ts';
import { exchange, form } from '../../../support/exchange.ts';
import { jwt } from '../../../support/logins.ts';

const idToken = jwt({ iss: 'https://op.example', sub: 'ann', jti: 'once-0123' });
const asked = exchange(
  form(
    'https://op.example/token?tenant=a',
    { code: 'Splx', id_token_hint: idToken },
    {
      requestHeaders: [['DPoP-Nonce', 'Nx81']],
      responseHeaders: [['X-Request-Id', 'r-778']],
      responseBody: { mediaType: 'text/plain', text: 'No such code' },
    },
  ),
);
const groups = [
  { title: 'In the query', rows: [{ name: 'tenant', value: 'a', echoes: [] }] },
  {
    title: 'In the request body',
    rows: [
      { name: 'code', value: 'Splx', echoes: [] },
      { name: 'id_token_hint', value: idToken, echoes: [] },
    ],
  },
];
const where = (...words: readonly string[]) => hitTabs(words, groups, asked);

describe('what is looked for stands in', () => {
  it.each([
    ['a parameter, and the request that carried it', 'splx', ['parameters', 'request']],
    ['a parameter’s name', 'tenant=', ['parameters', 'request']],
    ['a header of the request', 'nx81', ['request']],
    ['a header of the answer', 'x-request-id: r-778', ['response']],
    ['the body of the answer', 'no such code', ['response']],
    ['a claim, which is written otherwise in its token', 'once-0123', ['tokens']],
  ])('%s', (_, word, tabs) => {
    expect(where(word)).toEqual(tabs);
  });

  it('each tab that has one of several words', () => {
    expect(where('nx81', 'r-778')).toEqual(['request', 'response']);
  });

  it('none where nothing is looked for, where it is not, and of a step that nobody saw', () => {
    expect(where()).toEqual([]);
    expect(where('elsewhere')).toEqual([]);
    expect(hitTabs(['splx'], [], undefined)).toEqual([]);
  });
});
