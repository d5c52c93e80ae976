import { describe, expect, it } from 'vitest';
import { redirect } from '../../../support/exchange.ts';
import { login } from '../../../support/around.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { loginPage, walkedLogin } from '../../../support/walked-login.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'insecure-redirect-hop';

const params = { client_id: 'spa', response_type: 'code', state: 's' };
const through = (hop: string) =>
  findingsInFlow(rule, [
    messageOf('authorization_request', { url: 'https://op.example/auth?client_id=spa' }, { params }),
    messageOf(
      'authorization_request',
      { url: hop, status: 302 },
      { params: hop.includes('state') ? params : {} },
    ),
  ]);

describe('insecure-redirect-hop fires', () => {
  it('high when the hop carries values of the login', () => {
    expect(through('http://op.example/login?state=s')).toEqual(['high certain']);
  });
  it('medium when it does not', () => {
    expect(through('http://op.example/login')).toEqual(['medium certain']);
  });
});

describe('insecure-redirect-hop is silent', () => {
  it('when every hop is https', () => {
    expect(through('https://op.example/login?state=s')).toEqual([]);
  });
  it('on the device itself', () => {
    expect(through('http://127.0.0.1:4000/login?state=s')).toEqual([]);
  });
  it('for a login without hops', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});

describe('insecure-redirect-hop looks at the pages in between', () => {
  const page = 'http://op.example/login?i=1';
  const posted = (url: string) => ({
    url,
    requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'user=kim&password=hunter2' },
  });

  it('critical where a password was sent over http', () => {
    const exchanges = walkedLogin(page, [loginPage(page)], posted(page));
    expect(verdictsOf(rule, exchanges)).toEqual(['critical certain']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['critical certain']);
    expect(detailOf(rule, exchanges)).toContain('http://op.example/login');
  });

  it('high where an answer with the code came over http', () => {
    const hop = 'http://op.example/sso?i=1';
    const exchanges = walkedLogin(hop, [], { url: hop, method: 'GET' });
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['high certain']);
  });

  it('medium for a page on the way, and where it stands in a private network', () => {
    const https = 'https://op.example/consent';
    expect(verdictsOf(rule, walkedLogin(page, [loginPage(page)], { url: https }))).toEqual([
      'medium certain',
    ]);
    const inside = 'http://10.0.0.7/login';
    expect(verdictsOf(rule, walkedLogin(inside, [loginPage(inside)], posted(inside)))).toEqual([
      'medium certain',
    ]);
  });

  it('medium for a redirect to http that nobody followed', () => {
    const [first, second] = ['https://op.example/a', 'http://op.example/b'];
    expect(
      verdictsOf(rule, walkedLogin(first, [redirect(first, second, { context: login.context.page })])),
    ).toEqual(['medium certain']);
  });

  it.each([
    ['whose pages are all https', 'https://op.example/login'],
    ['whose provider is on the device itself', 'http://127.0.0.1:8080/login'],
  ])('and is silent of a login %s', (_, url) => {
    expect(verdictsOf(rule, walkedLogin(url, [loginPage(url)], posted(url)))).toEqual([]);
  });

  it('and of a page of another tab', () => {
    const url = 'https://op.example/login';
    const apart = { context: { tab: 99, resourceType: 'main_frame' } } as const;
    expect(verdictsOf(rule, walkedLogin(url, [loginPage(url), loginPage(page, apart)], posted(url)))).toEqual(
      [],
    );
  });
});
