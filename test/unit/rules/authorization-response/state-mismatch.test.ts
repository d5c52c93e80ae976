import { describe, expect, it } from 'vitest';
import { exchange } from '../../../support/exchange.ts';
import { alone } from '../../../../lib/exchange/in-step.ts';
import stateMismatch from '../../../../lib/rules/authorization-response/state-mismatch.ts';
import { runRules } from '../../../../lib/rules/run.ts';
import { redacted } from '../../../support/redacted.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { codeFlow, detailOf, factsOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';

const foreign = { state: 'somebody-elses-31c7' };

describe('state-mismatch is', () => {
  it('high and certain where the client redeemed the code all the same', () => {
    expect(verdictsOf('state-mismatch', codeFlow({ response: foreign }))).toEqual(['high certain']);
  });

  it('high and certain also where a trace says of the code that it was escaped otherwise', () => {
    const exchanges = codeFlow({
      response: foreign,
      responseExchange: { verdicts: { escaped_otherwise: 'code plus' } },
    });
    expect(verdictsOf('state-mismatch', exchanges)).toEqual(['high certain']);
  });

  it('medium and firm where the client stopped', () => {
    expect(verdictsOf('state-mismatch', codeFlow({ response: foreign, token: null }))).toEqual([
      'medium firm',
    ]);
  });

  it.each([
    ['for the first time', {}],
    ['in the place of another', { requestHeaders: [['Cookie', 'lang=de; sid=0']] }],
    [
      'beside other cookies',
      {
        responseHeaders: [
          ['Set-Cookie', 'lang=de'],
          ['Set-Cookie', 'sid=2'],
        ],
      },
    ],
  ] as [string, Partial<Exchange>][])('high and firm where its server set a session %s', (_, more) => {
    const exchanges = webAppFlow({ response: foreign, responseExchange: more });
    expect(verdictsOf('state-mismatch', exchanges)).toEqual(['high firm']);
    expect(verdictsOf('state-mismatch', redacted(exchanges))).toEqual(['high firm']);
    expect(detailOf('state-mismatch', exchanges)).toBe(
      'The callback brought another state than the request had sent. The client set a session cookie (sid) and went on all the same.',
    );
  });

  it.each([
    ['went on without a session', { responseHeaders: [] }],
    ['went on with a cookie that is none', { responseHeaders: [['Set-Cookie', 'lang=de']] }],
    ['ended the session', { responseHeaders: [['Set-Cookie', 'sid=; Max-Age=0']] }],
    ['went on with the session that it had', { requestHeaders: [['Cookie', 'lang=de; sid=1']] }],
    ['showed a page', { status: 200, redirectUrl: undefined }],
    ['refused', { status: 403, redirectUrl: undefined }],
    ['sent the browser to an error page', { redirectUrl: 'https://app.example/login?error=state' }],
    ['sent the browser back to its login', { redirectUrl: 'https://app.example/account/login' }],
    ['began again', { redirectUrl: 'https://op.example/auth?client_id=spa&state=new-7a1c' }],
  ] as [string, Partial<Exchange>][])('medium where the client’s server %s', (_, more) => {
    const exchanges = webAppFlow({ response: foreign, responseExchange: more });
    expect(verdictsOf('state-mismatch', exchanges)).toEqual(['medium firm']);
    expect(verdictsOf('state-mismatch', redacted(exchanges))).toEqual(['medium firm']);
  });

  it('medium where the code that was redeemed is another one', () => {
    const facts = factsOf(codeFlow({ response: foreign }));
    const response = { ...facts.authorizationResponse!, params: { ...foreign, code: 'another-code' } };
    const { findings } = alone(runRules([stateMismatch], { ...facts, authorizationResponse: response }));
    expect(findings).toMatchObject([{ severity: 'medium', confidence: 'firm' }]);
  });

  it('silent about the values themselves', () => {
    const detail = detailOf('state-mismatch', codeFlow({ response: foreign }));
    expect(detail).not.toContain('somebody');
    expect(detail).not.toContain('af0ifjsldkj');
  });
});

describe('state-mismatch says nothing', () => {
  it('where the state came back', () => {
    expect(verdictsOf('state-mismatch', codeFlow())).toEqual([]);
  });

  it('where none came back: that is another rule’s', () => {
    expect(verdictsOf('state-mismatch', codeFlow({ response: { state: undefined } }))).toEqual([]);
  });

  it('where none was sent', () => {
    const exchanges = codeFlow({ request: { state: undefined }, response: foreign });
    expect(verdictsOf('state-mismatch', exchanges)).toEqual([]);
  });

  it('where the server encoded it once more, or wrote its space as a plus', () => {
    const exchanges = codeFlow({ request: { state: 'a b/c=9f2Q' }, response: { state: 'a%20b%2Fc%3D9f2Q' } });
    expect(verdictsOf('state-mismatch', exchanges)).toEqual([]);
  });

  it('of two attempts whose answers come in the other order', () => {
    const first = codeFlow({ response: null, token: null, request: { state: 'first-1a2b' } });
    const second = codeFlow({ response: null, token: null, request: { state: 'second-3c4d', nonce: 'n2' } });
    const answers = ['second-3c4d', 'first-1a2b'].map((state, at) =>
      exchange({
        id: `answer${at}`,
        entry: at + 2,
        startedAt: first[0]!.startedAt + 2000 + at,
        url: `https://app.example/cb?code=code-of-${state}&state=${state}`,
        context: { resourceType: 'main_frame' },
      }),
    );
    const all = [
      first[0]!,
      { ...second[0]!, id: 'y', entry: 1, startedAt: first[0]!.startedAt + 500 },
      ...answers,
    ];
    expect(verdictsOf('state-mismatch', all)).toEqual([]);
  });

  it('where the request hides its parameters', () => {
    const request = { request_uri: 'urn:ietf:params:oauth:request_uri:a' };
    expect(verdictsOf('state-mismatch', codeFlow({ request, response: foreign }))).toEqual([]);
  });
});
