import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { reasonOf } from '../../support/causes.ts';
import { failingLogin } from '../../support/failing-login.ts';
import { leftCode } from '../../support/left-code.ts';

/** `kept sid by the client after nothing`, of the first reason. */
function acts(exchanges: readonly Exchange[]): readonly string[] {
  const told = reasonOf(exchanges)?.browser ?? [];
  return told.map(({ act, cookie, host, after, step }) =>
    [act, cookie, host, step ?? `after ${after ?? 'nothing'}`].filter(Boolean).join(' '),
  );
}
const strict = ['sid=a-secret; Path=/; HttpOnly; SameSite=Strict'];

describe('what the browser did', () => {
  it('with a cookie that stayed at home', () => {
    expect(acts(failingLogin({ set: strict }))).toEqual([
      'kept sid client after nothing',
      'not_sent sid client flow-1.2',
    ]);
  });

  it('with one that it did not take', () => {
    const set = ['sid=a-secret; Path=/; SameSite=None'];
    expect(acts(failingLogin({ set }))).toEqual([
      'not_kept sid client after nothing',
      'not_sent sid client flow-1.2',
    ]);
  });

  it('with one whose time was over', () => {
    const set = ['sid=a-secret; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60'];
    expect(acts(failingLogin({ set, stay: 400_000 }))).toEqual([
      'kept sid client after nothing',
      'expired sid client flow-1.2',
    ]);
  });

  it('with a popup that a page cut off', () => {
    const popup = leftCode({
      start: [['Cross-Origin-Opener-Policy', 'same-origin']],
      request: { display: 'popup' },
    });
    expect(acts(popup)).toEqual([
      'opener_cut client after nothing',
      expect.stringMatching(/^not_handed_over client flow/),
    ]);
  });

  it('says of a page around the login where it is, without its query', () => {
    const [kept, lost] = reasonOf(failingLogin({ set: strict }))?.browser ?? [];
    expect(kept?.url).toMatch(/^https:\/\/app\.example\/[^?]*$/);
    expect(lost?.url).toBeNull();
  });

  it('tells no value of a cookie, nor what is made up for an attempt', () => {
    const set = ['q_auth_7c1f4e6a-5f0a-4d6d-9f27-000000000000=a-secret; Path=/; SameSite=Strict'];
    const told = JSON.stringify(reasonOf(failingLogin({ set }))?.browser);
    expect(told).toContain('"q_auth_…"');
    expect(told).not.toMatch(/a-secret|7c1f4e6a/);
  });
});

describe('nothing is said of the browser', () => {
  it('where something else is the cause', () => {
    const set = ['sid=a-secret; Path=/; Secure; HttpOnly; SameSite=Lax'];
    expect(acts(failingLogin({ set, sent: 'sid=a-secret' }))).toEqual([]);
  });

  it('where a popup is only guessed', () => {
    expect(acts(leftCode({ start: [['Cross-Origin-Opener-Policy', 'same-origin']] }))).toEqual([]);
  });
});
