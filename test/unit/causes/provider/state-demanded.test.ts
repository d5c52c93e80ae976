import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type Changes } from '../../../support/flow.ts';

const id = 'state-demanded';
const html = (text: string) => ({ mediaType: 'text/html', text: `<html><body>${text}</body></html>` });
const without = { state: undefined };
const okta = "The authentication request has an invalid 'state' parameter.";
const answer = (
  error_description: string,
  request: Changes = without,
  error = 'invalid_request',
  more: Changes = without,
) =>
  codeFlow({
    request,
    response: { code: undefined, error, error_description, ...more },
    responseExchange: {
      status: 500,
      responseBody: html('<p class="error">authorization response from the server is an error</p>'),
    },
    token: null,
  });
const page = (words: string, request: Changes = without) =>
  codeFlow({
    request,
    requestExchange: { status: 400, responseBody: html(`<h1>Bad Request</h1><p class="error">${words}</p>`) },
    response: null,
    token: null,
  });

describe(`${id} is the cause where no state was sent`, () => {
  it.each<[string, ReturnType<typeof answer>]>([
    ['of Okta', answer(okta)],
    ['of bshaffer’s server', answer('The state parameter is required')],
    ['of a server that checks fields', answer('state: must not be empty')],
    ['of one that checks types', answer('"state" should not be empty')],
    ['of one that names the field', answer('state: Field required')],
    [
      'of Ory',
      answer(
        'The state is missing or does not have enough characters and is therefore considered too weak.',
        without,
        'invalid_state',
      ),
    ],
    ['on a page of its own', page('Missing state parameter')],
    [
      'on the page of Vipps',
      page(
        'The state parameter is missing or does not have enough characters. It must be at least 5 characters long.',
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({
      proof: 'comparison',
      confidence: 'certain',
      owner: 'client',
    });
    expect(reasonOf(exchanges)?.why).toMatch(/^op\.example demands a state .* the app sent none\./);
  });

  it('or one that is too short', () => {
    const exchanges = answer(
      'The state is missing or does not have enough characters and is therefore considered too weak.',
      { state: 'abc' },
      'invalid_state',
      { state: 'abc' },
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('demands a longer state of this client than the one');
    expect(reasonOf(exchanges)?.why).not.toMatch(/\d/);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof answer>]>([
    ['where a state was sent', answer(okta, {}, 'invalid_request', {})],
    [
      'of one with a wrong letter',
      answer('The state contains invalid characters.', {}, 'invalid_request', {}),
    ],
    ['of other words', answer('The scope parameter is missing.')],
    ['of where somebody lives', answer('Missing required parameter: state of residence')],
    ['of a state of the union', answer('Your account is in an invalid state.')],
    ['of other parameters beside it', answer('redirect_uri, client_id or state is missing')],
    [
      'where the app says it',
      codeFlow({
        request: without,
        response: without,
        responseExchange: { status: 400, responseBody: html('<p class="error">Invalid state parameter</p>') },
        token: null,
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe('what a provider says of the state that it was sent', () => {
  it('is never told as what the app’s own session remembers', () => {
    const told = causesOf(answer(okta, {}, 'invalid_request', {}));
    expect(told).not.toContain('second-start-overwrites');
    expect(told).not.toContain('callback-twice');
    expect(told).not.toContain('state-cookie-lost');
    expect(told).not.toContain('secret-wrong-or-expired');
  });

  it('is told so where the app says it', () => {
    const exchanges = codeFlow({
      responseExchange: { status: 400, responseBody: html('<p class="error">Invalid state parameter</p>') },
      token: null,
    });
    expect(causesOf(exchanges)).toContain('second-start-overwrites');
  });
});
