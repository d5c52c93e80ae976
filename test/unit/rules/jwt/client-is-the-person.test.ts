import { describe, expect, it } from 'vitest';
import { form, jsonBody } from '../../../support/exchange.ts';
import { accessToken, codeFlow, outcomeOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'client-is-the-person';
const given = (access_token: string) => codeFlow({ tokenAnswer: { access_token, token_type: 'Bearer' } });
const about = (sub: unknown) => jwt({ iss: 'https://op.example', aud: 'https://api.example', sub });

describe('client-is-the-person is low', () => {
  it('for a person’s token whose subject is the client, also after redaction', () => {
    expect(verdictsOf(rule, given(about('spa')))).toEqual(['low firm']);
    expect(verdictsOf(rule, redacted(given(about('spa'))))).toEqual(['low firm']);
  });
});

describe('client-is-the-person says nothing', () => {
  it('of a token about a person', () => {
    expect(outcomeOf(rule, given(about('248289761001')))).toBe('pass');
  });

  it.each([
    ['of a token without a subject', given(about(undefined))],
    ['of an opaque token', given(accessToken)],
    ['of a login whose tokens nobody saw', webAppFlow()],
    [
      'of a client that asks for itself',
      [
        form(
          'https://op.example/token',
          { grant_type: 'client_credentials', client_id: 'web', client_secret: 'hunter2hunter2' },
          { status: 200, responseBody: jsonBody({ access_token: about('web'), token_type: 'Bearer' }) },
        ),
      ],
    ],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
