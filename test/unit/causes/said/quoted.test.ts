import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { codeFlow, flowsOf, type FlowChanges } from '../../../support/flow.ts';
import { causesOf, reasonOf } from '../../../support/causes.ts';
import { redacted } from '../../../support/redacted.ts';

const html = (text: string) => ({ mediaType: 'text/html', text });
/** The provider refuses the address of a web app behind a proxy, on a page. */
const onPage = (text: string) =>
  codeFlow({
    requestExchange: { status: 400, responseBody: html(text) },
    response: null,
    token: null,
  });
const answered = (error: string, error_description?: string) =>
  codeFlow({ response: { code: undefined, error, error_description }, token: null });
const redemption = (answer: Readonly<Record<string, unknown>>, more: FlowChanges = {}) =>
  codeFlow({ tokenAnswer: { error: 'invalid_grant', ...answer }, ...more });

const mismatch = 'The redirect_uri parameter does not match any registered callback.';

describe('a reason has the words of', () => {
  it.each<[string, readonly Exchange[], string, string]>([
    [
      'the provider’s page, under its heading',
      onPage(`<title>Acme ID</title><h1>Invalid return address</h1><p class="error">${mismatch}</p>`),
      'op.example',
      `Invalid return address: ${mismatch}`,
    ],
    [
      'the provider, which sent them to the app',
      answered('login_required', 'No active session was found for this browser'),
      'op.example',
      'No active session was found for this browser',
    ],
    [
      'the token endpoint',
      redemption({ error_description: 'Code was issued to another redirect address' }),
      'op.example',
      'Code was issued to another redirect address',
    ],
    [
      'a token endpoint with members of its own',
      codeFlow({
        tokenExchange: {
          status: 400,
          responseBody: jsonBody({ error: 'invalid_client', message: 'Der Client wurde abgelehnt.' }),
        },
      }),
      'op.example',
      'Der Client wurde abgelehnt.',
    ],
  ])('%s', (_, exchanges, host, text) => {
    expect(reasonOf(exchanges)?.quote).toMatchObject({ host, text });
    expect(reasonOf(exchanges)?.why).toContain(`${host} says “${text.replace(/\.$/, '')}”.`);
    expect(reasonOf(redacted(exchanges))?.quote).toMatchObject({ host, text });
  });
});

describe('a reason is given no words', () => {
  it.each<[string, readonly Exchange[]]>([
    ['that are a code', redemption({})],
    ['that are a code with “Error” before it', onPage('<h1>Error: redirect_uri_mismatch</h1>')],
    ['that say only that something failed', answered('login_required', 'An error has occurred')],
    ['where it has them already', redemption({ error: 'access_denied' })],
  ])('%s', (_, exchanges) => {
    expect(reasonOf(exchanges)).toBeDefined();
    expect(reasonOf(exchanges)?.quote).toBeUndefined();
  });

  it('of a page that failed elsewhere', () => {
    const later = redemption(
      {},
      { responseExchange: { responseBody: html('<h1>Could not load the news</h1>') } },
    );
    expect(reasonOf(later)?.quote).toBeUndefined();
  });
});

describe('advice on a code that words explain', () => {
  const said = 'AADSTS90094: An administrator must grant this app access to the directory';
  it('is not told beside them', () => {
    const [flow] = flowsOf(answered('access_denied', said));
    expect(causesOf(answered('access_denied', said))).toEqual(['admin-consent-needed']);
    expect(flow?.diagnosis[0]?.rules).toContain('err-access-denied');
  });

  it('is told where nobody explains it', () => {
    expect(causesOf(answered('access_denied', 'The person pressed No'))).toEqual(['access-denied']);
  });
});
