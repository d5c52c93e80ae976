import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'malformed-header';
const token = 'mF_9.B5f-4.1JqM-access-01';

describe(`${id} is the cause`, () => {
  it.each<[string, string, ApiCall, string]>([
    ['nothing after Bearer', 'Bearer ', {}, 'no token after it'],
    ['undefined', 'Bearer undefined', {}, '“Authorization: Bearer undefined”'],
    ['null', 'Bearer null', { challenge: 'Bearer error="invalid_token"' }, 'Bearer null'],
    ['NaN that is answered 400', 'Bearer NaN', { status: 400 }, 'answered 400'],
    ['an object', 'bearer [object Object]', {}, '[object Object]'],
    ['Bearer twice', `Bearer Bearer ${token}`, { message: 'jwt malformed' }, 'Bearer twice'],
    ['quotation marks', `Bearer "${token}"`, {}, 'quotation marks'],
    ['a token without Bearer', token, {}, 'without “Bearer”'],
    ['Token where Bearer is wanted', `Token ${token}`, { challenge: 'Bearer realm="api"' }, '“Token”'],
  ])('where the header has %s', (_, authorization, call, words) => {
    const exchanges = calledApi({ token, authorization, ...call });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, owner: 'client' });
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.why).not.toContain(token);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    ['of a well-formed header', { token }],
    ['where the API answers', { token, authorization: 'Bearer undefined', status: 200 }],
    ['of a missing page', { token, authorization: 'Bearer undefined', status: 404 }],
    ['where the API takes Token', { token, authorization: `Token ${token}`, challenge: 'Token' }],
    ['where nothing says that it wants Bearer', { token, authorization: `Token ${token}` }],
    ['of a call long after the login', { token, authorization: 'Bearer null', after: 3600 }],
    ['of a call before the login', { token, authorization: 'Bearer null', after: -5 }],
    [
      'of a call of another page',
      { token, authorization: 'Bearer null', call: { context: { initiator: 'https://other.example' } } },
    ],
    ['of a key that no login issued', { token, authorization: 'k3y-of-the-api-0123456789' }],
    ['of Basic credentials', { token, authorization: 'Basic dTpw' }],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });

  it('where the page sends its token right the next time', () => {
    const exchanges = calledApi({ token, authorization: 'Bearer undefined' });
    const mended = calledApi({ token, status: 200, after: 12 });
    expect(causesOf(exchanges)).toEqual([id]);
    expect(causesOf([...exchanges, { ...mended.at(-1)!, id: 'later', entry: 99 }])).toEqual([]);
  });
});
