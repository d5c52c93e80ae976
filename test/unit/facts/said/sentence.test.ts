import { describe, expect, it } from 'vitest';
import { longestQuote, oneSentence } from '../../../../lib/facts/said/sentence.ts';

describe('one sentence of', () => {
  it.each([
    [
      'several',
      'Hello there, friend. Your login failed because the state is gone. Bye.',
      'Your login failed because the state is gone.',
    ],
    [
      'several, one with an article’s address',
      'See https://help.example/invalid-client for details. Your login failed because the state is gone.',
      'Your login failed because the state is gone.',
    ],
    [
      'a code’s general meaning and what is added to it',
      "The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed. The 'redirect_uri' parameter does not match any of the registered ones.",
      "The 'redirect_uri' parameter does not match any of the registered ones.",
    ],
    [
      'another code’s',
      'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method). The OAuth 2.0 Client supports client authentication method none only.',
      'The OAuth 2.0 Client supports client authentication method none only.',
    ],
    [
      'a code’s general meaning alone',
      'The resource owner or authorization server denied the request.',
      'The resource owner or authorization server denied the request.',
    ],
    [
      'a number for the log and a reason',
      'Activity ID: 00000000-0000-0000-1234-0080000000e0 \nThe same client browser session has made 6 requests in the last 9 seconds.',
      'The same client browser session has made 6 requests in the last 9 seconds.',
    ],
    [
      'a number for the log alone',
      'Operation ID: 1c6d3a2e-7f11-4b7c-9a5d-2f0e7f1f0a01',
      'Operation ID: 1c6d3a2e-7f11-4b7c-9a5d-2f0e7f1f0a01',
    ],
    [
      'IdentityServer’s first line and what follows',
      'Sorry, there was an error : invalid_request\ncode challenge required',
      'code challenge required',
    ],
    ['IdentityServer’s first line alone', 'Sorry, there was an error', 'Sorry, there was an error'],
    ['short ones', 'Oops! Something went wrong. Please wait.', 'Oops! Something went wrong.'],
    [
      'one with full stops inside',
      'OAuth 2.0 client app.example is unknown, e.g. Deleted. More.',
      'OAuth 2.0 client app.example is unknown, e.g. Deleted.',
    ],
    [
      'Chinese',
      '登录失败，因为会话已过期，请您返回应用程序并重新登录一次。请重试。',
      '登录失败，因为会话已过期，请您返回应用程序并重新登录一次。',
    ],
    [
      'a trace of JavaScript',
      'Error: no state\n    at next (/srv/a.js:1:2)\n    at b (node:internal:3)',
      'Error: no state',
    ],
    [
      'a trace on one line',
      'TypeError: x is gone    at Foo.bar (/srv/x.js:1:2)    at y',
      'TypeError: x is gone',
    ],
    [
      'a trace of Java',
      'java.lang.IllegalStateException: no state\n\tat org.x.Y.z(Y.java:12)\n\t... 3 more',
      'java.lang.IllegalStateException: no state',
    ],
    [
      'a trace of Python',
      'Traceback (most recent call last):\n  File "/a.py", line 3, in f\n    raise X\nauth.Mismatch: no state',
      'auth.Mismatch: no state',
    ],
    [
      'a trace of PHP',
      'Uncaught Exception: no state\n#0 /var/www/a.php(12): f()',
      'Uncaught Exception: no state',
    ],
    [
      'addresses',
      "The address 'https://a.example/x?code=1#y' is not known here",
      "The address 'https://a.example/x' is not known here",
    ],
    ['nothing', ' \n ', ''],
    ['marks', '***', ''],
  ])('%s', (_what, text, sentence) => {
    expect(oneSentence(text)).toBe(sentence);
  });

  it('more than can be quoted ends with “…”', () => {
    const cut = oneSentence('Login failed for this and that reason '.repeat(20));
    expect(cut.length).toBeLessThanOrEqual(longestQuote);
    expect(cut).toMatch(/reason…$|\w…$/);
    expect(oneSentence('x'.repeat(5000))).toHaveLength(longestQuote);
  });
});

it('of a long text is no longer than can be quoted', () => {
  for (const part of ['at ', 'a. ', '. A', ' ', '\n', 'https://', 'at x(', '?', '#1 ', 'File "'])
    expect(oneSentence(part.repeat(100_000)).length).toBeLessThanOrEqual(longestQuote);
});

describe('what stands around the reason', () => {
  it.each([
    [
      'after “Reason:”',
      'The login attempt failed. Reason: The user information has no name in it.',
      'Reason: The user information has no name in it.',
    ],
    ['beside where to read more', 'Unknown state.\nMore information about this error', 'Unknown state.'],
    [
      'below the class of the exception',
      "<class 'social_core.exceptions.AuthStateMissing'>\nSession value state missing.\nPython version: 3.12",
      'Session value state missing.',
    ],
  ])('is left out: %s', (_, text, said) => {
    expect(oneSentence(text)).toBe(said);
  });

  it.each([
    ['alone', "<class 'KeyError'>"],
    ['that asks for one', 'Please give a reason: it cannot be empty.'],
  ])('is told %s', (_, text) => {
    expect(oneSentence(text)).toBe(text);
  });
});
