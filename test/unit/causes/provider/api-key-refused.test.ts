import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'api-key-refused';
const handler = 'https://shop-77.firebaseapp.com';

/** What Google’s identity service answers to a script on the login’s own page. */
const asked = (path: string, status: number, message: string, reason?: string): ExchangeFields => ({
  url: `https://${path}${path.includes('?') ? '&' : '?'}key=AIzaDemo`,
  status,
  context: { resourceType: 'fetch', initiator: handler },
  responseBody: jsonBody({
    error: {
      code: status,
      message,
      status: 'PERMISSION_DENIED',
      ...(reason && { details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason }] }),
    },
  }),
});
const list = 'www.googleapis.com/identitytoolkit/v3/relyingparty/getProjectConfig';
const accounts = (method: string) => `identitytoolkit.googleapis.com/v1/accounts:${method}`;

describe(`${id} is the cause`, () => {
  it.each<[string, ExchangeFields, string]>([
    [
      'of a key for other websites',
      asked(list, 403, `Requests from referer ${handler}/ are blocked.`, 'API_KEY_HTTP_REFERRER_BLOCKED'),
      `${handler} is not among them`,
    ],
    [
      'of such a key by its words alone',
      asked(
        'identitytoolkit.googleapis.com/v1/projects',
        403,
        `Requests from referer ${handler} are blocked.`,
      ),
      'limited to certain websites',
    ],
    [
      'of a key for other services',
      asked(
        accounts('createAuthUri'),
        403,
        'Requests to this API identitytoolkit method x are blocked.',
        'API_KEY_SERVICE_BLOCKED',
      ),
      'limited to other services',
    ],
    [
      'of a key for an app on a phone',
      asked(
        accounts('signUp'),
        403,
        'Requests from this Android client application <empty> are blocked.',
        'API_KEY_ANDROID_APP_BLOCKED',
      ),
      'limited to an app for Android or iOS',
    ],
    [
      'of a key for servers',
      asked(
        'identitytoolkit.googleapis.com/v2/recaptchaConfig',
        403,
        'The provided API key has an IP address restriction.',
        'API_KEY_IP_ADDRESS_BLOCKED',
      ),
      'limited to addresses of servers',
    ],
    [
      'of a key that is none',
      asked(accounts('signUp'), 400, 'API key not valid. Please pass a valid API key.', 'API_KEY_INVALID'),
      'none of a project',
    ],
    [
      'of a key that is over',
      asked(accounts('lookup'), 400, 'API key expired. Please renew the API key.'),
      'none of a project',
    ],
    [
      'of a service that is switched off',
      asked(
        accounts('createAuthUri'),
        403,
        'Identity Toolkit API has not been used in project 70112 before or it is disabled.',
        'SERVICE_DISABLED',
      ),
      'switched off',
    ],
  ])('%s', (_, fields, says) => {
    const exchanges = capture(fields);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(says);
    expect(reasonOf(exchanges)?.why).toContain('It says “');
  });

  it('of all that one page’s script is refused at once', () => {
    const refusal = asked(list, 403, `Requests from referer ${handler}/ are blocked.`);
    expect(flowsOf(capture(refusal, refusal))).toHaveLength(1);
  });

  it('where nobody recorded the answer to the question that every key may ask', () => {
    const { responseBody: _, ...refused } = asked(list, 403, '');
    expect(causesOf(capture(refused))).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a wrong password', capture(asked(accounts('signInWithPassword'), 400, 'INVALID_LOGIN_CREDENTIALS'))],
    [
      'of an account that is not there',
      capture(asked(accounts('signInWithPassword'), 400, 'EMAIL_NOT_FOUND')),
    ],
    [
      'of too many attempts',
      capture(
        asked(
          accounts('signUp'),
          400,
          'TOO_MANY_ATTEMPTS_TRY_LATER : We have blocked all requests from this device.',
        ),
      ),
    ],
    ['of a server that is out of order', capture(asked(list, 503, 'The service is currently unavailable.'))],
    [
      'of an answer that nobody recorded',
      capture({ ...asked(accounts('lookup'), 403, ''), responseBody: { mediaType: 'application/json' } }),
    ],
    [
      'of a question that is answered',
      capture({
        ...asked(list, 200, ''),
        responseBody: jsonBody({ projectId: 'p', authorizedDomains: ['shop-77.firebaseapp.com'] }),
      }),
    ],
    [
      'of a map whose key is refused',
      capture(asked('maps.googleapis.com/maps/api/js', 403, 'API key not valid.', 'API_KEY_INVALID')),
    ],
    [
      'of another service’s answer',
      capture(
        asked(
          'www.googleapis.com/youtube/v3/search',
          403,
          `Requests from referer ${handler} are blocked.`,
          'API_KEY_HTTP_REFERRER_BLOCKED',
        ),
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).toEqual([]);
  });
});
