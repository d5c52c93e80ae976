import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, formBody, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { photos } from '../../../support/oauth1.ts';

const id = 'oauth1-callback-refused';
const callback = 'http://printer.example.com/ready';
const asked = (url: string, more: Partial<ExchangeFields>): ExchangeFields => ({
  ...photos.temporaryCredentials,
  ...more,
  url,
});
const x = (code: number, message: string, status = 403): ExchangeFields =>
  asked('https://api.x.com/oauth/request_token', {
    status,
    responseBody: jsonBody({ errors: [{ code, message }] }),
  });
const xml = (code: number, message: string): ExchangeFields =>
  asked('https://api.twitter.com/oauth/request_token', {
    status: 403,
    responseBody: {
      mediaType: 'application/xml',
      text: `<?xml version="1.0" encoding="UTF-8"?><errors><error code="${code}">${message}</error></errors>`,
    },
  });
const notApproved =
  'Callback URL not approved for this client application. Approved callback URLs can be adjusted in your application settings';

describe(`${id} is the cause`, () => {
  it.each<[string, ExchangeFields]>([
    ['of X’s error 415', x(415, notApproved)],
    ['of the same in XML', xml(415, notApproved)],
    [
      'of another server’s words',
      asked('https://photos.example.net/initiate', {
        status: 400,
        responseBody: { mediaType: 'text/plain', text: 'The callback URL is not registered for this key.' },
      }),
    ],
  ])('%s', (_, request) => {
    const exchanges = capture(request);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(callback);
  });

  it('of words in an answer of success that brings no token', () => {
    const exchanges = capture(
      asked('https://wiki.example/index.php?title=Special:OAuth/initiate', {
        status: 200,
        responseBody: jsonBody({
          error: 'mwoauth-callback-not-oob-or-prefix',
          message: 'the configured callback must be a prefix of the supplied callback.',
        }),
      }),
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it('of an app that has no callback URL', () => {
    const reason = reasonOf(
      capture(x(417, "Desktop applications only support the oauth_callback value 'oob'", 401)),
    );
    expect(reason).toMatchObject({ cause: id, proof: 'code' });
    expect(reason?.why).toContain('has no callback URL there');
    expect(reason?.fix).toContain('Enter a callback URL');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ExchangeFields]>([
    ['of a token that was given', photos.temporaryCredentials],
    ['of a signature that does not fit', x(32, 'Could not authenticate you.', 401)],
    [
      'of the same number from somebody else',
      asked('https://photos.example.net/initiate', {
        status: 403,
        responseBody: jsonBody({ errors: [{ code: 415, message: 'No such album.' }] }),
      }),
    ],
    [
      'of a refusal for its time',
      asked('https://photos.example.net/initiate', {
        status: 401,
        responseBody: formBody({ oauth_problem: 'timestamp_refused' }),
      }),
    ],
  ])('%s', (_, request) => {
    expect(causesOf(capture(request))).not.toContain(id);
  });
});
