import { describe, expect, it } from 'vitest';
import { exchange, formBody, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import {
  code,
  codeFlow,
  detailOf,
  idTokenOf,
  outcomeOf,
  verdictsOf,
  webAppFlow,
  type Changes,
} from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'answer-not-as-asked';
const state = 'af0ifjsldkj9320ad';
const cb = 'https://app.example/cb';
const lists = (...response_modes_supported: readonly string[]) => ({
  metadata: { response_modes_supported },
});
const posted = (fields: Readonly<Record<string, string>>): Partial<ExchangeFields> => ({
  url: cb,
  method: 'POST',
  requestHeaders: [['Origin', 'https://op.example']],
  requestBody: formBody(fields),
});
const mode = (response_mode: string) => ({ request: { response_mode } });
const jarm = jwt({ iss: 'https://op.example', aud: 'spa', exp: 1767225900, code, state });

/** The server answers from the page where the person logged in. */
const answered = (request: Changes, target: string) =>
  codeFlow({
    request,
    requestExchange: { status: 303, redirectUrl: 'https://op.example/login' },
    response: null,
    token: null,
    then: [
      redirect('https://op.example/auth/resume', target),
      exchange({ url: target, status: 200, context: { resourceType: 'main_frame' } }),
    ],
  });

describe('answer-not-as-asked is', () => {
  it('medium for an answer in the address where a form was asked for', () => {
    const login = webAppFlow({ ...mode('form_post'), ...lists('query', 'form_post') });
    expect(verdictsOf(id, login)).toEqual(['medium certain']);
    expect(detailOf(id, login)).toBe('response_mode=form_post was asked for; the answer came by query.');
    expect(detailOf(id, redacted(login))).toBe(detailOf(id, login));
  });

  it('low where the provider’s description was not seen', () => {
    expect(verdictsOf(id, webAppFlow(mode('form_post')))).toEqual(['low firm']);
  });

  it.each(['jwt', 'query.jwt', 'form_post.jwt'])(
    'high for a plain answer to %s with which the client went on',
    (asked) => {
      expect(verdictsOf(id, codeFlow(mode(asked)))).toEqual(['high certain']);
      expect(detailOf(id, codeFlow(mode(asked)))).toBe(
        `response_mode=${asked} was asked for; the answer came by query, unsigned. The client went on all the same.`,
      );
    },
  );

  it('medium for a plain answer where nothing shows that the client took it', () => {
    expect(verdictsOf(id, codeFlow({ ...mode('jwt'), token: null }))).toEqual(['medium certain']);
  });

  it('medium for a signed answer by another way', () => {
    const login = codeFlow({
      ...mode('query.jwt'),
      ...lists('query.jwt'),
      responseExchange: { url: `${cb}#response=${jarm}` },
    });
    expect(verdictsOf(id, login)).toEqual(['medium certain']);
  });

  it('medium for a code alone where an ID token was asked for with it', () => {
    const login = answered({ response_type: 'code id_token' }, `${cb}#code=${code}&state=${state}`);
    expect(verdictsOf(id, login)).toEqual(['medium certain']);
    expect(detailOf(id, login)).toBe(
      'response_type=code id_token was asked for; the answer has no id_token.',
    );
    expect(detailOf(id, redacted(login))).toBe(detailOf(id, login));
  });

  it('medium for a token that nobody asked for', () => {
    const login = answered(
      {},
      `${cb}#code=${code}&state=${state}&access_token=SlAV32hkKG-7a9d&token_type=Bearer`,
    );
    expect(verdictsOf(id, login)).toEqual(['medium certain']);
    expect(detailOf(id, login)).toContain('access_token came unasked.');
  });
});

describe('answer-not-as-asked says nothing', () => {
  it.each([
    [
      'of a form that was asked for',
      webAppFlow({ ...mode('form_post'), responseExchange: posted({ code, state }) }),
    ],
    ['of a signed answer', codeFlow({ ...mode('jwt'), responseExchange: { url: `${cb}?response=${jarm}` } })],
    [
      'of an answer with all that was asked for',
      answered(
        { response_type: 'code id_token' },
        `${cb}#code=${code}&id_token=${idTokenOf()}&state=${state}`,
      ),
    ],
    ['of a code', answered({}, `${cb}?code=${code}&state=${state}`)],
    [
      'of an app that hands its form on to itself by an address',
      webAppFlow({
        ...mode('form_post'),
        ...lists('form_post'),
        responseExchange: {
          ...posted({ code, state }),
          redirectUrl: `${cb}/done?code=${code}&state=${state}`,
        },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('pass');
    expect(verdictsOf(id, redacted(exchanges))).toEqual([]);
  });

  it.each([
    [
      'where the mode is out of sight',
      webAppFlow({ request: { response_mode: undefined, request_uri: 'urn:x:1' } }),
    ],
    ['of a server that does not list the mode', webAppFlow({ ...mode('form_post'), ...lists('query') })],
    ['of a server whose description leaves modes out', webAppFlow({ ...mode('form_post'), metadata: {} })],
    [
      'of a server of plain OAuth 2.0',
      webAppFlow({ request: { response_mode: 'form_post', scope: 'repo', nonce: undefined } }),
    ],
    [
      'of an error',
      webAppFlow({ ...mode('form_post'), response: { code: undefined, error: 'access_denied' } }),
    ],
    ['where no answer was seen', codeFlow({ ...mode('form_post'), response: null, token: null })],
    [
      'of a fragment that was not recorded',
      codeFlow({ request: { response_type: 'code id_token' }, responseExchange: { url: cb }, token: null }),
    ],
    [
      'of a page that hands the code alone to its server',
      codeFlow({
        request: { response_type: 'code id_token' },
        responseExchange: { url: `${cb}?code=${code}&state=${state}` },
        token: null,
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('not applicable');
  });
});
