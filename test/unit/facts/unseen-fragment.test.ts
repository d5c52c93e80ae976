import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../support/causes.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { tab } from '../../support/around.ts';
import { capture } from '../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../support/flow.ts';
import { redacted } from '../../support/redacted.ts';

const html = { mediaType: 'text/html', text: '<div id="app"></div>' };

/** A page asks for an ID token in the address, and the browser comes back to it, as a HAR shows that. */
const login = (more: {
  readonly request?: Readonly<Record<string, string>>;
  readonly page?: Partial<Exchange>;
  readonly then?: readonly Partial<Exchange>[];
}) =>
  codeFlow({
    redirectUri: 'https://app.example/',
    request: { response_type: 'id_token', ...more.request },
    response: null,
    token: null,
    then: [
      {
        id: 'back',
        url: 'https://app.example/',
        status: 200,
        context: { resourceType: 'main_frame', initiator: 'https://op.example' },
        responseBody: html,
        ...more.page,
      },
      ...(more.then ?? []).map((one) => ({ url: 'https://app.example/', ...one })),
    ],
  });

describe('an answer behind # that no HAR has', () => {
  it('is told where the browser came back from the provider', () => {
    for (const exchanges of [login({}), redacted(login({}))]) {
      expect(reasonOf(exchanges)).toMatchObject({ cause: 'not-answered', confidence: 'firm' });
      expect(reasonOf(exchanges)?.why).toMatch(/sent the browser back to https:\/\/app\.example\/.*behind #/);
      expect(reasonOf(exchanges)?.why).not.toMatch(/has not sent|anew/);
    }
  });

  it('whatever the provider’s page was refused before', () => {
    const around = { tab, resourceType: 'main_frame', initiator: 'https://op.example' } as const;
    const [asked, back] = login({});
    const text = JSON.stringify({ status: 'error', msg: 'The account has to be confirmed by a colleague' });
    const exchanges = capture(
      { ...asked!, status: 200, context: around, responseBody: html },
      {
        url: 'https://op.example/api/authorize/validate',
        method: 'POST',
        status: 200,
        context: { ...around, resourceType: 'fetch' },
        responseHeaders: [['Content-Type', 'application/json']],
        responseBody: { mediaType: 'application/json', text },
      },
      { ...back!, context: around },
    );
    expect(reasonOf(exchanges.slice(0, 2))?.why).toContain('colleague');
    expect(reasonOf(exchanges)?.why).toContain('behind #');
    expect(reasonOf(exchanges)?.why).not.toContain('colleague');
  });

  it('and that the app did not take it, where it began anew', () => {
    const [again] = login({ request: { state: 'the-state-of-the-second', nonce: 'n-of-the-second' } });
    const exchanges = login({ then: [{ ...again!, id: 'again' }] });
    const [first] = flowsOf(exchanges);
    expect(first?.diagnosis[0]?.why).toMatch(/second later the app began the login anew/);
    expect(first?.diagnosis[0]?.fix).toContain('its nonce must be the one of the request');
  });

  it.each<[string, Parameters<typeof login>[0]]>([
    ['for a code, which comes in the query', { request: { response_type: 'code' } }],
    ['for an answer by form', { request: { response_mode: 'form_post' } }],
    ['of a page that was opened by hand', { page: { context: { resourceType: 'main_frame' } } }],
    ['of another page of the app', { page: { url: 'https://app.example/help' } }],
    ['of a page that failed', { page: { status: 502 } }],
    ['of a script’s call', { page: { context: { resourceType: 'fetch', initiator: 'https://op.example' } } }],
  ])('is not told %s', (_, more) => {
    expect(reasonOf(login(more))?.why ?? '').not.toContain('behind #');
  });
});
