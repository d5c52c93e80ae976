import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import type { RuleId } from '../../../lib/rules/index.ts';
import { exchange, form, jsonBody } from '../../support/exchange.ts';
import {
  accessToken,
  code,
  codeFlow,
  idTokenOf,
  verdictsOf,
  webAppFlow,
  type FlowChanges,
} from '../../support/flow.ts';

/** A page on the developer's own machine, and its server at another port of it. */
const local = {
  at: 'http://localhost:8080/auth',
  tokenEndpoint: 'http://localhost:8080/token',
  redirectUri: 'http://localhost:3000/cb',
} as const;
const onDevice = (changes: FlowChanges = {}) => codeFlow({ ...local, ...changes });

const calling = (url: string, from: string, text: string) =>
  ({
    url,
    method: 'POST',
    status: 204,
    context: { resourceType: 'fetch', initiator: from },
    requestBody: { mediaType: 'text/plain', text },
  }) as const;
const report = `{"breadcrumbs":["Bearer ${accessToken}"]}`;
const answerIn = (page: string, answer: string) => encodeURIComponent(`${page}/cb?${answer}`);
const beacon = (url: string, from: string) =>
  ({ url, status: 204, context: { resourceType: 'other', initiator: from } }) as const;
type Row = readonly [
  rule: RuleId,
  what: string,
  quiet: readonly Exchange[],
  told: readonly Exchange[],
  verdict: string,
];

const tokens = { access_token: accessToken, token_type: 'Bearer', expires_in: 600 };
const apiCall = (url: string, token: string, from: string) =>
  ({
    url,
    status: 200,
    requestHeaders: [['Authorization', `Bearer ${token}`]],
    context: { resourceType: 'fetch', initiator: from },
  }) as const;
const withIdToken = (changes: FlowChanges, url: string, from: string, iss: string) => {
  const token = idTokenOf({ iss });
  return codeFlow({
    ...changes,
    tokenAnswer: { ...tokens, id_token: token },
    then: [apiCall(url, token, from)],
  });
};
const html = { responseHeaders: [['Content-Type', 'text/html']] } as const;
const loginPage = {
  ...html,
  responseBody: { mediaType: 'text/html', text: '<form><input type="password"></form>' },
};
const echoing = {
  responseHeaders: [
    ['Access-Control-Allow-Origin', 'https://any.example'],
    ['Access-Control-Allow-Credentials', 'true'],
  ],
} as const;
const cookie = { responseHeaders: [['Set-Cookie', 'sid=3f9ac27b; HttpOnly; SameSite=Lax; Path=/']] } as const;
const machine = (url: string) => [
  exchange({
    ...form(url, { grant_type: 'client_credentials', client_id: 'tests', client_secret: 'hunter2hunter2' }),
    status: 200,
    responseBody: jsonBody(tokens),
  }),
];

const rows: readonly Row[] = [
  [
    'authz-page-frameable',
    'a development server sends no headers',
    onDevice({ requestExchange: loginPage }),
    codeFlow({ requestExchange: loginPage }),
    'medium certain',
  ],
  [
    'as-cors-misconfigured',
    'a development server echoes origins',
    onDevice({ requestExchange: echoing }),
    codeFlow({ requestExchange: echoing }),
    'low certain',
  ],
  [
    'token-sent-to-third-party',
    'another port of the device is the same operator',
    onDevice({ then: [calling('http://localhost:4000/log', 'http://localhost:3000', report)] }),
    onDevice({ then: [calling('https://errors.example.net/log', 'http://localhost:3000', report)] }),
    'high certain',
  ],
  [
    'callback-page-leaky',
    'the development server is told the page’s address, by whatever port',
    onDevice({
      then: [
        beacon(
          `http://localhost:24678/@vite/client?u=${answerIn('http://localhost:3000', `code=${code}`)}`,
          'http://localhost:3000',
        ),
      ],
    }),
    onDevice({
      then: [
        beacon(
          `https://stats.example.net/c?u=${answerIn('http://localhost:3000', 'state=af0ifjsldkj9320ad')}`,
          'http://localhost:3000',
        ),
      ],
    }),
    'low certain',
  ],
  [
    'id-token-used-as-access-token',
    'the API at another port is the developer’s own',
    withIdToken(local, 'http://localhost:4000/notes', 'http://localhost:3000', 'http://localhost:8080'),
    withIdToken(local, 'https://api.notes.example/notes', 'http://localhost:3000', 'http://localhost:8080'),
    'medium certain',
  ],
  [
    'iss-mismatch',
    'a container’s name and the published port are one server: no more than medium',
    onDevice({ metadata: { issuer: 'http://localhost:8080' }, response: { iss: 'http://keycloak:8080' } }),
    onDevice({
      metadata: { issuer: 'http://localhost:8080' },
      response: { iss: 'https://evil.example.org' },
    }),
    'high certain',
  ],
  [
    'client-credentials-in-browser',
    'a test runner has no page',
    machine('http://localhost:8080/token'),
    [
      exchange({
        ...machine('http://localhost:8080/token')[0]!,
        context: { resourceType: 'fetch', initiator: 'http://localhost:3000' },
      }),
    ],
    'critical certain',
  ],
  [
    'session-cookie-weak',
    'a cookie over http on the device needs no Secure',
    webAppFlow({ ...local, responseExchange: cookie }),
    webAppFlow({ responseExchange: cookie }),
    'medium firm',
  ],
];

describe('on the developer’s own machine', () => {
  it.each(rows)('%s: %s', (rule, _, quiet) => {
    const loudest = rule === 'iss-mismatch' ? /^(?:critical|high)/ : /^(?!info)/;
    expect(verdictsOf(rule, quiet).filter((one) => loudest.test(one))).toEqual([]);
  });
});

describe('elsewhere', () => {
  it.each(rows)('%s still tells, where not: %s', (rule, _, __, told, verdict) => {
    expect(verdictsOf(rule, told)).toEqual([verdict]);
  });
});
