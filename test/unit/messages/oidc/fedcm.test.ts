import { describe, expect, it } from 'vitest';
import {
  baseTime,
  capture,
  form,
  json,
  jsonBody,
  urlWith,
  type ExchangeFields,
} from '../../../support/exchange.ts';
import { loginWindow } from '../../../support/fedcm.ts';
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

describe('the window with the provider’s login page', () => {
  const opened = (hints: Readonly<Record<string, string>>, more: Partial<ExchangeFields> = {}) =>
    loginWindow(hints, more);
  const login = (...window: readonly ExchangeFields[]) =>
    told(wellKnown, config, accounts, ...window, accounts, client, assertion({ token }));
  const kindsOf = (flows: ReturnType<typeof told>) => flows.map(({ steps }) => steps.map(({ kind }) => kind));

  it('is a step of the login, with what the page asked for', () => {
    const flows = login(opened({ login_hint: 'kim@example.org', domain_hint: 'idp.example' }));
    expect(kindsOf(flows)).toEqual([
      [
        'discovery',
        'discovery',
        'accounts_request',
        'login_window',
        'accounts_request',
        'client_metadata',
        'identity_assertion_request',
      ],
    ]);
    expect(flows[0]!.steps[3]).toMatchObject({ from: 'client', to: 'authorization_server' });
  });

  it('is one without a wish, too', () => {
    expect(kindsOf(login(opened({})))[0]).toContain('login_window');
  });

  it('stays open while a person finds the password', () => {
    const late = [accounts, client, assertion({ token })].map((one, at) => ({
      ...one,
      startedAt: baseTime + 200_000 + at * 1000,
    }));
    const [flow, ...others] = told(wellKnown, config, accounts, opened({ login_hint: 'kim' }), ...late);
    expect(others).toEqual([]);
    expect(flow).toMatchObject({ outcome: 'succeeded' });
    expect(flow!.steps.map(({ kind }) => kind)).toContain('login_window');
  });

  it.each<[string, Partial<ExchangeFields>]>([
    ['another page led to', { requestHeaders: [['Sec-Fetch-Site', 'cross-site']] }],
    ['a page leads to by itself', { requestHeaders: [['Referer', 'https://app.example/']] }],
    [
      'a script of a page opened',
      { context: { resourceType: 'main_frame', initiator: 'https://app.example' } },
    ],
    ['a script asks for', { context: { resourceType: 'fetch' } }],
    ['a form is posted to', { method: 'POST' }],
  ])('is none that %s', (_, more) => {
    expect(kindsOf(login(opened({ login_hint: 'kim' }, more))).flat()).not.toContain('login_window');
  });

  it('makes no flow by itself, and is none before the configuration names it', () => {
    expect(told(wellKnown, config, opened({ login_hint: 'kim' }))).toEqual([]);
    const early = told(
      loginWindow({ login_hint: 'kim' }),
      wellKnown,
      config,
      accounts,
      client,
      assertion({ token }),
    );
    expect(kindsOf(early).flat()).not.toContain('login_window');
  });

  it('leaves without the name of anybody', () => {
    const inspection = createInspection();
    const all = [
      wellKnown,
      config,
      opened({ login_hint: 'kim@example.org' }),
      accounts,
      assertion({ token }),
    ];
    for (const one of capture(...all)) inspection.put(one);
    const report = inspection.report({ kind: 'har', entries: 5, skipped: 0 });
    const outgoing = redact('default', { exchanges: inspection.evidence(), report });
    expect(JSON.stringify(outgoing)).toContain('login_hint');
    expect(JSON.stringify(outgoing)).not.toMatch(/kim(?:@|%40)/i);
  });
});

describe('a login as Chrome records it, without bodies', () => {
  const own = {
    status: 200,
    requestHeaders: [['Accept', 'application/json']],
    context: { resourceType: 'webidentity' },
  } as const;

  it('knows the window by its wish, as the configuration shows no address', () => {
    const window = (query: Readonly<Record<string, string>>) =>
      told(
        ...[wellKnown, config, accounts].map(({ url }) => ({ url, ...own })),
        { ...loginWindow(query), url: urlWith(`${idp}/elsewhere`, query) },
        { url: accounts.url, ...own },
        assertion({}, { ...own, responseBody: undefined }),
      ).flatMap(({ steps }) => steps.map(({ kind }) => kind));
    expect(window({ login_hint: 'kim@example.org' })).toContain('login_window');
    expect(window({ domain_hint: 'any' })).toContain('login_window');
    expect(window({ lang: 'en' })).not.toContain('login_window');
    expect(
      window({
        login_hint: 'kim',
        client_id: 'site-7',
        response_type: 'code',
        redirect_uri: 'https://a.example/',
      }),
    ).not.toContain('login_window');
  });

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
