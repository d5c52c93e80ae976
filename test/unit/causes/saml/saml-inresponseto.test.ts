import { describe, expect, it } from 'vitest';
import { causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import {
  dated,
  samlAnswer,
  samlRequest,
  type AnswerChanges,
  type RequestChanges,
} from '../../../support/saml-login.ts';

const id = 'saml-inresponseto';
/** The site does not let the person in. */
const refused = {
  status: 500,
  responseHeaders: [dated(baseTime + 1000)],
  responseBody: { mediaType: 'text/html', text: '<h1>Error</h1>' },
};
const login = (answer: AnswerChanges = {}, request: RequestChanges = {}) =>
  capture(samlRequest(request), samlAnswer({ exchange: refused, ...answer }));

describe(`${id} is the cause`, () => {
  it('where the same site began another login in between', () => {
    const exchanges = capture(
      samlRequest(),
      samlRequest({ id: '_request2', relayState: 'r2' }),
      samlAnswer({ exchange: refused }),
    );
    expect(causesOf(exchanges)).toContain(id);
  });
});

it(`${id} is the cause where a request is named that the site was not seen to send`, () => {
  const exchanges = login({ inResponseTo: '_of-yesterday' });
  const reason = reasonOf(exchanges);
  expect(reason?.cause).toBe(id);
  expect(reason?.why).toContain('_of-yesterday');
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['of an answer to the only request', login()],
    [
      'of another request where the site let the person in',
      capture(samlRequest(), samlAnswer({ inResponseTo: '_x' })),
    ],
    ['of a login that the provider began', capture(samlAnswer({ inResponseTo: null, exchange: refused }))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
