import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'returned-elsewhere';
const page = { context: { resourceType: 'main_frame' } } as const;
const asked = 'https://preview-7.shop.example/auth/callback';
const code = '7d9e6c7c-1111-4222-8333-123456789abc';

/** A hosted broker that lets the person sign in elsewhere and remembers itself where to go on: its answers have no state. */
const supabase = 'https://abcdefgh.supabase.co/auth/v1';
const upstream = urlWith('https://accounts.google.com/o/oauth2/v2/auth', {
  client_id: '5.apps.googleusercontent.com',
  redirect_uri: `${supabase}/callback`,
  response_type: 'code',
  state: 'eyJhbGciOiJIUzI1NiJ9-4kx0H1TfwWZFss',
});
const brokered = (answer: string, landing: Partial<ExchangeFields> = { status: 200 }) =>
  capture(
    redirect(
      urlWith(`${supabase}/authorize`, {
        provider: 'google',
        redirect_to: asked,
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWP6lqTqZJf1s',
        code_challenge_method: 's256',
      }),
      upstream,
      page,
    ),
    { url: upstream, status: 200, ...page },
    redirect(
      `${supabase}/callback?state=eyJhbGciOiJIUzI1NiJ9-4kx0H1TfwWZFss&code=4-0Aky9rDFVwhXEcHWne1b`,
      answer,
      page,
    ),
    { url: answer, ...page, ...landing },
  );

/** A provider that gives the state back. */
const login = (answer: string, landing: Partial<ExchangeFields> = { status: 500 }) => {
  const request = urlWith('https://id.example/authorize', {
    client_id: 'shop',
    response_type: 'code',
    redirect_uri: asked,
    state: 'GfoYU1nVFIL4iszMyfbEIeq7',
  });
  const back = `${answer}?code=yinV2y62mI4Rd5BoFEbENTEg&state=GfoYU1nVFIL4iszMyfbEIeq7`;
  return capture(redirect(request, back, page), { url: back, ...page, ...landing });
};

describe(`${id} is the cause`, () => {
  it.each<[string, ReturnType<typeof brokered>]>([
    [
      'where the site’s default answers nothing',
      brokered(`http://localhost:3000/?code=${code}`, { status: 0 }),
    ],
    ['where another page of the project takes it', brokered(`https://shop.example/?code=${code}`)],
    ['where the path alone is another', brokered(`https://preview-7.shop.example/?code=${code}`)],
    ['where the state comes along', login('https://shop.example/auth/callback')],
    ['where another port is registered', login('https://preview-7.shop.example:8443/auth/callback')],
  ])('%s', (_, exchanges) => {
    const [outer] = flowsOf(exchanges);
    expect(outer?.diagnosis[0]).toMatchObject({ cause: id, confidence: 'certain', proof: 'comparison' });
    expect(outer?.diagnosis[0]?.why).toContain(`asked for its answer at ${asked}`);
    expect(outer?.outcome).not.toBe('succeeded');
    expect(flowsOf(redacted(exchanges))[0]?.diagnosis[0]?.cause).toBe(id);
  });

  it('of a login that succeeded on another site', () => {
    const exchanges = login('https://shop.example/auth/callback', {
      status: 302,
      redirectUrl: 'https://shop.example/home',
      responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly']],
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('https://shop.example/auth/callback');
    expect(reasonOf(exchanges)?.what).toBe('Succeeded, at another address than asked for.');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof brokered>]>([
    ['of an answer that came where it was to', brokered(`${asked}?code=${code}`)],
    ['of an answer where it was to that failed', login(asked)],
    ['of another scheme alone', login(asked.replace('https:', 'http:'))],
    ['of a slash more', login(`${asked}/`)],
    [
      'of a client that hands its answer on',
      [
        ...login(asked, {
          status: 302,
          redirectUrl: 'https://pr-7.shop.example/cb?code=yinV2y62mI4Rd5BoFEbENTEg',
        }),
      ],
    ],
    [
      'of a refusal',
      capture(
        redirect(
          urlWith('https://id.example/authorize', {
            client_id: 'shop',
            response_type: 'code',
            redirect_uri: asked,
            state: 'GfoYU1nVFIL4iszMyfbEIeq7',
          }),
          'https://shop.example/cb?error=access_denied&state=GfoYU1nVFIL4iszMyfbEIeq7',
          page,
        ),
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('of a page with a code that no login waits for', () => {
    expect(
      flowsOf(
        capture(redirect(`${supabase}/somewhere`, `https://shop.example/?code=${code}`, page), {
          url: `https://shop.example/?code=${code}`,
          status: 200,
          ...page,
        }),
      ),
    ).toEqual([]);
  });
});
