import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../../components/step/answer.ts';
import { exchange } from '../../../support/exchange.ts';
import { inspected } from '../../../support/report.ts';

function answer(fields: Omit<Parameters<typeof exchange>[0], 'url'>) {
  const call = exchange({ url: 'https://api.example/orders', ...fields });
  const seen = inspected({ steps: [{ kind: 'resource_request', exchange: call }] });
  return answerOf(seen.report.flows[0]!.steps[0]!, call);
}
const challenge = (value: string) => ({
  status: 401,
  responseHeaders: [['WWW-Authenticate', value]] as const,
});

describe('what came back', () => {
  it('names the error that an API challenges with', () => {
    expect(answer(challenge('Bearer realm="x", error="invalid_token"'))).toEqual({
      text: 'invalid_token',
      good: false,
    });
  });

  it('takes the request for a nonce for no failure: the next try carries it', () => {
    expect(answer(challenge('DPoP error="use_dpop_nonce"'))).toEqual({ text: 'use_dpop_nonce', good: true });
  });

  it('is read from a form where a provider answers in one', () => {
    const text = 'access_token=gho_16C7e42F292c69&scope=repo&token_type=bearer';
    const responseBody = { mediaType: 'application/x-www-form-urlencoded', text };
    expect(answer({ status: 200, responseBody })).toEqual({ text: 'access token', good: true });
    const page = { mediaType: 'text/html', text: '<!doctype html><p>code=1</p>' };
    expect(answer({ status: 200, responseBody: page })).toBeUndefined();
  });

  it('is the status where nothing is said, and nothing where all is well', () => {
    expect(answer(challenge('Bearer'))).toEqual({ text: 'refused with 401', good: false });
    expect(answer({ status: 200 })).toBeUndefined();
  });
});
