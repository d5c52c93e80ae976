import { describe, expect, it } from 'vitest';
import { endingOf } from '../../../../lib/facts/ending.ts';
import { saysFailure } from '../../../../lib/facts/said/says-failure.ts';
import { page, tab } from '../../../support/around.ts';
import { causeAndOfTrace, reasonOf } from '../../../support/causes.ts';
import { redacted } from '../../../support/redacted.ts';
import { capture, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsIn } from '../../../support/flows-in.ts';
import { spaLogin } from '../../../support/scenario.ts';

const login = spaLogin('a', { tab });
const provider = new URL(login.request().url).origin;
const shown = (text: string, at = '/login', status = 200) =>
  page(`${provider}${at}`, { status, responseBody: { mediaType: 'text/html', text } });
const entra = (message: string) =>
  shown(`<script>$Config={"strServiceExceptionMessage":"${message}","iErrorCode":1};</script>`);
const form = '<form method="post"><input name="username"><input type="password" name="password"></form>';

const endingAfter = (...pages: readonly ExchangeFields[]) =>
  endingOf({ ...flowsIn(login.request(), ...pages)[0]!, saysFailure });

describe('a login ended on a page of the provider’s that was answered with success', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['that says so in the provider’s words', [shown(form), shown('<h1>Permission denied</h1>')]],
    ['whose settings name the error', [shown(form), entra('AADSTS50105: The user is blocked.')]],
  ])('%s', (_, pages) => {
    expect(endingAfter(...pages).outcome).toBe('failed');
  });

  it('with the number that the page names', () => {
    expect(endingAfter(entra('AADSTS50105: The user is blocked.')).error?.code).toBe('AADSTS50105');
  });
});

describe('a login still waits', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['at a form that is there again after a wrong password', [shown(`<p>Access denied</p>${form}`)]],
    ['at a page whose settings name no error', [entra('')]],
    ['at a page that speaks of something else', [shown('<h1>Check your mail</h1>')]],
    ['after a refusal from which the person went back', [shown('<h1>Permission denied</h1>'), shown(form)]],
    ['at a page in words that nobody knows of the provider', [shown('<h1>Something failed for you</h1>')]],
  ])('%s', (_, pages) => {
    expect(endingAfter(...pages).outcome).toBe('pending');
  });

  it('where nobody reads pages', () => {
    const [flow] = flowsIn(login.request(), shown('<h1>Permission denied</h1>'));
    expect(endingOf(flow!).outcome).toBe('pending');
  });
});

const mismatch =
  'Authorization failed because there is a mismatch between the scopes in the install URL and the app’s configured scopes. Please contact the app developer.';
const called = (message: string, status = 400, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url: `${provider}/api/authorize/validate`,
  method: 'POST',
  status,
  context: { resourceType: 'fetch', initiator: provider, tab },
  responseHeaders: [['Content-Type', 'application/json']],
  responseBody: { mediaType: 'application/json', text: JSON.stringify({ status: 'error', message }) },
  ...more,
});

const said = (body: object) =>
  called('', 200, { responseBody: { mediaType: 'application/json', text: JSON.stringify(body) } });

describe('a login ended by what the provider’s page was told by its own server', () => {
  it.each<[string, ExchangeFields]>([
    ['bad request', called(mismatch)],
    ['forbidden', called(mismatch, 403)],
    ['not found', called(mismatch, 404)],
    ['unauthorized, of what was sent', called(mismatch, 401)],
    ['an answer of success with a status of its own', said({ status: 'error', msg: mismatch, data: null })],
    ['an answer of success that says it was none', said({ success: false, message: mismatch })],
    ['an answer of success with an error in it', said({ id: 'a1', error: { code: 403, message: mismatch } })],
  ])('in known words: %s', (_, call) => {
    expect(endingAfter(shown('<div id="app"></div>'), call).outcome).toBe('failed');
    const seen = capture(login.request(), shown('<div id="app"></div>'), call);
    expect(causeAndOfTrace(seen)).toEqual(['scope-retired-or-not-allowed', 'scope-retired-or-not-allowed']);
  });

  const stage = (component: string) => ({
    ...called('', 200, {
      url: `${provider}/api/v3/flows/executor/default-provider-authorization/`,
      method: 'GET',
    }),
    responseBody: {
      mediaType: 'application/json',
      text: JSON.stringify({
        component,
        flow_info: { title: 'Redirecting to Wiki' },
        error_message: 'Request has been denied.',
      }),
    },
  });

  it('as authentik is, with status 200 and a stage that denies', () => {
    expect(endingAfter(shown('<ak-flow-executor/>'), stage('ak-stage-access-denied')).outcome).toBe('failed');
    expect(endingAfter(shown('<ak-flow-executor/>'), stage('ak-stage-password')).outcome).toBe('pending');
  });

  it('which its trace keeps', () => {
    const seen = capture(login.request(), shown('<ak-flow-executor/>'), stage('ak-stage-access-denied'));
    expect(causeAndOfTrace(seen)).toEqual(['policy-denied', 'policy-denied']);
  });

  it.each<[string, readonly ExchangeFields[]]>([
    ['in words that nobody knows', [called('Please choose one of your accounts')]],
    ['of a password that was wrong', [called('Authentication failed', 401)]],
    ['where the page went on', [called(mismatch), shown('<h1>Choose an account</h1>')]],
    ['where the call was answered', [said({ status: 'ok', message: mismatch })]],
    ['where it says that nothing failed', [said({ error: null, success: true, message: mismatch })]],
    [
      'where a long answer has such a member',
      [said({ status: 'error', msg: mismatch, all: 'x'.repeat(21_000) })],
    ],
    ['in unknown words with status 200', [said({ status: 'error', msg: 'password or code is incorrect' })]],
    ['where something else is not there', [called('No logo', 404)]],
    ['for want of a session', [called(mismatch, 401, { method: 'GET' })]],
    [
      'where another site’s page asked',
      [
        called(mismatch, 400, {
          context: { resourceType: 'fetch', initiator: 'https://other.example', tab },
        }),
      ],
    ],
  ])('but not %s', (_, pages) => {
    expect(endingAfter(shown('<div id="app"></div>'), ...pages).outcome).toBe('pending');
  });
});

describe('a login whose provider’s page was refused by its own server', () => {
  const whyAfter = (...pages: readonly ExchangeFields[]) => {
    const seen = capture(login.request(), ...pages);
    const [told, ofTrace] = [reasonOf(seen)?.why, reasonOf(redacted(seen))?.why];
    expect(ofTrace).toBe(told);
    return told;
  };

  it.each<[string, ExchangeFields]>([
    ['with a status', called('The account has to be confirmed by a colleague', 409)],
    ['with 404 of what was sent', called('The account has to be confirmed by a colleague', 404)],
    ['with status 200', said({ status: 'error', msg: 'The account has to be confirmed by a colleague' })],
  ])('is told with its words, whoever knows them: %s', (_, call) => {
    const why = whyAfter(shown('<div id="app"></div>'), call);
    expect(why).toContain('its page asked its own server to go on, was refused last');
    expect(why).toContain('“The account has to be confirmed by a colleague”');
  });

  it('is told as one of a wrong password where that was it', () => {
    const why = whyAfter(shown(form), called('Invalid username or password', 401));
    expect(why).toContain('did not take the name or password');
  });

  it.each<[string, readonly ExchangeFields[]]>([
    ['where a thing was not there', [called('No settings', 404, { method: 'GET' })]],
    [
      'where it went on',
      [called('The account has to be confirmed', 409), shown('<h1>Choose an account</h1>')],
    ],
    [
      'where it only asked who is signed in',
      [
        {
          ...said({ status: 'error', msg: 'Please login first', data: null }),
          method: 'GET',
          url: `${provider}/api/get-account`,
        },
      ],
    ],
    [
      'where it says nothing',
      [called('', 403, { responseBody: { mediaType: 'application/json', text: '{}' } })],
    ],
    [
      'where it only asked, and nobody had signed in',
      [{ ...said({ success: false, message: "You aren't signed in" }), method: 'GET' }],
    ],
  ])('is told as one that waits %s', (_, pages) => {
    expect(whyAfter(shown('<div id="app"></div>'), ...pages)).toContain('the person has not finished');
  });
});

describe('a callback that was answered with success', () => {
  const landed = (text: string) => ({
    ...login.landing(),
    responseHeaders: [['Content-Type', 'text/html']] as const,
    responseBody: { mediaType: 'text/html', text },
  });

  it('is no success where its page says in known words that the login failed', () => {
    expect(endingAfter(landed('<h1>Third-Party Login Failure</h1>')).outcome).toBe('failed');
  });

  it('is none for a page that says nothing of the kind', () => {
    expect(endingAfter(landed('<div id="root"></div>')).outcome).not.toBe('failed');
  });
});

it('a page of the provider’s before the answer says nothing of the login', () => {
  const { outcome } = endingAfter(
    shown('<h1>Permission denied</h1>'),
    redirect(`${provider}/resume`, login.answer),
  );
  expect(outcome).toBe('pending');
});
