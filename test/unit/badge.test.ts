import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { badgeOf, noBadge } from '../../lib/badge.ts';
import { plainFindings, plainFlow } from '../support/plain-watch.ts';

const flow = (...args: Partial<Parameters<typeof plainFlow>[1]>[]) => plainFlow([], args[0]);

describe('the badge of a tab', () => {
  it('counts the findings of medium or higher, in the colour of the worst', () => {
    const findings = plainFindings('info', 'medium', 'high', 'low');
    expect(badgeOf([flow({ findings })])).toEqual({
      text: '2',
      color: '#b8321a',
      title: 'OAuth Lens: 2 problems in this login, the worst high',
    });
  });

  it('counts the same problem of a login and its silent renewal once, of two clients twice', () => {
    const findings = plainFindings('medium');
    expect(badgeOf([flow({ findings }), flow({ findings })]).text).toBe('1');
    expect(badgeOf([flow({ findings }), flow({ findings, clientId: 'other' })]).text).toBe('2');
  });

  it('counts each finding that a rule makes within one flow', () => {
    const [finding] = plainFindings('critical');
    expect(badgeOf([flow({ findings: [finding!, finding!] })]).text).toBe('2');
  });

  it('is a tick when a flow succeeded and nothing of medium or higher was found', () => {
    expect(badgeOf([flow({ findings: plainFindings('low', 'info') })])).toMatchObject({
      text: '✓',
      color: '#16713f',
    });
  });

  it('is no tick where part of the check failed; what was found counts all the same', () => {
    const isPartlyJudged = true;
    expect(badgeOf([flow(), flow({ isPartlyJudged })])).toEqual({
      text: '?',
      color: '#545d6c',
      title: 'OAuth Lens: no problems seen, but part of the check failed',
    });
    expect(badgeOf([flow({ isPartlyJudged, findings: plainFindings('high') })]).text).toBe('1');
    expect(badgeOf([flow({ isPartlyJudged, outcome: 'failed' })])).toMatchObject({
      text: '!',
      title: 'OAuth Lens: login failed; part of the check failed',
    });
  });

  it('is no tick beside a login still in progress, a failure or a problem', () => {
    expect(badgeOf([flow(), flow({ outcome: 'pending' })]).text).toBe('…');
    expect(badgeOf([flow({ outcome: 'failed' })]).text).toBe('!');
    expect(badgeOf([flow(), flow({ findings: plainFindings('medium') })]).text).toBe('1');
  });

  it('is nothing where there is no flow, or a person said no', () => {
    expect(badgeOf([])).toEqual(noBadge);
    expect(badgeOf([flow({ outcome: 'denied' })]).text).toBe('');
  });

  it('fits the button', () => {
    const findings = plainFindings(...Array.from({ length: 1200 }, () => 'high' as const));
    expect(badgeOf([flow({ findings })]).text).toBe('999+');
  });

  it('has the colours of the tokens', () => {
    const tokens = readFileSync('assets/tokens.css', 'utf8');
    for (const severity of ['critical', 'high', 'medium'] as const) {
      const { color } = badgeOf([flow({ findings: plainFindings(severity) })]);
      expect(tokens).toContain(`--severity-${severity}: ${color};`);
    }
    expect(tokens).toContain(`--good: ${badgeOf([flow()]).color};`);
  });
});
