import { describe, expect, it } from 'vitest';
import type { ReportBrowserAct } from '../../../lib/report/report.ts';
import { browserActsOf, browserActWords, isLoss } from '../../../lib/telling/browser-acts.ts';
import type { Outcome } from '../../../lib/vocabulary/outcome.ts';
import { cleanLogin } from '../../support/logins.ts';
import { inspected } from '../../support/report.ts';

const kept = { act: 'kept', cookie: 'sid' } as const;
const lost = { act: 'not_sent', cookie: 'sid' } as const;

describe('what the browser did, in words', () => {
  it('names the cookie', () => {
    expect(browserActWords(kept)).toBe('The browser keeps the cookie sid');
    expect(browserActWords(lost)).toBe('The browser does not send the cookie sid');
  });

  it('needs none where windows are meant', () => {
    expect(browserActWords({ act: 'opener_cut', cookie: null })).toBe(
      'The browser cuts the popup off from the page that opened it',
    );
  });

  it('is a loss, but for what it keeps', () => {
    expect([kept, lost].map(isLoss)).toEqual([false, true]);
  });
});

/** Of a login that stands so, for these reasons. */
function acts(
  stands: Outcome | 'under way',
  ...reasons: readonly (readonly ReportBrowserAct[] | undefined)[]
) {
  const outcome = stands === 'under way' ? ('pending' as const) : stands;
  const cause = 'state-cookie-lost' as const;
  const diagnosis = reasons.map((browser) => ({
    cause,
    at: 2,
    confidence: 'tentative' as const,
    ...(browser && { browser }),
  }));
  const [flow] = inspected({
    ...cleanLogin(),
    outcome,
    diagnosis,
    ...(stands === 'under way' && { under_way: true }),
  }).report.flows;
  return browserActsOf(flow!).map(({ act }) => act);
}
const place = { host: 'client', step: null, after: null, url: null } as const;
const both = [
  { ...kept, ...place },
  { ...lost, ...place },
];

describe('the browser has a part', () => {
  it('where the first reason says so, and no other', () => {
    expect(acts('failed', both)).toEqual(['kept', 'not_sent']);
    expect(acts('failed', undefined, both)).toEqual([]);
    expect(acts('failed')).toEqual([]);
  });

  it('in no login that may still go on', () => {
    expect(acts('under way', both)).toEqual([]);
  });

  it('where it may be what keeps a login that stopped', () => {
    expect(acts('pending', both)).toEqual(['kept', 'not_sent']);
  });
});
