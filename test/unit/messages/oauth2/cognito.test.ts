import { describe, expect, it } from 'vitest';
import { createGate } from '../../../../lib/messages/gate.ts';
import { nothingLearned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { holdsCredentials } from '../../../../lib/sources/web-request/credential-form.ts';
import { byPassword, initiateAuth } from '../../../support/cognito.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { capture } from '../../../support/exchange.ts';
import { findingsOf, flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const recognised = (fields: ExchangeFields) => recognise(capture(fields)[0]!, nothingLearned);

describe('Cognito’s InitiateAuth is a token request', () => {
  it('with a password', () => {
    expect(recognised(initiateAuth('USER_PASSWORD_AUTH', byPassword))).toMatchObject([
      {
        kind: 'token_request',
        params: {
          grant_type: 'password',
          AuthFlow: 'USER_PASSWORD_AUTH',
          client_id: '3n4b5urk1ft4fl3mg5e62d9ado',
          username: 'kim@people.example',
        },
        answer: { access_token: 'cognito-access-5b1', expires_in: 3600, token_type: 'Bearer' },
      },
    ]);
  });

  it.each(['REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN'])('with a refresh token (%s)', (flow) => {
    const [message] = recognised(initiateAuth(flow, { REFRESH_TOKEN: 'cognito-refresh-77a' }));
    expect(message?.params).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'cognito-refresh-77a',
    });
  });

  it('that was refused', () => {
    const refused = { __type: 'NotAuthorizedException', message: 'Incorrect username or password.' };
    const exchanges = capture(initiateAuth('USER_PASSWORD_AUTH', byPassword, refused));
    expect(flowsOf(exchanges)).toMatchObject([
      { grant: 'password', outcome: 'failed', error: { code: 'NotAuthorizedException' } },
    ]);
  });

  it('that wants to know more', () => {
    const challenge = { ChallengeName: 'SMS_MFA', Session: 'a', ChallengeParameters: {} };
    expect(flowsOf(capture(initiateAuth('USER_PASSWORD_AUTH', byPassword, challenge)))).toMatchObject([
      { grant: 'password', outcome: 'pending' },
    ]);
  });

  it('and passes the gate, with its body and before that is known', () => {
    const { url, requestBody } = initiateAuth('USER_PASSWORD_AUTH', byPassword);
    const gate = createGate();
    expect(gate.admits('POST', url, undefined, undefined, requestBody!.text)).toBe(true);
    expect(gate.admits('POST', url)).toBe(true);
    expect(holdsCredentials(requestBody!.text!)).toBe(false);
  });

  it('and is told alike after redaction, without the password', () => {
    const exchanges = capture(initiateAuth('USER_PASSWORD_AUTH', byPassword));
    const after = redacted(exchanges);
    expect(JSON.stringify(after)).not.toMatch(/hunter2|kim@people|cognito-(?:access|id|refresh)-/);
    expect(flowsOf(after)[0]).toMatchObject({ grant: 'password', outcome: 'succeeded' });
    expect(findingsOf(after).map(({ rule, detail }) => [rule, detail])).toEqual(
      findingsOf(exchanges).map(({ rule, detail }) => [rule, detail]),
    );
  });
});

describe('nothing is made of', () => {
  it.each<readonly [string, ExchangeFields]>([
    [
      'a proof of the password that does not send it',
      initiateAuth('USER_SRP_AUTH', { USERNAME: 'kim', SRP_A: '1' }),
    ],
    ['a way of its own', initiateAuth('CUSTOM_AUTH', { USERNAME: 'kim' })],
    ['a request without what it needs', initiateAuth('USER_PASSWORD_AUTH', { USERNAME: 'kim' })],
    ['a GET', { ...initiateAuth('USER_PASSWORD_AUTH', byPassword), method: 'GET' }],
    ['a name that every object has', initiateAuth('constructor', byPassword)],
  ])('%s', (_, fields) => {
    expect(recognised(fields)).toEqual([]);
  });
});
