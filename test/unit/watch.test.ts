import { expect, it } from 'vitest';
import { createWatch } from '../../lib/watch.ts';
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
  const badState = login.request({ state: 'abcabcabc' });
  const [flow] = watching(...inOrder(badState, login.landing())).flows();
  expect(flow?.findings).toContainEqual({ rule: 'state-weak', severity: 'low', part_of: undefined });
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
