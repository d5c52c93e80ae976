import { describe, expect, it } from 'vitest';
import { capture, form, json, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf, idTokenOf } from '../../../support/flow.ts';
import { createInspection } from '../../../../lib/inspection.ts';
import { redact } from '../../../../lib/redact/redact.ts';

const idp = 'https://accounts.idp.example';
const browsers = { requestHeaders: [['Sec-Fetch-Dest', 'webidentity']], context: {} } as const;
const wellKnown = json(
  'https://idp.example/.well-known/web-identity',
  { provider_urls: [`${idp}/fedcm.json`] },
  browsers,
);
const config = json(
  `${idp}/fedcm.json`,
  {
    accounts_endpoint: '/accounts',
    client_metadata_endpoint: '/client',
    id_assertion_endpoint: '/assertion',
    login_url: '/login',
  },
  browsers,
);
const accounts = json(
  `${idp}/accounts`,
  { accounts: [{ id: '7', name: 'Kim', email: 'kim@example.org' }] },
  browsers,
);
const client = json(
  `${idp}/client?client_id=site-7`,
  { privacy_policy_url: 'https://app.example/privacy' },
  browsers,
);
const assertion = (answer: unknown, more: Partial<ExchangeFields> = {}): ExchangeFields =>
  form(
    `${idp}/assertion`,
    { client_id: 'site-7', nonce: 'n-0S6_WzA2Mj', account_id: '7', disclosure_text_shown: 'false' },
    { ...browsers, status: 200, responseBody: jsonBody(answer), ...more },
  );
const told = (...steps: readonly ExchangeFields[]) => flowsOf(capture(...steps));
const token = idTokenOf({ iss: idp, aud: 'site-7' });

describe('a login that the browser itself carries out (FedCM)', () => {
  it('is one flow', () => {
    const [flow, ...others] = told(wellKnown, config, accounts, client, assertion({ token }));
    expect(others).toEqual([]);
    expect(flow).toMatchObject({
      protocol: 'oidc',
      grant: null,
      response_mode: null,
      outcome: 'succeeded',
      client: { id: 'site-7' },
      server: { issuer: idp, origin: idp },
      findings: [],
    });
    expect(flow?.steps.map(({ kind }) => kind)).toEqual([
      'discovery',
      'discovery',
      'accounts_request',
      'client_metadata',
      'identity_assertion_request',
    ]);
  });

  it('fails with the code the provider names', () => {
    expect(told(assertion({ error: { code: 'access_denied', url: `${idp}/why` } }))).toMatchObject([
      { outcome: 'denied', error: { code: 'access_denied' } },
    ]);
  });

  it('is not finished while the provider wants to go on in a window', () => {
    expect(told(assertion({ continue_on: '/continue' }))).toMatchObject([{ outcome: 'pending' }]);
  });

  it('is no flow when the person chose no account', () => {
    expect(told(wellKnown, config, accounts)).toEqual([]);
  });

  it('leaves without tokens and without names', () => {
    const inspection = createInspection();
    for (const one of capture(wellKnown, config, accounts, client, assertion({ token }))) inspection.put(one);
    const report = inspection.report({ kind: 'har', entries: 5, skipped: 0 });
    const outgoing = redact('default', { exchanges: inspection.evidence(), report });
    const text = JSON.stringify(outgoing);
    for (const secret of ['Kim', 'kim@example.org', token, 'n-0S6_WzA2Mj'])
      expect(text).not.toContain(secret);
    const again = createInspection();
    for (const one of outgoing.exchanges) again.put(one);
    const { flows } = redact('default', {
      exchanges: again.evidence(),
      report: again.report({ kind: 'har', entries: 5, skipped: 0 }),
    }).report;
    expect(flows).toEqual(outgoing.report.flows);
  });

  it('passes the gate at addresses that only its own files name', () => {
    const inspection = createInspection();
    const admitted = (url: string, method = 'GET') => inspection.admits(method, url);
    expect(admitted(wellKnown.url)).toBe(true);
    expect(admitted(config.url)).toBe(false);
    inspection.put(wellKnown);
    expect(admitted(config.url)).toBe(true);
    inspection.put({ ...config, id: 'x1' });
    expect(admitted(accounts.url)).toBe(true);
    expect(admitted(assertion({}).url, 'POST')).toBe(true);
  });
});

describe('a login as Chrome records it, without bodies', () => {
  const own = {
    status: 200,
    requestHeaders: [['Accept', 'application/json']],
    context: { resourceType: 'webidentity' },
  } as const;

  it('is told all the same', () => {
    const lookups = [wellKnown, config, accounts, client].map(({ url }) => ({ url, ...own }));
    const [flow, ...others] = told(...lookups, assertion({}, { ...own, responseBody: undefined }));
    expect(others).toEqual([]);
    expect(flow).toMatchObject({ protocol: 'oidc', outcome: 'succeeded', client: { id: 'site-7' } });
    expect(flow?.steps.map(({ kind }) => kind)).toEqual([
      'discovery',
      'discovery',
      'accounts_request',
      'client_metadata',
      'identity_assertion_request',
    ]);
  });
});

describe('is none of it:', () => {
  const script = {
    requestHeaders: [['Sec-Fetch-Dest', 'empty']],
    context: { resourceType: 'fetch' },
  } as const;

  it('the same addresses asked by a page', () => {
    expect(told(assertion({ token }, script))).toEqual([]);
  });

  it('a form with an account', () => {
    expect(told(form('https://bank.example/transfer', { account_id: '7', client_id: 'x' }))).toEqual([]);
  });
});
