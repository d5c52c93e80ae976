import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../../lib/telling/headline.ts';
import { serversMark } from '../../../lib/telling/servers.ts';
import { wayOf } from '../../../lib/telling/way.ts';
import { crossApp } from '../../support/cross-app.ts';
import { codeFlow, flowsOf } from '../../support/flow.ts';

const [told] = flowsOf(crossApp());

describe('a login across apps', () => {
  it('is one story of three servers: who vouches, who decides, who is called', () => {
    expect(flowsOf(crossApp())).toHaveLength(1);
    expect(wayOf(told!).label).toBe('Cross-app access');
    expect(serversMark(told!)).toEqual({
      label: '2 servers',
      sentence:
        'Who vouches: company.example, where the person is signed in. Who decides: wiki.example, which gives its own token by that, without asking the person. Who is called: wiki.example.',
    });
  });

  it('says in its first sentence whom the app asked for what', () => {
    expect(headlineOf(told!)).toBe(
      'calendar had company.example vouch for the person, and asked wiki.example for access by that, and it worked.',
    );
    expect(headlineOf(flowsOf(crossApp().slice(0, 1))[0]!)).toMatch(
      /^calendar asked company\.example to vouch for the person to another server/,
    );
    expect(headlineOf(flowsOf(crossApp().slice(1))[0]!)).toMatch(
      /^calendar-at-wiki asked wiki\.example for access, by what another server vouches for/,
    );
  });

  it('failed where the server that decides refused, with its own word for it', () => {
    const [flow] = flowsOf(crossApp({ answer: null }));
    expect([flow?.outcome, flow?.error?.code]).toEqual(['failed', 'invalid_grant']);
  });

  it('has no finding above info when it is as it should be, and nothing said of a page', () => {
    const graver = told!.findings.filter(({ severity }) => severity !== 'info' && severity !== 'low');
    expect(graver).toEqual([]);
    expect(JSON.stringify(told)).not.toMatch(/web page|browser_secret|in-browser/);
  });

  it('is not failed by a profile for its assertion, which is no access token', () => {
    const statusesOf = (token_type: string) =>
      flowsOf(crossApp({ answer: { token_type } }))[0]!.profiles.flatMap(({ requirements }) =>
        requirements.filter(({ id }) => id.endsWith('/sender-constrained')).map(({ status }) => status),
      );
    expect(statusesOf('Bearer')).toContain('fail');
    expect(statusesOf('DPoP')).not.toContain('fail');
  });
});

describe('a login at one server', () => {
  it('has nothing to say of several', () => {
    expect(serversMark(flowsOf(codeFlow())[0]!)).toBeUndefined();
  });
});
