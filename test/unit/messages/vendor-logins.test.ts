import { describe, expect, it } from 'vitest';
import { vendorErrorOf } from '../../../lib/messages/vendors.ts';
import { capture, exchange, jsonBody, urlWith } from '../../support/exchange.ts';
import { flowsOf } from '../../support/flow.ts';
import { brokeredLogins } from '../../support/brokered-logins.ts';
import { vendorHops } from '../../support/vendor-hops.ts';
import { vendorLogins } from '../../support/vendor-logins.ts';

const logins = [...vendorLogins, ...vendorHops];

describe('a login at', () => {
  it.each(logins)('$vendor is one flow, without a false alarm', (login) => {
    const flows = flowsOf(login.exchanges);
    const told = flows.map(({ client, grant, outcome, error, response_mode, steps, findings }) => ({
      client: client.id,
      grant,
      outcome,
      error: error?.code,
      mode: response_mode,
      steps: steps.map(({ kind, observed }) => (observed ? kind : `(${kind})`)).join(' '),
      alarms: findings
        .filter(({ severity }) => severity !== 'info')
        .map(({ rule, detail }) => `${rule}: ${detail}`),
    }));
    const { client, grant, outcome, error, mode, steps } = login;
    expect(told).toEqual([{ client, grant, outcome, error, mode: mode ?? 'query', steps, alarms: [] }]);
  });
});

describe('a login by way of', () => {
  it.each(brokeredLogins)(
    '$service is one story, without a false alarm',
    ({ exchanges, flows, outcome = 'succeeded' }) => {
      const told = flowsOf(exchanges);
      expect(
        told.map(
          ({ client, steps }) =>
            `${client.id}: ${steps.map(({ kind, observed }) => (observed ? kind : `(${kind})`)).join(' ')}`,
        ),
      ).toEqual(flows);
      const [own, ...others] = told;
      for (const { parent } of others) expect(parent).toBe(own?.id);
      expect(told.map(({ outcome }) => outcome)).toEqual(flows.map(() => outcome));
      const alarms = told.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'info'));
      expect(alarms.map(({ rule, detail }) => `${rule}: ${detail}`)).toEqual([]);
    },
  );
});

describe('the rows', () => {
  it('are one for each provider', () => {
    const names = logins.map(({ vendor }) => vendor);
    expect(names).toHaveLength(new Set(names).size);
    expect(names.length).toBeGreaterThan(90);
  });
});

describe('an error in a vendor’s own words', () => {
  it.each([
    [
      { errcode: 40029, errmsg: 'invalid code' },
      { code: '40029', description: 'invalid code' },
    ],
    [
      { error: { type: 'OAuthException', code: 100, message: 'bad' } },
      { code: 'OAuthException', description: 'bad' },
    ],
    [
      { code: 404, error_code: 'flow_state_not_found', msg: 'no valid flow state found' },
      { code: 'flow_state_not_found', description: 'no valid flow state found' },
    ],
    [
      { code: 'bad_code_verifier', message: 'does not match' },
      { code: 'bad_code_verifier', description: 'does not match' },
    ],
    [{ ok: false }, { code: 'not_ok' }],
  ])('is read from %j', (answer, error) => expect(vendorErrorOf(answer)).toEqual(error));

  it.each([
    { access_token: 'x' },
    { errcode: 0, errmsg: 'ok', access_token: 'x' },
    { ok: true },
    { code: 'SplxlOBeZQQYbYS6WxSbIA', message: 'redeem me' },
    { error: 'invalid_grant' },
    { error: {} },
    {},
  ])('is not read from %j', (answer) => expect(vendorErrorOf(answer)).toBeUndefined());

  it('ends WeChat’s login, whose page shows its secret', () => {
    const asked = {
      appid: 'wx-81',
      secret: 's-81Xk29',
      code: '011AbC0w3Xk29aLm90pQ7',
      grant_type: 'authorization_code',
    };
    const [flow, ...others] = flowsOf(
      capture(
        exchange({
          url: urlWith('https://api.weixin.qq.com/sns/oauth2/access_token', asked),
          status: 200,
          responseBody: jsonBody({ errcode: 40029, errmsg: 'invalid code' }),
          context: { resourceType: 'fetch', initiator: 'https://app.example' },
        }),
      ),
    );
    expect(others).toEqual([]);
    expect(flow).toMatchObject({ outcome: 'failed', error: { code: '40029' }, client: { id: 'wx-81' } });
    expect(flow?.findings.map(({ rule }) => rule)).toContain('client-secret-in-browser');
  });
});
