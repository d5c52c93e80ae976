import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, urlWith } from '../../../support/exchange.ts';

const id = 'return-url-refused';
const argo = 'https://argocd.village.example';
const words =
  'Invalid redirect URL: the protocol and host (including port) must match and the path must be within allowed URLs if provided';
const asked = (origin: string, parameters: Readonly<Record<string, string>>, more: Partial<Exchange> = {}) =>
  capture(
    { url: `${origin}/login`, status: 200, context: { resourceType: 'main_frame' } },
    {
      url: urlWith(`${origin}/auth/login`, parameters),
      status: 400,
      requestHeaders: [['Referer', `${origin}/login`]],
      responseHeaders: [['Content-Type', 'text/plain; charset=utf-8']],
      responseBody: { mediaType: 'text/plain', text: `${words}\n` },
      context: { resourceType: 'main_frame' },
      ...more,
    },
  );

describe(`${id} is the cause`, () => {
  it('of an app that was opened at another address than its settings name', () => {
    const exchanges = asked(argo, { return_url: `${argo}/applications` });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    const { why, fix } = reasonOf(exchanges)!;
    expect(why).toContain(`to come back to ${argo}/applications (return_url), where it was opened`);
    expect(fix).toContain(`add ${argo} to its additionalUrls`);
    expect(`${why}${fix}`).not.toMatch(/provider refused/);
  });

  it('of one that was to come back elsewhere', () => {
    const exchanges = asked(argo, { return_url: 'http://localhost:8080/applications' });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).not.toContain('where it was opened');
  });

  it.each(['/', '/applications?view=tiles'])('of one that names a path alone: %s', (back) => {
    const exchanges = asked(argo, { return_url: back });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    const { why, fix } = reasonOf(exchanges)!;
    expect(why).toContain('names no scheme and host');
    expect(fix).toContain(`Open ${argo}/auth/login without return_url`);
    expect(`${why}${fix}`).not.toMatch(/another address|X-Forwarded/);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a login that names no way back', asked(argo, { theme: 'dark' })],
    [
      'of other words',
      asked(
        argo,
        { return_url: `${argo}/x` },
        { responseBody: { mediaType: 'text/plain', text: 'OIDC is not configured' } },
      ),
    ],
    [
      'where the login began',
      asked(
        argo,
        { return_url: `${argo}/x` },
        { status: 303, redirectUrl: 'https://op.example/auth?client_id=a&redirect_uri=b' },
      ),
    ],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});
