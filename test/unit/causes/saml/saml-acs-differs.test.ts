import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import {
  dated,
  samlAnswer,
  samlRequest,
  type AnswerChanges,
  type RequestChanges,
} from '../../../support/saml-login.ts';

const id = 'saml-acs-differs';
/** The site does not let the person in. */
const refused = {
  status: 500,
  responseHeaders: [dated(baseTime + 1000)],
  responseBody: { mediaType: 'text/html', text: '<h1>Error</h1>' },
};
const login = (answer: AnswerChanges = {}, request: RequestChanges = {}) =>
  capture(samlRequest(request), samlAnswer({ exchange: refused, ...answer }));

describe(`${id} is the cause`, () => {
  it('of a response at another address than the one asked for', () => {
    const other = 'https://www.sp.example/saml/acs';
    const exchanges = login({ at: other, destination: other, recipients: [other] });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(
      'asked for the response at https://sp.example/saml/acs and got it at https://www.sp.example/saml/acs',
    );
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['of the address asked for', login()],
    [
      'where none was asked for',
      login(
        { at: 'https://www.sp.example/acs', destination: 'https://www.sp.example/acs' },
        { consumer: null },
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
