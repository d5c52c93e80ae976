import { describe, expect, it } from 'vitest';
import { protections } from '../../../../components/flow/protections.ts';
import { exchange } from '../../../support/exchange.ts';
import { codeFlow, flowsOf, idTokenOf } from '../../../support/flow.ts';
import {
  cleanLogin,
  failingLogin,
  implicitLogin,
  pendingLogin,
  webAppLogin,
} from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

const verdicts = (fields: FlowFields) =>
  Object.fromEntries(
    protections(inspected(fields).report.flows[0]!).map(({ name, verdict }) => [name, verdict]),
  );

describe('the safeguards of a login', () => {
  it('are all there in a clean one', () => {
    expect(verdicts(cleanLogin())).toEqual({ PKCE: 'present', state: 'present', nonce: 'present' });
  });

  it('are absent only where a rule says that is a fault', () => {
    expect(verdicts(pendingLogin())).toEqual({ PKCE: 'absent', state: 'present', nonce: 'optional' });
    expect(verdicts({ ...pendingLogin(), findings: [] })).toMatchObject({ PKCE: 'optional' });
    expect(verdicts(implicitLogin())).toEqual({ state: 'absent' });
    expect(verdicts({ ...implicitLogin(), findings: [] })).toEqual({ state: 'optional' });
  });

  it('are broken where the values do not fit', () => {
    expect(verdicts(failingLogin())).toMatchObject({ PKCE: 'broken' });
    expect(verdicts({ ...webAppLogin(), findings: [{ rule: 'state-mismatch' }] })).toMatchObject({
      state: 'broken',
    });
  });

  it('are broken where the ID token is of another login', () => {
    const flow = flowsOf(
      codeFlow({ tokenAnswer: { id_token: idTokenOf({ nonce: 'of-another-login' }) } }),
    )[0]!;
    expect(protections(flow)).toContainEqual({
      name: 'nonce',
      verdict: 'broken',
      meaning: 'The ID token does not carry the nonce of the request.',
    });
  });

  it('are weak where the challenge is plain', () => {
    expect(verdicts({ ...cleanLogin(), pkce: 'plain' })).toMatchObject({ PKCE: 'weak' });
  });

  it('are unseen, not absent, where the request only carries a reference', () => {
    const url =
      'https://op.example/auth?client_id=spa&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A1';
    expect(
      verdicts({ pkce: 'unknown', steps: [{ kind: 'authorization_request', exchange: exchange({ url }) }] }),
    ).toEqual({
      PKCE: 'unseen',
      state: 'unseen',
      nonce: 'unseen',
    });
  });

  it('are not spoken of where no browser request is made', () => {
    const url = 'https://op.example/token';
    expect(
      verdicts({
        grant: 'client_credentials',
        steps: [{ kind: 'token_request', exchange: exchange({ url }) }],
      }),
    ).toEqual({});
  });
});
