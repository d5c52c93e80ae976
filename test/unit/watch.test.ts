import { describe, expect, it } from 'vitest';
import { createWatch } from '../../lib/watch.ts';
import { fetched, inspecting, page, tab } from '../support/around.ts';
import { redirect, type ExchangeFields } from '../support/exchange.ts';
import { inOrder, spaLogin } from '../support/scenario.ts';

const login = spaLogin('a');

function watching(...exchanges: ReturnType<typeof inOrder>) {
  const watch = createWatch();
  for (const exchange of exchanges) watch.put(exchange);
  return watch;
}

it('a watch that has seen nothing has no flow', () => {
  expect(createWatch().flows()).toEqual([]);
});

it('a login is watched by its parties, its end and its exchanges', () => {
  const [request, landing, redemption] = inOrder(login.request(), login.landing(), login.redemption());
  const [flow] = watching(request!, landing!, redemption!).flows();
  expect(flow).toMatchObject({
    outcome: 'succeeded',
    clientId: 'spa',
    redirectUri: 'https://app.example/cb',
    serverOrigin: 'https://op.example',
  });
  expect(flow?.ended).toBe(redemption!.startedAt + (redemption!.duration ?? 0));
  expect(flow?.exchanges.map(({ id }) => id)).toEqual(['x0', 'x1', 'x2']);
});

it('a problem is watched by its rule and how grave it is', () => {
  const otherState = login.request({ state: 'abcabcabc' });
  const [flow] = watching(...inOrder(otherState, login.landing())).flows();
  expect(flow?.findings).toContainEqual({ rule: 'state-mismatch', severity: 'medium', part_of: undefined });
});

it('an inferred step has no exchange to watch', () => {
  const [flow] = watching(...inOrder(login.request(), login.landing())).flows();
  expect(flow?.exchanges.map(({ id }) => id)).toEqual(['x0', 'x1']);
});

it('gives the same objects for flows that did not change', () => {
  const [first, second] = inOrder(login.request(), spaLogin('b', { client: 'other' }).request());
  const watch = watching(first!);
  const [before] = watch.flows();
  watch.put(second!);
  expect(watch.flows()[0]).toBe(before);
});

describe('a web app that answers its callback with a page and a session’s cookie', () => {
  const webApp = spaLogin('a', { tab });
  const app = 'https://app.example';
  const context = { tab, resourceType: 'main_frame' } as const;
  const responseHeaders = [['Set-Cookie', 'sid=1; Path=/; HttpOnly']] as const;
  const callback = (text: string) => ({
    ...webApp.landing(),
    context,
    responseHeaders,
    responseBody: { mediaType: 'text/html', text },
  });
  const brings = { requestHeaders: [['Cookie', 'sid=1']] as const };
  const start = page(`${app}/`, { requestHeaders: [['Cookie', 'lang=en']] });
  const exchanges = (...after: readonly ExchangeFields[]) => inOrder(start, webApp.request(), ...after);
  const outcome = (...after: readonly ExchangeFields[]) =>
    watching(...exchanges(...after)).flows()[0]?.outcome;

  it.each([
    ['<h1>Could not sign you in</h1>', 'failed'],
    ['<h1>Welcome</h1>', 'succeeded'],
  ])('is not said to have logged anybody in where nobody reads “%s”; a report says %s', (text, told) => {
    const shown = exchanges(callback(text));
    expect(watching(...shown).flows()[0]?.outcome).toBe('unclear');
    const [flow] = inspecting(shown).report({ kind: 'har', entries: 0, skipped: 0 }).flows;
    expect(flow?.outcome).toBe(told);
  });

  it.each<[string, ExchangeFields]>([
    ['the next page', page(`${app}/home`, brings)],
    ['its API', fetched(`${app}/api/user`, brings)],
  ])('is known to have where %s shows it', (_, after) => {
    expect(outcome(callback('<h1>Welcome</h1>'), after)).toBe('succeeded');
  });

  it('is known to have where it sends the browser on instead', () => {
    expect(outcome(redirect(webApp.answer, `${app}/home`, { context, responseHeaders }))).toBe('succeeded');
  });
});
