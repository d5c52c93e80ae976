import { describe, expect, it } from 'vitest';
import type { BrowserContext } from '../../../../lib/exchange/exchange.ts';
import { form, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'client-credentials-in-browser';
const page: BrowserContext = { resourceType: 'fetch', initiator: 'https://app.example' };
const request = (fields: Readonly<Record<string, string>>, context: BrowserContext = page) =>
  form(
    'https://op.example/token',
    { grant_type: 'client_credentials', client_id: 'spa', ...fields },
    { status: 200, responseBody: jsonBody({ access_token: 'at-1', token_type: 'Bearer' }), context },
  );
const secret = { client_secret: 'hunter2' };

describe('client-credentials-in-browser is', () => {
  it('critical with the client’s secret', () => {
    expect(verdictsOf(rule, [request(secret)])).toEqual(['critical certain']);
    expect(detailOf(rule, [request(secret)])).toBe(
      'The page https://app.example sent grant_type client_credentials with the client’s credential; expected: from a server alone.',
    );
    expect(detailOf(rule, redacted([request(secret)]))).toBe(detailOf(rule, [request(secret)]));
  });

  it('critical for Zoom’s name of it', () => {
    const fields = { ...secret, grant_type: 'account_credentials', account_id: '1' };
    expect(verdictsOf(rule, [request(fields)])).toEqual(['critical certain']);
  });

  it('medium without any credential', () => {
    expect(verdictsOf(rule, [request({})])).toEqual(['medium certain']);
  });

  it('a remark in the server’s own console', () => {
    expect(verdictsOf(rule, [request(secret, { ...page, initiator: 'https://op.example' })])).toEqual([
      'info certain',
    ]);
  });
});

describe('client-credentials-in-browser says nothing', () => {
  it('where nothing tells that a page sent it: a recording may be a server’s', () => {
    expect(verdictsOf(rule, [request(secret, {})])).toEqual([]);
  });

  it('of an extension, which is no page', () => {
    expect(
      verdictsOf(rule, [request(secret, { resourceType: 'fetch', initiator: 'chrome-extension://abc' })]),
    ).toEqual([]);
  });

  it('of other grants', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
    expect(
      verdictsOf(rule, [request({ ...secret, grant_type: 'refresh_token', refresh_token: 'rt' })]),
    ).toEqual([]);
  });

  it('where no token request was seen', () => {
    expect(outcomeOf(rule, webAppFlow())).toBe('not applicable');
  });
});
