import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { capture, exchange, form, urlWith } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { casLogin, serviceTicket } from '../../../support/single-sign-on.ts';

const id = 'cas-service-differs';
/** The service’s own address sends the ticket on to another one of its own. */
const arrivedAt = (at: string, status = 500) =>
  capture(
    casLogin.request(),
    { ...casLogin.response(), status: 301, redirectUrl: `${at}?ticket=${serviceTicket}` },
    { ...casLogin.response(serviceTicket, at), status },
  );

describe(`${id} is the cause`, () => {
  it.each([
    ['https://www.example.org/service', 'the scheme'],
    ['http://www.example.org/service/', 'the slash at the end'],
  ])('of a ticket that arrives at %s', (at, part) => {
    const exchanges = arrivedAt(at);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`${part} differs`);
  });
});

/** The application answers the ticket with a page of its own. */
const answeredWith = (html: string, status = 200) =>
  capture(casLogin.request(), {
    ...casLogin.response(),
    status,
    responseHeaders: [['Content-Type', 'text/html']],
    responseBody: { mediaType: 'text/html', text: html },
  });
const refusedAt = (link: string) =>
  answeredWith(
    `<title>CAS Authentication failed!</title><h1>CAS Authentication failed!</h1><p>You were not authenticated.</p><a href="${link}">here</a>`,
  );

describe(`${id} is the cause where the page that refuses the ticket`, () => {
  it.each([
    'http://10.0.40.82/service',
    'http://www.example.org:8080/service',
    'https://www.example.org/service',
  ])('links to itself at %s', (link) => {
    const exchanges = refusedAt(link);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'comparison' });
    expect(reasonOf(exchanges)?.why).toContain(`takes itself to be at ${link}`);
  });
});

describe(`${id} is the cause where the page quotes the CAS server with both addresses`, () => {
  it.each([
    [
      'Spring in English',
      'Ticket &#39;ST-1856339-aA5Yuvrxzpv8Tau1cYQ7&#39; does not match supplied service. The original service was &#39;http://www.example.org/service&#39; and the supplied service was &#39;http://www.example.org:8080/service&#39;.',
      'the port differs',
    ],
    [
      'French',
      'Le ticket ne correspond pas au service fourni. Le service original était «http://www.example.org/service» et le service fourni était «https://www.example.org/service».',
      'the scheme differs',
    ],
    [
      'the other order, and an inner host',
      'INVALID_SERVICE: supplied service "http://tomcat-7:8080/service", original service "http://www.example.org/service"',
      'the host',
    ],
  ])('%s', (_, words, part) => {
    const exchanges = answeredWith(`<h1>Whitelabel Error Page</h1><div>${words}</div>`, 500);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'comparison', owner: 'client' });
    expect(reasonOf(exchanges)?.why).toContain('had the ticket validated for http');
    expect(reasonOf(exchanges)?.why).toContain(part);
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('and the page is that sentence alone', () => {
    const words = 'Service http://www.example.org:8080/service, not http://www.example.org/service';
    expect(causeAndOfTrace(answeredWith(words, 500))).toEqual([id, id]);
  });

  it.each([
    ['one address alone', 'The service http://www.example.org/service could not be reached.', 500],
    [
      'the same address twice',
      'The original service was http://www.example.org/service and the supplied service was http://www.example.org/service.',
      500,
    ],
    [
      'addresses of two applications',
      'Our services: http://www.example.org/service and http://www.example.org:8080/other',
      500,
    ],
    [
      'addresses far apart',
      `service http://www.example.org/service ${'x '.repeat(100)} http://www.example.org:8080/service`,
      500,
    ],
    ['no service', 'http://www.example.org/service http://www.example.org:8080/service', 500],
    [
      'no service but in the addresses',
      `${'x '.repeat(50)} http://www.example.org/service http://www.example.org:8080/service`,
      500,
    ],
  ])('not where it names %s', (_, words, status) => {
    expect(causesOf(answeredWith(`<h1>Error</h1><div>${words}</div>`, status))).not.toContain(id);
  });
});

describe(`${id} of a server whose address does not say CAS`, () => {
  const page = { context: { resourceType: 'main_frame' } } as const;
  const session = { responseHeaders: [['Set-Cookie', 'session=1; HttpOnly']] } as const;
  /** Asked for one service, the form sent with another, and the ticket refused there. */
  const rewritten = (asked: string, posted: string, status = 401, at = 'https://gate.example/sso/login') =>
    capture(
      { url: urlWith(at, { service: asked }), status: 200, ...page },
      {
        ...form(at, { lt: 'LT-1', service: posted, username: 'jo', password: 'x' }, page),
        status: 303,
        redirectUrl: `${posted}?ticket=${serviceTicket}`,
      },
      { url: `${posted}?ticket=${serviceTicket}`, status, ...(status < 400 && session), ...page },
    );

  it.each([
    ['https://app.inner.example/wiki', 'https://gate.example/wiki', 'the host differs'],
    ['http://gate.example/wiki', 'https://gate.example/wiki', 'the scheme differs'],
    ['https://gate.example:8443/wiki', 'https://gate.example/wiki', 'the port differs'],
  ])('asked for %s, which gives a ticket for %s', (asked, posted, part) => {
    const exchanges = rewritten(asked, posted);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(part);
    expect(reasonOf(exchanges)?.why).toContain('wrote that into it');
    // Forms with passwords leave no trace; where their answer leads does.
    expect(reasonOf(redacted(exchanges))?.why).toContain('The login page’s own answer leads there');
    expect(reasonOf(redacted(exchanges))?.fix).toBe(reasonOf(exchanges)?.fix);
    expect(flowsOf(exchanges)).toMatchObject([{ protocol: 'cas', outcome: 'failed' }]);
  });

  it('is told as much of a server whose address says CAS', () => {
    const exchanges = rewritten(
      'https://app.inner.example/wiki',
      'https://gate.example/wiki',
      401,
      'https://gate.example/cas/login',
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('wrote that into it');
    expect(flowsOf(exchanges)).toMatchObject([{ protocol: 'cas', outcome: 'failed' }]);
  });

  it('is none of an earlier login at that page, which had its ticket', () => {
    const at = 'https://gate.example/cas/login';
    const earlier = rewritten('https://gate.example/wiki', 'https://gate.example/wiki', 200, at);
    const [, ...later] = rewritten('https://gate.example/shop', 'https://gate.example/shop', 401, at);
    const exchanges = capture(
      ...earlier,
      ...later.map((one) => ({
        ...one,
        id: `later ${one.id}`,
        url: one.url.replaceAll(serviceTicket, 'ST-2-later-ticket'),
        redirectUrl: one.redirectUrl?.replaceAll(serviceTicket, 'ST-2-later-ticket'),
      })),
    );
    expect(causesOf(exchanges)).not.toContain(id);
    expect(flowsOf(exchanges)).toHaveLength(2);
  });

  it.each<[string, readonly Exchange[]]>([
    ['one service all along', rewritten('https://gate.example/wiki', 'https://gate.example/wiki')],
    [
      'the application took it',
      rewritten('https://app.inner.example/wiki', 'https://gate.example/wiki', 200),
    ],
  ])('is none where it is %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('is none of a login page of another site’s that was open before', () => {
    const shop = {
      url: urlWith('https://shop.example/login', { service: 'https://shop.example/cart' }),
      status: 200,
      ...page,
    };
    const exchanges = [
      { ...exchange(shop), id: 'shop' },
      ...rewritten('https://gate.example/wiki', 'https://gate.example/wiki'),
    ];
    expect(causesOf(exchanges)).not.toContain(id);
    expect(flowsOf(exchanges)).toHaveLength(1);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof arrivedAt>]>([
    [
      'of a ticket that arrives where it was asked for',
      capture(casLogin.request(), { ...casLogin.response(), status: 500 }),
    ],
    ['where the application takes it', arrivedAt('https://www.example.org/service', 200)],
    ['of a page that links to itself as it was asked for', refusedAt('http://www.example.org/service')],
    ['of a page that links elsewhere', refusedAt('https://help.example.org/cas')],
    [
      'of a page that names its canonical address',
      answeredWith(
        '<head><link rel="canonical" href="https://app.example.org/service"><title>CAS Authentication failed!</title></head><h1>CAS Authentication failed!</h1>',
      ),
    ],
    ['before there is a ticket', capture(casLogin.request())],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
