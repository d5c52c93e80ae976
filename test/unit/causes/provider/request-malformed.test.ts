import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'request-malformed';
const page = (text: string, status = 400): Partial<Exchange> => ({
  status,
  responseHeaders: [['Content-Type', 'text/html']],
  responseBody: { mediaType: 'text/html', text: `<!doctype html><title>Error</title><h1>${text}</h1>` },
});
/** Refused on a page of the provider’s. */
const refused = (changes: FlowChanges, answer = page('Bad Request')): readonly Exchange[] =>
  codeFlow({ ...changes, requestExchange: answer, response: null, token: null });
/** Sent back with an error. */
const sentBack = (changes: FlowChanges, error: string, description = ''): readonly Exchange[] =>
  codeFlow({
    ...changes,
    response: { code: undefined, error, ...(description && { error_description: description }) },
    token: null,
  });

const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

describe(`${id} is the cause of a refusal that names none`, () => {
  it.each<[string, FlowChanges, string]>([
    [
      'a client id with a line break',
      { client: 'abc123def456\n' },
      'client_id (“abc123def456\\n”) has a blank',
    ],
    ['a client id in quotes', { client: '"abc123def456"' }, 'client_id (“"abc123def456"”) has'],
    [
      'a client id whose ending stands twice',
      { client: '58-x.apps.idp.example.apps.idp.example' },
      'its ending twice',
    ],
    [
      'a secret in its place',
      { client: 'GOCSPX-abcdefghijklmnop1234567890' },
      'client_id holds what looks like a client secret',
    ],
    ['an empty scope', { request: { scope: '' } }, 'scope is empty'],
    [
      'a scope in quotes',
      { request: { scope: '"openid profile"' } },
      'is set in quotes or brackets; meant is “openid profile”',
    ],
    [
      'a scope that was encoded twice',
      { request: { scope: 'openid+profile' } },
      'scope (“openid+profile”) is separated by plus signs, spaces that were encoded twice',
    ],
    ['scopes with commas', { request: { scope: 'openid,email' } }, 'is separated by commas'],
    [
      'scopes that have run together',
      { request: { scope: 'openidprofile email' } },
      'is run together; meant is “openid profile”',
    ],
    ['a scope that was not set', { request: { scope: 'undefined' } }, 'what a program writes for no value'],
    [
      'prompt=none beside another',
      { request: { prompt: 'none login' } },
      'prompt (“none login”) joins none with another value',
    ],
    [
      'a misspelt prompt',
      { request: { prompt: 'selectAccount' } },
      'prompt (“selectAccount”) is written otherwise',
    ],
    [
      'a misspelt response mode',
      { request: { response_mode: 'form-post' } },
      'response_mode (“form-post”) is written otherwise',
    ],
    [
      'another name of the method',
      { request: { code_challenge: challenge, code_challenge_method: 'SHA256' } },
      'neither S256 nor plain',
    ],
    [
      'a challenge in standard base64',
      { request: { code_challenge: `${challenge.replace('-', '+')}=`, code_challenge_method: 'S256' } },
      'expected base64url',
    ],
    [
      'a challenge that was not set',
      { request: { code_challenge: 'undefined', code_challenge_method: 'S256' } },
      'code_challenge is what a program writes',
    ],
    [
      'a method without challenge',
      { request: { code_challenge: undefined, code_challenge_method: 'S256' } },
      'code_challenge is missing beside its method',
    ],
    [
      'an ID token without nonce',
      { request: { response_type: 'id_token', nonce: undefined } },
      'nonce is missing',
    ],
    ['no address to come back to', { request: { redirect_uri: undefined } }, 'redirect_uri is missing'],
    ['an address with a fragment', { redirectUri: 'https://app.example/#/cb' }, 'has a fragment'],
    ['an address with a *', { redirectUri: 'https://app.example/*' }, 'holds a *'],
    ['a max_age in words', { request: { max_age: '1h' } }, 'max_age (“1h”) is not a whole number'],
    [
      'claims that are no JSON',
      { request: { claims: '{id_token:{email:null}}' } },
      'claims is not a JSON object',
    ],
  ])('%s', (_, changes, says) => {
    expectReason(refused(changes), id, says);
    expect(reasonOf(refused(changes))?.why).toContain('op.example says “Bad Request”');
    expect(reasonOf(redacted(refused(changes)))?.cause).toBe(id);
  });

  const query = (text: string): readonly Exchange[] =>
    refused({}).map((one) =>
      one.url.includes('/auth?') ? { ...one, url: `https://op.example/auth?${text}` } : one,
    );
  const uri = 'redirect_uri=https%3A%2F%2Fapp.example%2Fcb';
  it.each([
    ['no response_type', `client_id=web&${uri}&scope=openid&state=af0ifjsldkj9`, 'response_type is missing'],
    [
      'one that is none',
      `response_type=codes&client_id=web&${uri}&scope=openid&state=af0ifjsldkj9`,
      'response_type (“codes”) is none that there is',
    ],
    [
      'an address as pages write it',
      `response_type=code&amp;client_id=web&amp;${uri}&amp;scope=openid&amp;state=af0ifjsldkj9`,
      'has &amp; where & is meant',
    ],
    [
      'two queries',
      `tenant=a?response_type=code&client_id=web&${uri}&scope=openid&state=af0ifjsldkj9`,
      'has a second ? where & is meant',
    ],
  ])('%s', (_, text, says) => {
    expectReason(query(text), id, says);
    expect(reasonOf(redacted(query(text)))?.cause).toBe(id);
  });

  it.each([
    [
      'a placeholder in it',
      '/{tenant}/oauth2/v2.0/authorize',
      400,
      'the address holds {tenant}, a placeholder',
    ],
    ['a word for nothing', '/undefined/oauth2/authorize', 404, 'the address holds undefined'],
    ['its path twice', '/realms/a/auth/realms/a/auth', 400, 'the address has realms in it twice'],
    ['two slashes', '/realms//protocol/auth', 400, 'the address has two slashes in a row'],
  ])('an address with %s', (_, path, status, says) => {
    const exchanges = refused({ at: `https://op.example${path}` }, page('Bad Request', status));
    expectReason(exchanges, id, says);
    expect(reasonOf(redacted(exchanges))?.cause).toBe(id);
  });

  it('in an answer, too', () => {
    const answered = sentBack({ request: { prompt: 'none login' } }, 'invalid_request');
    expectReason(answered, id, 'joins none with another value');
    expect(reasonOf(answered)?.confidence).toBe('firm');
  });

  it('for sure where the provider names the parameter', () => {
    const reason = reasonOf(
      sentBack({ request: { prompt: 'none login' } }, 'invalid_request', 'Unsupported prompt value'),
    );
    expect([reason?.cause, reason?.confidence]).toEqual([id, 'certain']);
  });

  it('and of two it is the one that the provider names', () => {
    const both = { request: { prompt: 'none login', max_age: '1h' } };
    expect(reasonOf(refused(both, page('max_age must be a number')))?.why).toContain('max_age');
  });

  it('and no secret is told', () => {
    const why = reasonOf(refused({ client: 'GOCSPX-abcdefghijklmnop1234567890' }))?.why;
    expect(why).not.toContain('GOCSPX');
  });
});

describe(`${id} is not the cause`, () => {
  const wrong: FlowChanges = { request: { prompt: 'none login' } };
  it.each<[string, readonly Exchange[]]>([
    ['of a request that breaks no form', refused({})],
    ['where the provider names another parameter', refused(wrong, page('Invalid redirect_uri'))],
    [
      'where it names another reason',
      refused(wrong, page('AADSTS90094: App needs permission that only an admin can grant.')),
    ],
    [
      'where it does not know the client',
      refused(wrong, page('Unknown client: the client was not found', 401)),
    ],
    ['where the address leads nowhere', refused(wrong, page('Not Found', 404))],
    ['where nobody was there', refused(wrong, page('Bad Gateway', 502))],
    ['where the person said no', sentBack(wrong, 'access_denied')],
    ['where a login is needed', sentBack({ request: { max_age: '1h', prompt: 'none' } }, 'login_required')],
    ['of a scope that was refused for its name', sentBack(wrong, 'invalid_scope')],
    ['of a login that worked', codeFlow(wrong)],
    ['where commas separate names of a vendor', refused({ request: { scope: 'repo,user' } })],
    ['where the scope is a word of its own with a plus', refused({ request: { scope: 'calendar+read' } })],
    [
      'where a reason is given in any words',
      refused(wrong, page('This application has been suspended for violating our policy')),
    ],
    ['where the server broke', refused(wrong, page('Internal Server Error', 500))],
    ['where it answered that it broke', sentBack(wrong, 'server_error')],
    [
      'where a prompt of another kind was denied',
      refused(wrong, page('You denied the prompt on your phone')),
    ],
    [
      'of commas that a provider wants',
      refused({ at: 'https://kauth.kakao.com/oauth/authorize', request: { scope: 'openid,account_email' } }),
    ],
    [
      'of a nonce that a provider does without',
      refused({
        at: 'https://appleid.apple.com/auth/authorize',
        request: { response_type: 'code id_token', nonce: undefined },
      }),
    ],
    ['of a name that begins with your', refused({ at: 'https://op.example/yourbank/authorize' })],
    ['of other values of prompt that vendors have', refused({ request: { prompt: 'admin_consent' } })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

it('says of an empty scope that was refused by that name where to enter scopes', () => {
  const exchanges = codeFlow({
    request: { scope: '' },
    response: { code: undefined, error: 'invalid_scope', error_description: 'Invalid scopes: ' },
    token: null,
  });
  expectReason(exchanges, id, 'scope is empty');
  expect(reasonOf(exchanges)?.fix).toContain('in the app’s settings of this login');
  expect(reasonOf(exchanges)?.fix).toContain('Nothing has to be added at the provider');
});
