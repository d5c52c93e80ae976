import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, json, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'origin-not-allowed';
const client = '77-demo.apps.googleusercontent.com';
const page = 'https://shop.example';
const asked = (url: string, status: number, origin: string | undefined = page): ExchangeFields => ({
  url,
  status,
  context: { resourceType: 'fetch', ...(origin && { initiator: origin }) },
});
const gsi = (name: string, status: number, origin?: string) =>
  asked(urlWith(`https://accounts.google.com/gsi/${name}`, { client_id: client, as: 'x' }), status, origin);
const facebook = (status: number) =>
  asked('https://www.facebook.com/x/oauth/status?client_id=4711&origin=1&sdk=joey', status);
const firebase = (domains: readonly string[]) =>
  json(
    'https://identitytoolkit.googleapis.com/v1/projects?key=AIzaDemo',
    { projectId: 'p', authorizedDomains: domains },
    { context: { resourceType: 'fetch', initiator: page } },
  );
const clerk = (code: string, status = 400) =>
  json(
    'https://clerk.shop.example/v1/environment?_clerk_js_version=5.2.1',
    { errors: [{ message: 'Invalid HTTP Origin header', code }] },
    { status, context: { resourceType: 'fetch', initiator: page } },
  );
const platform = (valid: boolean) =>
  json(
    urlWith('https://accounts.google.com/o/oauth2/iframerpc', {
      action: 'checkOrigin',
      origin: page,
      client_id: client,
    }),
    { valid },
    { context: { resourceType: 'fetch' } },
  );

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where Google’s button is refused', capture(gsi('button', 403), gsi('status', 403))],
    ['where only One Tap is', capture(gsi('iframe/select', 403))],
    ['where Google’s older library is told no', capture(platform(false))],
    ['where Facebook’s SDK is refused', capture(facebook(400))],
    ['where Clerk’s client is refused', capture(clerk('origin_invalid'))],
    ['where Firebase’s list does not have the host', capture(firebase(['localhost', 'p.firebaseapp.com']))],
  ])('%s', (_, exchanges) => {
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(page);
  });

  it('and quotes the list that the answer has, and none where it has none', () => {
    const listed = reasonOf(capture(firebase(['localhost', 'p.firebaseapp.com', 'shop.other.example'])));
    expect(listed?.why).toContain('https://localhost, https://p.firebaseapp.com, https://shop.other.example');
    const many = reasonOf(capture(firebase(Array.from({ length: 40 }, (_, at) => `p${at}.example`))));
    expect(many?.why).toContain('and 30 more');
    expect(reasonOf(capture(gsi('button', 403)))?.why).not.toContain('lists');
    expect(reasonOf(capture(gsi('button', 403)))?.compared ?? []).toEqual([]);
  });

  it('on a page under development, where Google wants two origins', () => {
    const reason = reasonOf(capture(gsi('status', 403, 'http://localhost:4200')));
    expect(reason?.fix).toContain('http://localhost:4200');
    expect(reason?.fix).toContain('http://localhost without a port');
    expect(reason?.why).toContain(client);
  });

  it.each<[string, readonly Header[], RegExp]>([
    ['where the browser told nothing of the page', [], /neither Referer nor Origin/],
    ['where it told the page', [['Referer', `${page}/`]], /origin https:\/\/shop\.example is not allowed/],
  ])('%s', (_, told, says) => {
    const requestHeaders: readonly Header[] = [['Accept-Language', 'fr'], ...told];
    const exchanges = capture({ ...gsi('button', 403), requestHeaders });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toMatch(says);
  });

  it('where the page keeps its origin to itself', () => {
    const exchanges = capture({ ...gsi('status', 403), context: { resourceType: 'fetch' } });
    expect(reasonOf(exchanges)?.why).toContain('no-referrer');
  });

  it('of each client by itself', () => {
    const other = asked('https://accounts.google.com/gsi/status?client_id=88-other', 403);
    expect(flowsOf(capture(gsi('button', 403), other))).toHaveLength(2);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'of a page that merely loads Google’s script',
      capture({
        url: 'https://accounts.google.com/gsi/client',
        status: 200,
        context: { resourceType: 'script', initiator: page },
      }),
    ],
    [
      'of a script that an extension blocks',
      capture({
        url: 'https://accounts.google.com/gsi/client',
        status: 0,
        failure: 'net::ERR_BLOCKED_BY_CLIENT',
        context: { resourceType: 'script', initiator: page },
      }),
    ],
    ['of a button that is shown', capture(gsi('button', 200), gsi('status', 200))],
    ['of a server that is out of order', capture(gsi('status', 503))],
    ['of an origin that Google’s older library takes', capture(platform(true))],
    ['of a host below one of Firebase’s list', capture(firebase(['localhost', 'example', 'shop.example']))],
    ['of Facebook’s SDK with nobody signed in', capture(facebook(200))],
    ['of Clerk’s client that works', capture(clerk('none', 200))],
    ['of Clerk’s client that asks wrongly', capture(clerk('form_param_missing'))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).toEqual([]);
    expect(flowsOf(exchanges)).toEqual([]);
  });
});

describe('a page whose own policy hides it', () => {
  const shown = (policy: string | undefined, headers: readonly Header[] = [['Accept', '*/*']]) =>
    capture(
      {
        url: `${page}/login`,
        status: 200,
        context: { resourceType: 'main_frame' },
        responseHeaders: [
          ['Content-Type', 'text/html'],
          ...(policy === undefined ? [] : [['Referrer-Policy', policy] as const]),
        ],
      },
      { ...gsi('status', 403), requestHeaders: [['Origin', page], ...headers] },
      { ...gsi('button', 403), requestHeaders: headers },
    );
  const told = (exchanges: readonly Exchange[]) => reasonOf(exchanges)?.why;

  it.each(['same-origin', 'no-referrer', 'strict-origin, no-referrer'])('is the reason: %s', (policy) => {
    expect(causeAndOfTrace(shown(policy))).toEqual([id, id]);
    expect(told(shown(policy))).toContain(`${page}/login has Referrer-Policy: ${policy.split(', ').at(-1)}`);
    expect(reasonOf(shown(policy))?.fix).toContain('strict-origin-when-cross-origin');
  });

  it.each<[string, readonly Exchange[]]>([
    ['without a policy', shown(undefined)],
    ['with one that tells the origin', shown('strict-origin-when-cross-origin')],
    ['where the Referer came all the same', shown('same-origin', [['Referer', `${page}/`]])],
  ])('is not: %s', (_, exchanges) => {
    expect(told(exchanges)).not.toContain('Referrer-Policy: ');
    expect(told(exchanges)).toContain(`The origin ${page} is not allowed`);
  });
});

describe('the advice where Firebase’s list lacks the host', () => {
  const project = 'https://plauderecke.firebaseapp.com';
  const at = (origin: string, domains: readonly string[]) =>
    capture(
      json(
        'https://identitytoolkit.googleapis.com/v1/projects?key=AIzaDemo',
        { projectId: 'p', authorizedDomains: domains },
        { context: { resourceType: 'fetch', initiator: origin } },
      ),
    );
  const fixOf = (origin: string, domains: readonly string[]) => reasonOf(at(origin, domains))?.fix;

  it('names the list of the project, and no other of Google’s', () => {
    const fix = fixOf('https://chat.example', [new URL(project).hostname]);
    expect(fix).toContain('Add chat.example, without scheme and port');
    expect(fix).toContain('Authorized domains');
    expect(fix).not.toContain('JavaScript origins');
    expect(reasonOf(redacted(at('https://chat.example', ['localhost'])))?.fix).toContain(
      'Authorized domains',
    );
  });

  it('leads to localhost where that is listed, and nowhere else', () => {
    expect(fixOf('http://127.0.0.1:5000', ['localhost'])).toContain('Open the page at http://localhost:5000');
    expect(fixOf('http://127.0.0.1:5000', ['chat.example'])).not.toContain('Open the page');
    expect(fixOf('https://chat.example', ['localhost'])).not.toContain('Open the page');
  });
});
