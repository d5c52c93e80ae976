import { EventEmitter } from 'node:events';
import type { BrowserContext, Request, Response } from '@playwright/test';
import type * as puppeteer from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { BrowserRequest, BrowserResponse } from '../../../../bin/testing/browser-context.ts';
import { loginOf } from '../../../../bin/testing/login.ts';
import { recordLogin, type Recording } from '../../../../bin/testing/record-login.ts';
import { captureText } from '../../../support/captures.ts';
import { replayedContext } from '../../../support/replayed-context.ts';
import type { Login } from '../../../../bin/testing/login.ts';

/** What does not depend on when it was recorded. */
function told(login: Login) {
  return login.report().flows.map(({ outcome, steps, findings, diagnosis }) => ({
    outcome,
    steps: steps.map(({ kind, status }) => [kind, status]),
    findings: findings.map(({ rule }) => rule),
    why: diagnosis.map(({ cause }) => cause),
  }));
}

// What happened then is not read as happening now.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

describe('a browser context that is recorded', () => {
  it.each(['spa-login', 'fault-wrong-verifier', 'web-app-form-post', 'failing-lax-form-post'])(
    'tells the same as the recording of %s by the browser itself',
    async (name) => {
      const context = replayedContext(captureText(name));
      const recording = recordLogin(context);
      context.replay();
      expect(told(await recording.login())).toEqual(told(await loginOf(captureText(name))));
    },
  );

  it('tells what there is by now, and later more', async () => {
    const context = replayedContext(captureText('spa-login'));
    const recording = recordLogin(context);
    expect((await recording.login()).report().flows).toEqual([]);
    context.replay(9);
    expect(told(await recording.login())).toMatchObject([{ outcome: 'pending' }]);
    context.replay();
    expect(told(await recording.login()).map(({ outcome }) => outcome)).toContain('succeeded');
  });

  it('that is closed before its answers were read still tells who was sent where', async () => {
    const context = replayedContext(captureText('spa-login'), { isGone: true });
    const recording = recordLogin(context);
    context.replay();
    const [flow] = (await recording.login()).report().flows;
    expect(flow?.steps.map(({ kind }) => kind)).toContain('token_request');
  });

  it('of Puppeteer is listened to page by page, with those that come later', async () => {
    const [first, popup] = [
      replayedContext(captureText('spa-login')),
      replayedContext(captureText('spa-login')),
    ];
    const context = Object.assign(new EventEmitter(), { pages: async () => [first] });
    const recording = recordLogin(context);
    context.emit('targetcreated', { page: async () => popup });
    context.emit('targetcreated', { page: async () => null });
    await new Promise(setImmediate);
    first.replay(3);
    popup.replay(3);
    const { log } = JSON.parse(await recording.har()) as { log: { entries: { pageref: string }[] } };
    const pagesOf = log.entries.map(({ pageref }) => pageref).join(' ');
    expect(pagesOf).toBe('page_1 page_1 page_1 page_2 page_2 page_2');
  });
});

it('both kinds of contexts fit as their libraries describe them', () => {
  const record: (context: BrowserContext | puppeteer.BrowserContext) => Recording = recordLogin;
  expect(record).toBe(recordLogin);
  expectTypeOf<Request | puppeteer.HTTPRequest>().toExtend<BrowserRequest>();
  expectTypeOf<Response | puppeteer.HTTPResponse>().toExtend<BrowserResponse>();
});
