import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import {
  capture,
  exchange,
  form,
  redirect,
  urlWith,
  type ExchangeFields,
} from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const page = { context: { resourceType: 'main_frame' } } as const;
const login = 'https://app.example/login';
const begin = { iss: 'https://op.example', target_link_uri: 'https://app.example/notes/7' };
const kinds = (fields: ExchangeFields) => recognise(exchange(fields), nothingLearned).map(({ kind }) => kind);
const [request, answer] = codeFlow();

describe('a login that another site begins is recognised', () => {
  it.each([
    ['with where to go (OIDC Core §4)', { ...begin }],
    ['with a hint', { iss: 'https://op.example', login_hint: 'kim@example.org' }],
    [
      'from a learning platform',
      { ...begin, login_hint: '29123', lti_message_hint: 'm-7', client_id: 'tool' },
    ],
  ])('%s', (_, parameters) => {
    expect(kinds({ url: urlWith(login, parameters), ...page })).toEqual(['third_party_initiated_login']);
    expect(kinds(form(login, parameters, page))).toEqual(['third_party_initiated_login']);
  });
});

describe('is none:', () => {
  it.each([
    ['an issuer alone', { iss: 'https://op.example' }],
    ['an issuer that is no address', { iss: 'op', login_hint: 'kim' }],
    ['a hint alone', { login_hint: 'kim@example.org' }],
    ['an answer that names its issuer', { ...begin, error: 'not_mine' }],
    ['a request that names its issuer', { ...begin, response_type: 'none' }],
    ['a logout frame', { iss: 'https://op.example', sid: 's-1', login_hint: 'kim' }],
  ])('%s', (_, parameters) => {
    expect(kinds({ url: urlWith(login, parameters), ...page })).toEqual([]);
  });

  it('a fetch', () => {
    expect(kinds({ url: urlWith(login, begin), context: { resourceType: 'fetch' } })).toEqual([]);
  });
});

describe('it belongs to the login that follows', () => {
  const told = (...steps: readonly ExchangeFields[]) =>
    flowsOf(capture(...steps.map(({ id: _, entry: __, startedAt: ___, ...fields }) => fields))).map((flow) =>
      flow.steps.filter(({ observed }) => observed).map(({ kind }) => kind),
    );
  const begun = ['third_party_initiated_login', 'authorization_request', 'authorization_response'];

  it('when the app sends the browser straight on', () => {
    expect(told(redirect(urlWith(login, begin), request!.url), request!, answer!)).toEqual([begun]);
  });

  it('when a page of the app does', () => {
    expect(told({ url: urlWith(login, begin), status: 200, ...page }, request!, answer!)).toEqual([begun]);
  });

  it('and to no other', () => {
    const elsewhere = { ...begin, iss: 'https://other.example' };
    expect(told({ url: urlWith(login, elsewhere), status: 200, ...page }, request!, answer!)).toEqual([
      begun.slice(1),
    ]);
    expect(told(request!, answer!, { url: urlWith(login, begin), status: 200, ...page })).toEqual([
      begun.slice(1),
    ]);
  });

  it('makes no flow where nothing follows', () => {
    expect(told({ url: urlWith(login, begin), status: 200, ...page })).toEqual([]);
  });
});
