import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { device, poll } from '../../../support/device.ts';
import { capture, jsonBody } from '../../../support/exchange.ts';

const id = 'device-polls-too-fast';
const pending = 'authorization_pending';
const slow = 'slow_down';

/** Polls at these seconds, the first answered as told, the others with slow_down. */
const polled = (seconds: readonly number[], first = pending, answer = {}): readonly Exchange[] =>
  capture(device(answer), ...seconds.map((at, place) => poll(at, place === 0 ? first : slow)));

describe(`${id} is the cause`, () => {
  it('of a program that asks every two seconds and is told to slow down each time', () => {
    const exchanges = polled([2, 4, 6, 8, 10]);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    const reason = reasonOf(exchanges);
    expect(reason?.owner).toBe('client');
    expect(reason?.why).toContain(
      'every 2 seconds, though op.example told it to wait 5 seconds between two requests, and five more with each slow_down (20 by now)',
    );
    expect(reason?.why).toContain('whether the person has confirmed or not');
    expect(reason?.why).not.toMatch(/nobody has/);
  });

  it('of one that waits the first interval and never more', () => {
    expect(causesOf(polled([1, 6, 11, 16, 21]))).toEqual([id]);
  });

  it('where nothing was said of an interval: five seconds are meant', () => {
    expect(causesOf(polled([1, 3, 5, 7], slow, { interval: undefined }))).toEqual([id]);
  });

  it('where the error comes with status 200 and the new interval in the answer', () => {
    const github = (at: number, interval: number) =>
      poll(at, slow, { status: 200, responseBody: jsonBody({ error: slow, interval }) });
    const exchanges = capture(device(), poll(2, pending), github(4, 10), github(6, 15), github(8, 20));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of one slow_down', polled([2, 4])],
    ['of two', polled([2, 4, 6])],
    [
      'where it slowed down and the person is still awaited',
      capture(
        device(),
        poll(2, pending),
        poll(4, slow),
        poll(6, slow),
        poll(8, slow),
        poll(28, pending),
        poll(48, pending),
      ),
    ],
    [
      'where it slowed down and got its tokens',
      capture(device(), poll(2, pending), poll(4, slow), poll(6, slow), poll(8, slow), poll(30)),
    ],
    ['where it waits as long as it was told', polled([5, 16, 32, 53, 79])],
    ['where one of its last requests had waited', polled([2, 4, 30, 32])],
    [
      'of a device that nobody has confirmed',
      capture(device(), poll(5, pending), poll(10, pending), poll(15, pending), poll(20, pending)),
    ],
    [
      'where the person refused',
      capture(device(), poll(2, slow), poll(4, slow), poll(6, slow), poll(8, 'access_denied')),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
