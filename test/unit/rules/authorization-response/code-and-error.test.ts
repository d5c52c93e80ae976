import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'code-and-error';

describe('code-and-error is', () => {
  it('low for an answer that grants and refuses, also after redaction', () => {
    const exchanges = codeFlow({ response: { error: 'access_denied' }, token: null });
    expect(verdictsOf(rule, exchanges)).toEqual(['low certain']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['low certain']);
  });

  it('low where the client went on with the code', () => {
    expect(verdictsOf(rule, codeFlow({ response: { error: 'login_required' } }))).toEqual(['low certain']);
  });
});

describe('code-and-error says nothing', () => {
  it('of a grant', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('pass');
  });

  it('of a refusal', () => {
    const exchanges = codeFlow({ response: { code: undefined, error: 'access_denied' }, token: null });
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it('of an error that is numbered in a parameter of that name', () => {
    const exchanges = codeFlow({ response: { code: '403', error: 'access_denied' }, token: null });
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it('of an empty error', () => {
    expect(verdictsOf(rule, codeFlow({ response: { error: '' } }))).toEqual([]);
  });

  it('where no answer was seen', () => {
    expect(outcomeOf(rule, codeFlow({ response: null, token: null }))).toBe('not applicable');
  });
});
