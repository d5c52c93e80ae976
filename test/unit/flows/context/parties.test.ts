import { describe, expect, it } from 'vitest';
import { partiesOf, sideOf } from '../../../../lib/flows/context/parties.ts';
import { at, login, page, tab, type Moments } from '../../../support/around.ts';
import { exchange, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { spaLogin } from '../../../support/scenario.ts';

const request = login.request();

function parties(fields: readonly ExchangeFields[], ...around: Moments) {
  const { client, provider } = partiesOf(flowIn(...fields).messages, at(...around));
  return { client: [...client].toSorted(), provider: [...provider].toSorted() };
}

describe('whose hosts', () => {
  it('are those of the request, of the redirect URI and of the page that sent the browser', () => {
    const sent = { ...request, context: { ...request.context, initiator: 'https://www.app.example' } };
    expect(parties([sent])).toEqual({
      client: ['app.example', 'www.app.example'],
      provider: ['op.example'],
    });
  });

  it('are those of what redirected to the request, rather than of the page with the link', () => {
    const sent = { ...request, context: { ...request.context, initiator: 'https://mail.elsewhere' } };
    expect(parties([sent], [0, redirect('https://bff.example/login', request.url)]).client).toEqual([
      'app.example',
      'bff.example',
    ]);
  });

  it('are not the client’s where the provider’s own page led to the request', () => {
    expect(parties([request], [0, redirect('https://op.example/start', request.url)]).client).toEqual([
      'app.example',
    ]);
  });

  it.each([
    [
      'include the host of its site that the answer leads to',
      'https://www.app.example/home',
      ['www.app.example'],
    ],
    ['do not include another site that it leads to', 'https://www.elsewhere/home', []],
    ['do not include one to which it hands something on', 'https://www.app.example/in?code=c2&state=s2', []],
  ])('%s', (_, to, more) => {
    const landing = { ...login.landing(), status: 302, redirectUrl: to };
    expect(parties([request, landing]).client).toEqual(['app.example', ...more]);
  });

  it('include where the token request went', () => {
    const redemption = { ...login.redemption(), url: 'https://api.op.example/token' };
    expect(parties([request, login.landing(), redemption]).provider).toEqual([
      'api.op.example',
      'op.example',
    ]);
  });

  it('of an answer that nobody asked for are where it went and where it came from', () => {
    const landing = { ...login.landing(), context: { initiator: 'https://portal.op.example' } };
    expect(parties([landing])).toEqual({ client: ['app.example'], provider: ['portal.op.example'] });
  });

  it('are followed along the provider’s redirects until the answer, and no further', () => {
    const sent = { ...request, redirectUrl: 'https://login.elsewhere/a' };
    const chain = [
      [0.5, redirect('https://login.elsewhere/a', 'https://mfa.elsewhere/b')],
      [0.6, page('https://mfa.elsewhere/b')],
      [0.7, page('https://unrelated.example/')],
      [5, redirect('https://op.example/later', 'https://after.example/')],
      [6, page('https://after.example/')],
    ] as const;
    expect(parties([sent, login.landing()], ...chain).provider).toEqual([
      'login.elsewhere',
      'mfa.elsewhere',
      'op.example',
    ]);
  });

  describe('of the app that a hosted broker logs in for are the client’s', () => {
    const redirectUri = 'https://broker.example/callback';
    const brokered = spaLogin('b', { tab, redirectUri });
    const from = (initiator: string) => ({ tab, resourceType: 'main_frame', initiator }) as const;
    const came = page('https://broker.example/start', { context: from('https://shop.example') });

    it('where a page of the broker’s leads back there', () => {
      const back = page('https://shop.example/in', { context: from('https://broker.example') });
      const { client } = parties([brokered.request(), brokered.landing()], [0, came], [5, back]);
      expect(client).toEqual(['broker.example', 'shop.example']);
    });

    it('where the broker’s callback redirects back there', () => {
      const landing = { ...brokered.landing(), status: 302, redirectUrl: 'https://shop.example/in' };
      expect(parties([brokered.request(), landing], [0, came]).client).toEqual([
        'broker.example',
        'shop.example',
      ]);
    });

    it('where the app’s own redirect led to the broker: a proxy with a host of its own for logins', () => {
      const led = page('https://shop.example/', { status: 302, redirectUrl: 'https://broker.example/start' });
      const landing = { ...brokered.landing(), status: 302, redirectUrl: 'https://shop.example/' };
      expect(parties([brokered.request(), landing], [0, led]).client).toEqual([
        'broker.example',
        'shop.example',
      ]);
      const away = { ...brokered.landing(), status: 302, redirectUrl: 'https://other.example/' };
      expect(parties([brokered.request(), away], [0, led]).client).toEqual(['broker.example']);
    });

    it.each([
      ['not where nothing leads back: a mail with a link is no app', []],
      ['not where the person goes back by themselves', [[5, page('https://shop.example/in')] as const]],
      [
        'not where the broker leads elsewhere',
        [[5, page('https://other.example/', { context: from('https://broker.example') })] as const],
      ],
    ])('%s', (_, after) => {
      const { client } = parties([brokered.request(), brokered.landing()], [0, came], ...after);
      expect(client).toEqual(['broker.example']);
    });
  });

  it('of a private-use scheme there are none', () => {
    const native = spaLogin('n', { redirectUri: 'com.example.app:/cb' });
    expect(parties([native.request()]).client).toEqual([]);
  });
});

describe('whose page', () => {
  it('is told by host, and by port where both are on the developer’s own machine', () => {
    const url = urlWith('http://localhost:8080/auth', {
      client_id: 'spa',
      redirect_uri: 'http://localhost:3000/cb',
      response_type: 'code',
      state: 'af0ifjsldkj',
    });
    const { messages } = flowIn(exchange({ url }));
    const both = partiesOf(messages, []);
    expect(sideOf(messages, both, 'http://localhost:3000/login')).toBe('client');
    expect(sideOf(messages, both, 'http://localhost:8080/login')).toBe('provider');
    const apart = flowIn(request).messages;
    expect(sideOf(apart, partiesOf(apart, []), 'https://app.example/')).toBe('client');
    expect(sideOf(apart, partiesOf(apart, []), 'https://op.example/')).toBe('provider');
  });
});
