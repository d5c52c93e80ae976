import { describe, expect, it } from 'vitest';
import { handedToPage } from '../../../../lib/facts/leaks/handed-to-page.ts';
import { json } from '../../../support/exchange.ts';
import { factsOf, webAppFlow } from '../../../support/flow.ts';

const context = { resourceType: 'fetch', initiator: 'https://app.example' } as const;
const given = (answer: unknown, more = {}) =>
  factsOf(webAppFlow({ then: [json('https://app.example/api/me', answer, { context, ...more })] }))
    .of(handedToPage)
    ?.map(({ what }) => what);

describe('handedToPage', () => {
  it('finds a credential however deep it stands', () => {
    expect(given({ a: [{ b: { refresh_token: 'rt-8xLOxBtZp8QmVn5s' } }] })).toEqual(['refresh_token']);
  });

  it('names the worst of several', () => {
    const answer = {
      refresh_token: 'rt-8xLOxBtZp8QmVn5s',
      clientId: 'spa',
      clientSecret: '7Fjfp0ZBr1KtDRbnfVdm',
    };
    expect(given(answer)).toEqual(['client_secret']);
  });

  it('believes what was recorded before redaction', () => {
    expect(given({}, { responseBody: undefined, verdicts: { handed_to_page: 'refresh_token' } })).toEqual([
      'refresh_token',
    ]);
  });

  it('finds nothing where there is none, and looks at a bounded number of objects', () => {
    expect(given({ refresh_token: 'no' })).toEqual([undefined]);
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`m${at}`, {}]));
    expect(given({ ...many, z: { refresh_token: 'rt-8xLOxBtZp8QmVn5s' } })).toEqual([undefined]);
  });

  it('is not seen where the answer was refused or not recorded', () => {
    expect(given({ a: 1 }, { status: 403 })).toBeUndefined();
    expect(given({ a: 1 }, { responseBody: undefined })).toBeUndefined();
  });
});
