import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { exchange } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { inTurn } from '../../../support/in-turn.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'unsolicited-callback';
const planted = (more: Partial<Exchange> = {}) => [
  exchange({
    url: 'https://app.example/cb?code=planted-4b81e6d0a9f3&state=planted-state-77c0d2',
    status: 200,
    context: { resourceType: 'main_frame', initiator: 'https://evil.example.org' },
    ...more,
  }),
];
const after = (...planting: Parameters<typeof planted>) => inTurn(60_000, codeFlow(), planted(...planting));
const session = { responseHeaders: [['Set-Cookie', 'sid=2; HttpOnly']] as const };

describe('unsolicited-callback is', () => {
  it('medium where the client opened a session, after a login that was recorded from its beginning', () => {
    expect(verdictsOf(rule, after(session))).toEqual(['medium tentative']);
    expect(verdictsOf(rule, redacted(after(session)))).toEqual(['medium tentative']);
  });

  it('a remark where it did not', () => {
    expect(verdictsOf(rule, after())).toEqual(['info tentative']);
  });
});

describe('unsolicited-callback says nothing', () => {
  it.each([
    ['of a recording that begins with the callback', planted(session)],
    ['of a login that was asked for', codeFlow()],
    ['of a callback that is loaded again', inTurn(60_000, codeFlow(), [codeFlow()[1]!])],
    ['of a page restored from the history', after({ ...session, context: { resourceType: 'main_frame' } })],
    [
      'of another client’s callback',
      after({
        ...session,
        url: 'https://other.example/cb?code=planted-4b81e6d0a9f3&state=planted-state-77c0d2',
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it('and does not apply where the recording may have begun later', () => {
    expect(outcomeOf(rule, planted(session))).toBe('not applicable');
  });
});
