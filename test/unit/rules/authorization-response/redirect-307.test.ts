import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { capture, formBody } from '../../../support/exchange.ts';
import { code, codeFlow, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'redirect-307';
const [request, landing] = codeFlow();
const answer = `https://app.example/cb?code=${code}&state=af0ifjsldkj9320ad`;
const afterLogin = (form: Partial<Exchange>) =>
  capture(
    { ...request!, id: 'x0', entry: 0 },
    {
      url: 'https://op.example/login',
      method: 'POST',
      status: 307,
      redirectUrl: answer,
      context: { resourceType: 'main_frame' },
      ...form,
    },
    { ...landing!, id: 'x0', entry: 0, url: answer, startedAt: landing!.startedAt + 1000 },
  );
const password = { requestBody: formBody({ username: 'alice', password: 'hunter2-hunter2' }) };

describe('redirect-307 is', () => {
  it('critical where the form that is sent on had a password', () => {
    expect(verdictsOf(rule, afterLogin(password))).toEqual(['critical certain']);
    expect(verdictsOf(rule, redacted(afterLogin(password)))).toEqual(['critical certain']);
  });

  it('high where its content was not recorded, and for 308', () => {
    expect(verdictsOf(rule, afterLogin({}))).toEqual(['high firm']);
    expect(verdictsOf(rule, afterLogin({ status: 308 }))).toEqual(['high firm']);
  });
});

describe('redirect-307 says nothing', () => {
  it.each([
    ['of 303', { status: 303, ...password }],
    ['of 302', { status: 302, ...password }],
    ['of a GET', { method: 'GET' }],
    [
      'of a redirect within the server',
      { redirectUrl: answer.replace('app.example/cb', 'op.example/resume'), ...password },
    ],
    [
      'of the browser’s own redirect to https',
      { responseHeaders: [['Non-Authoritative-Reason', 'HSTS']] as const },
    ],
  ] satisfies readonly [string, Partial<Exchange>][])('%s', (_, form) => {
    expect(verdictsOf(rule, afterLogin(form))).toEqual([]);
  });
});
