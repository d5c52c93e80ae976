import { describe, expect, it } from 'vitest';
import { code, codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'state-not-returned';
const without = { state: undefined };

describe('state-not-returned is medium', () => {
  it('for a code that comes back alone', () => {
    expect(verdictsOf(rule, codeFlow({ response: without }))).toEqual(['medium certain']);
    expect(verdictsOf(rule, redacted(codeFlow({ response: without })))).toEqual(['medium certain']);
  });

  it('for an error that comes back without it', () => {
    const response = { ...without, code: undefined, error: 'access_denied' };
    expect(verdictsOf(rule, codeFlow({ response, token: null }))).toEqual(['medium certain']);
    expect(detailOf(rule, codeFlow({ response, token: null }))).toContain('error');
  });
});

describe('state-not-returned says nothing', () => {
  const landing = (url: string) => codeFlow({ responseExchange: { url } });
  it.each([
    ['where it came back', codeFlow()],
    [
      'where it came back as another: that is state-mismatch',
      codeFlow({ response: { state: 'foreign-31c7' } }),
    ],
    ['where none was sent', codeFlow({ request: { state: undefined }, response: without })],
    [
      'where it stands in the fragment beside a code in the query',
      landing(`https://app.example/cb?code=${code}#state=af0ifjsldkj9320ad`),
    ],
    [
      'of a response object',
      landing(`https://app.example/cb?response=${jwt({ iss: 'https://op.example', code })}`),
    ],
    [
      'where the server showed a page of its own',
      codeFlow({ requestExchange: { status: 400 }, response: null, token: null }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it('and does not apply to a form whose content was not recorded', () => {
    const responseExchange = { method: 'POST', url: 'https://app.example/cb', status: 200 };
    const exchanges = codeFlow({ request: { response_mode: 'form_post' }, responseExchange, token: null });
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
