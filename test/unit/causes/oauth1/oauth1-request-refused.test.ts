import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, formBody, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { oauthHeader, photos, temporaryToken } from '../../../support/oauth1.ts';

const id = 'oauth1-request-refused';
const now = baseTime / 1000;

const asked = (timestamp: string | number = now, nonce = 'wIjqoS'): ExchangeFields => ({
  ...photos.temporaryCredentials,
  requestHeaders: [
    oauthHeader({
      oauth_consumer_key: 'dpf43f3p2l4k3l03',
      oauth_signature_method: 'HMAC-SHA1',
      oauth_timestamp: String(timestamp),
      oauth_nonce: nonce,
      oauth_callback: 'http://printer.example.com/ready',
      oauth_signature: '74KNZJeDHnMBp0EMJ9ZHt/XKycU=',
    }),
  ],
});
const refused = (
  answer: Readonly<Record<string, string>>,
  sent = asked(),
  responseHeaders: readonly Header[] = [['Date', new Date(baseTime).toUTCString()]],
): ExchangeFields => ({ ...sent, status: 401, responseHeaders, responseBody: formBody(answer) });

const x = (code: number, message: string, status = 401, sent = asked()): ExchangeFields => ({
  ...refused({}, sent),
  url: 'https://api.twitter.com/oauth/request_token',
  status,
  responseBody: jsonBody({ errors: [{ code, message }] }),
});

const approved = [photos.temporaryCredentials, photos.approval, photos.callback];

describe(`${id} is the cause`, () => {
  it.each([
    ['signature_invalid', 'signature does not fit'],
    ['consumer_key_unknown', 'consumer key'],
    ['token_rejected', 'does not accept the token'],
    ['verifier_invalid', 'not the one of this approval'],
    ['version_rejected', 'version'],
    ['nonce_used', 'seen this oauth_nonce'],
    ['timestamp_refused', 'does not take the time'],
  ])('of %s', (problem, words) => {
    const exchanges = capture(refused({ oauth_problem: problem }));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'client', confidence: 'firm', proof: 'code' });
    expect(reasonOf(exchanges)?.why).toContain(words);
  });

  it.each([
    ['behind', -2100],
    ['ahead of', 2100],
  ])('of a clock that is 35 minutes %s a server that says nothing of it', (words, seconds) => {
    const exchanges = capture(refused({ error: 'Invalid login attempt' }, asked(now + seconds)));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm', proof: 'comparison' });
    expect(reasonOf(exchanges)?.why).toContain(`35 minutes ${words} the server’s clock`);
  });

  it('of a clock that is behind, with what the server takes', () => {
    const answer = {
      oauth_problem: 'timestamp_refused',
      oauth_acceptable_timestamps: `${now - 300}-${now + 300}`,
    };
    const exchanges = capture(refused(answer, asked(now - 3600)));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain', proof: 'comparison' });
    expect(reasonOf(exchanges)?.why).toContain('behind the server’s clock');
    expect(reasonOf(exchanges)?.why).toContain(`takes ${now - 300} to ${now + 300}`);
  });

  it('of a time in milliseconds', () => {
    const exchanges = capture(refused({ oauth_problem: 'timestamp_refused' }, asked(baseTime)));
    expect(reasonOf(exchanges)?.why).toContain('counts milliseconds');
  });

  it('of a nonce that was sent twice', () => {
    const first = { ...photos.tokenCredentials, status: 502, responseBody: undefined };
    const exchanges = capture(
      ...approved,
      first,
      refused({ oauth_problem: 'nonce_used' }, photos.tokenCredentials),
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain('same oauth_timestamp before');
  });

  it('where the challenge says it', () => {
    const exchanges = capture(
      refused({}, asked(), [['WWW-Authenticate', 'OAuth realm="x", oauth_problem="signature_invalid"']]),
    );
    expect(reasonOf(exchanges)?.cause).toBe(id);
  });
});

describe(`${id} is the cause of X’s error`, () => {
  it.each([
    [32, 'Could not authenticate you.', 'signature does not fit'],
    [89, 'Invalid or expired token.', 'does not accept the token'],
    [215, 'Bad Authentication data.', 'missing or unreadable'],
    [220, 'Your credentials do not allow access to this resource.', 'no access to this'],
    [326, 'To protect our users from spam, this account is temporarily locked.', 'locked for now'],
    [453, 'You currently have access to a subset of X API endpoints.', 'access level'],
  ])('%i', (code, message, words) => {
    const exchanges = capture(x(code, message));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.why).toContain(`error ${code}: “${message.slice(0, -1)}”`);
  });

  it('135, with how far the clock is off', () => {
    const exchanges = capture(x(135, 'Timestamp out of bounds.', 401, asked(now + 900)));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('15 minutes ahead of the server’s clock');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['of a request that was taken', [asked()]],
    [
      'of one that was taken when signed anew',
      [
        ...approved,
        refused({ oauth_problem: 'nonce_used' }, photos.tokenCredentials),
        photos.tokenCredentials,
      ],
    ],
    ['of a refusal that says nothing', [refused({})]],
    ['of one that says nothing, by a clock that is four minutes off', [refused({}, asked(now - 240))]],
    ['of a server that is broken', [{ ...refused({}, asked(now - 3600)), status: 500 }]],
    ['of a person who said no', [refused({ oauth_problem: 'permission_denied' })]],
    ['of a number of X’s that nobody knows', [x(4711, 'Something else.')]],
    ['of a callback that X has not approved', [x(415, 'Callback URL not approved.', 403)]],
    ['of a word that nobody knows', [refused({ oauth_problem: 'no_idea' })]],
    ['of a word that every object knows', [refused({ oauth_problem: 'constructor' })]],
  ])('%s', (_, fields) => {
    expect(causesOf(capture(...fields))).not.toContain(id);
  });
});

describe(`${id} claims no more than was seen`, () => {
  const sent = (parameters: Readonly<Record<string, string>>): ExchangeFields => ({
    ...photos.temporaryCredentials,
    requestHeaders: [
      oauthHeader({
        oauth_consumer_key: 'dpf43f3p2l4k3l03',
        oauth_signature_method: 'PLAINTEXT',
        oauth_callback: 'http://printer.example.com/ready',
        oauth_signature: 'kd94hf93k423kf44&',
        ...parameters,
      }),
    ],
  });

  it.each([
    ['that is not there', {}],
    ['that is empty', { oauth_timestamp: '' }],
    ['that is no number', { oauth_timestamp: '-1e400' }],
    ['that a cleaner took', { oauth_timestamp: '[Filtered]' }],
  ])('of a time %s', (_, parameters) => {
    const reason = reasonOf(capture(refused({ oauth_problem: 'timestamp_refused' }, sent(parameters))));
    expect(reason).toMatchObject({ cause: id, confidence: 'firm', proof: 'code' });
    expect(reason?.why).toContain('does not take the time');
  });

  it.each([
    ['that are not there', {}],
    ['that a cleaner took', { oauth_nonce: '[Filtered]', oauth_timestamp: '[Filtered]' }],
  ])('of nonces %s', (_, parameters) => {
    const again = {
      ...sent({ oauth_token: temporaryToken, oauth_verifier: 'hfdp7dh39dks9884', ...parameters }),
      url: photos.tokenCredentials.url,
    };
    const exchanges = capture(
      ...approved,
      { ...again, status: 502, responseBody: undefined },
      refused({ oauth_problem: 'nonce_used' }, again),
    );
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'firm', proof: 'code' });
  });

  it('of a later request that was not answered', () => {
    const broken = {
      ...photos.tokenCredentials,
      status: 0,
      failure: 'net::ERR_FAILED',
      responseBody: undefined,
    };
    const exchanges = capture(
      ...approved,
      refused({ oauth_problem: 'signature_invalid' }, photos.tokenCredentials),
      broken,
    );
    expect(causesOf(exchanges)).toContain(id);
  });
});
