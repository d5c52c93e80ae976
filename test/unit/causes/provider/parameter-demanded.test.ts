import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type Changes } from '../../../support/flow.ts';

const id = 'parameter-demanded';
const html = (text: string) => ({ mediaType: 'text/html', text: `<html><body>${text}</body></html>` });
const answer = (error_description: string, request: Changes = {}, error = 'invalid_request') =>
  codeFlow({
    request,
    response: { code: undefined, error, error_description },
    responseExchange: { status: 500, responseBody: html('<p class="error">It did not work</p>') },
    token: null,
  });
const page = (words: string, request: Changes = {}) =>
  codeFlow({
    request,
    requestExchange: { status: 400, responseBody: html(`<h1>Bad Request</h1><p class="error">${words}</p>`) },
    response: null,
    token: null,
  });
const ofAdfs =
  "MSIS9601: The 'resource' parameter is missing in the authorization request. Send the 'resource' parameter that contains the resource identifier's value.";

describe(`${id} is the cause`, () => {
  it.each<[string, ReturnType<typeof answer>, string]>([
    ['of AD FS', answer(ofAdfs), 'resource'],
    ['of a server that names it first', answer('audience is required'), 'audience'],
    ['of one that wants a nonce', answer('Missing parameter: nonce', { nonce: undefined }), 'nonce'],
    [
      'of Entra',
      page("AADSTS900144: The request body must contain the following parameter: 'scope'.", {
        scope: undefined,
      }),
      'scope',
    ],
    [
      'of Google’s page',
      page('Required parameter is missing: redirect_uri', { redirect_uri: undefined }),
      'redirect_uri',
    ],
    ['of a page of its own', page('Missing required parameter "organization"'), 'organization'],
  ])('%s', (_, exchanges, name) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({
      owner: 'client',
      confidence: name === 'audience' ? 'firm' : 'certain',
    });
    expect(reasonOf(exchanges)?.why).toContain(`demands ${name} in the authorization request`);
    expect(reasonOf(exchanges)?.fix).toContain(`send ${name}`);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof answer>]>([
    ['of a request that has it', answer(ofAdfs, { resource: 'https://api.example' })],
    ['of a request inside which it may be', answer(ofAdfs, { request_uri: 'urn:example:1' })],
    ['of a value that is wrong', answer("The 'resource' parameter is invalid")],
    ['of a scope that an account lacks', answer('User is missing scope admin', {}, 'access_denied')],
    ['of state, which has a cause of its own', answer('state is required', { state: undefined })],
    ['of words about the resource', answer('The resource is not available')],
    ['of a claim that is missing', answer('email is missing')],
    ['of a membership', answer('Membership in the organization is required.')],
    ['of words of the language', answer('A secure connection is required')],
    ['of a claim from elsewhere', answer('Missing claims in the upstream token: email')],
    ['of a consent', answer('Missing parameter: audience', {}, 'consent_required')],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
