import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { jsonBody, form } from '../../../support/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { dpop, proof } from '../../../support/dpop.ts';
import { code, codeFlow, flowsOf, verifier } from '../../../support/flow.ts';

const id = 'dpop-nonce-unanswered';
const nonce: Header = ['DPoP-Nonce', 'eyJ7S_zG.eyJH0-Z.HX4w-7v'];

/** A login whose token request is answered with a demand for a nonce. */
const challenged = (responseHeaders: readonly Header[] = [nonce]) => ({
  tokenAnswer: { error: 'use_dpop_nonce' },
  tokenExchange: { status: 400, context: {}, requestHeaders: [dpop()], responseHeaders },
});

describe(`${id} is the cause`, () => {
  it('where nothing follows the demand', () => {
    expect(flowsOf(codeFlow(challenged()))[0]?.outcome).toBe('failed');
    expect(causeAndOfTrace(codeFlow(challenged()))).toEqual([id, id]);
    expect(reasonOf(codeFlow(challenged()))?.why).toContain('use_dpop_nonce');
  });

  it('of the server where it sent no nonce', () => {
    const without = codeFlow(challenged([['Content-Type', 'application/json']]));
    expect(reasonOf(without)).toMatchObject({ cause: id, owner: 'authorization_server' });
    expect(reasonOf(without)?.why).toContain('sent none in DPoP-Nonce');
  });

  it('and not the server’s fault where the headers of its answer were not recorded', () => {
    const unseen = codeFlow(challenged([]));
    expect(reasonOf(unseen)).toMatchObject({ cause: id, owner: 'client' });
    expect(reasonOf(unseen)?.why).not.toContain('DPoP-Nonce');
  });
});

describe(`${id} is not the cause`, () => {
  it('of a login that asks again with it', () => {
    const again = form(
      'https://op.example/token',
      {
        grant_type: 'authorization_code',
        code,
        redirect_uri: 'https://app.example/cb',
        client_id: 'spa',
        code_verifier: verifier,
      },
      {
        status: 200,
        context: {},
        requestHeaders: [dpop(proof({ nonce: nonce[1] }, {}, 'again'))],
        responseBody: jsonBody({ access_token: 'at-9182', token_type: 'DPoP', expires_in: 600 }),
      },
    );
    const exchanges = codeFlow({ ...challenged(), then: [again] });
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['succeeded']);
    expect(causesOf(exchanges)).toEqual([]);
  });

  it('of another refusal', () => {
    expect(causesOf(codeFlow({ tokenAnswer: { error: 'invalid_grant' } }))).not.toContain(id);
  });
});
