import { describe, expect, it } from 'vitest';
import { endingOf } from '../../../../lib/facts/ending.ts';
import { saysFailure } from '../../../../lib/facts/said/says-failure.ts';
import { page, tab } from '../../../support/around.ts';
import { causeAndOfTrace } from '../../../support/causes.ts';
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

describe('a login ended by what the provider’s page was told by its own server', () => {
  it('in known words', () => {
    expect(endingAfter(shown('<div id="app"></div>'), called(mismatch)).outcome).toBe('failed');
    expect(endingAfter(shown('<div id="app"></div>'), called(mismatch, 403)).outcome).toBe('failed');
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
    ['where the call was answered', [called(mismatch, 200)]],
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
