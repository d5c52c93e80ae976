import { describe, expect, it } from 'vitest';
import { cutAt, isIn, windowOf } from '../../../../lib/flows/context/window.ts';
import { login } from '../../../support/around.ts';
import { baseTime, capture, urlWith } from '../../../support/exchange.ts';
import { assertion } from '../../../support/fedcm.ts';
import { idTokenOf } from '../../../support/flow.ts';
import { flowIn } from '../../../support/flows-in.ts';

const minute = 60_000;

describe('the time around a login', () => {
  it('is a minute before its request until half a minute after its answer', () => {
    expect(windowOf(flowIn(login.request(), login.landing(), login.redemption()).messages)).toEqual({
      from: baseTime - minute,
      began: baseTime,
      answered: baseTime + 1000,
      until: baseTime + 1000 + minute / 2,
    });
  });

  it('is a quarter of an hour while the answer is awaited', () => {
    const window = windowOf(flowIn(login.request()).messages);
    expect(window).toMatchObject({ answered: undefined, until: baseTime + 15 * minute });
  });

  it('is two minutes after a page of the provider’s that may have ended it', () => {
    const sorry = {
      url: 'https://op.example/sorry',
      status: 500,
      responseHeaders: [['Content-Type', 'text/html']] as const,
      context: login.context.page,
    };
    const window = windowOf(flowIn(login.request(), sorry).messages);
    expect(window).toMatchObject({ answered: undefined, until: baseTime + 1000 + 2 * minute });
  });

  it('is there for what the browser carries out by itself', () => {
    const [given] = capture(assertion({ token: 'x' }));
    expect(windowOf(flowIn(given!).messages)).toMatchObject({
      from: baseTime - minute,
      answered: baseTime,
      until: baseTime + minute / 2,
    });
  });

  it('goes on around a logout that followed, however late', () => {
    const hour = 60 * minute;
    const logout = {
      url: urlWith('https://op.example/logout', {
        id_token_hint: idTokenOf(),
        post_logout_redirect_uri: 'https://app.example/bye',
      }),
      status: 302,
      context: login.context.page,
      startedAt: baseTime + hour,
    };
    const { messages } = flowIn(login.request(), login.landing(), login.redemption());
    const out = flowIn(logout).messages;
    const window = windowOf([...messages, ...out])!;
    expect(window).toMatchObject({ until: baseTime + 1000 + minute / 2 });
    expect(
      [hour - minute, hour - 1000, hour + 1000, hour + minute].map((at) => isIn(baseTime + at, window)),
    ).toEqual([false, true, true, false]);
    expect(cutAt(window, baseTime + minute)).not.toHaveProperty('signsOut');
    expect(cutAt(window, baseTime + hour + 1000).signsOut?.until).toBe(baseTime + hour + 1000);
  });

  it('is not told of what has no front channel', () => {
    expect(
      windowOf(flowIn(login.redemption({ grant_type: 'client_credentials', code: '' })).messages),
    ).toBeUndefined();
    expect(windowOf([])).toBeUndefined();
  });
});
