import { describe, expect, it } from 'vitest';
import { createInspection } from '../../lib/inspection.ts';
import { jsonBody, redirect, urlWith } from '../support/exchange.ts';
import { inOrder, kindsOf, spaLogin } from '../support/scenario.ts';

const source = { kind: 'live', entries: 0, skipped: 0 } as const;
const a = spaLogin('a');
const session = { responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly']] } as const;
const b = spaLogin('b', { client: 'other', redirectUri: 'https://other.example/cb' });

function inspecting(exchanges: ReturnType<typeof inOrder>) {
  const inspection = createInspection();
  for (const exchange of exchanges) inspection.put(exchange);
  return inspection;
}

describe('an inspection', () => {
  it('that has seen nothing has a report with every member', () => {
    expect(createInspection().report(source, ['a gap'])).toEqual({
      format: 'oauth-lens-report',
      version: 1,
      generator: { name: 'oauth-lens', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      source,
      redacted: false,
      flows: [],
      gaps: ['a gap'],
      failures: [],
    });
  });

  it('keeps what belongs to a login, and nothing else', () => {
    const inspection = createInspection();
    const [request, page] = inOrder(a.request(), { url: 'https://news.example/?state=calm', status: 200 });
    expect(inspection.put(page!)).toBe(false);
    expect(inspection.revision).toBe(0);
    expect(inspection.put(request!)).toBe(true);
    expect(inspection.revision).toBe(1);
    expect(inspection.evidence().map(({ id }) => id)).toEqual(['x0']);
  });

  it('gives the same objects for flows that did not change', () => {
    const [first, second] = inOrder(a.request(), b.request());
    const inspection = inspecting([first!]);
    const [before] = inspection.report(source).flows;
    inspection.put(second!);
    expect(inspection.report(source).flows[0]).toBe(before);
  });

  it('leaves a report that was given out as it was', () => {
    const [request, landing] = inOrder(a.request(), a.landing());
    const inspection = inspecting([request!]);
    const report = inspection.report(source);
    inspection.put(landing!);
    inspection.report(source);
    expect(report.flows).toHaveLength(1);
    expect(kindsOf(report.flows[0])).toEqual(['authorization_request']);
  });

  it('takes a gap back when what was missing comes', () => {
    const [request, landing, { responseBody, ...unread }] = inOrder(a.request(), a.landing(), a.redemption()) as [never, never, ReturnType<typeof inOrder>[number]]; // prettier-ignore
    const inspection = inspecting([request, landing, unread]);
    expect(inspection.report(source).gaps).toHaveLength(1);
    inspection.put({ ...unread, responseBody });
    expect(inspection.report(source).gaps).toEqual([]);
  });
});

it('a login is held against those right before it, also where a hundred of the same client follow', () => {
  const later = Array.from({ length: 100 }, (_, n) => {
    const one = spaLogin(`l${n}`);
    return [one.request(), one.landing()];
  });
  const planted = spaLogin('planted');
  const exchanges = inOrder(
    a.request(),
    a.landing(),
    { ...planted.landing(), context: { resourceType: 'main_frame', initiator: 'https://evil.example.org' } },
    ...later.flat(),
  );
  const { flows } = inspecting(exchanges).report(source);
  expect(flows[1]?.findings.map(({ rule }) => rule)).toContain('unsolicited-callback');
});

it('a login is held against those right after it, also where a hundred follow an hour later', () => {
  const first = spaLogin('first');
  const again = spaLogin('again');
  const later = Array.from({ length: 100 }, (_, n) => spaLogin(`l${n}`).request());
  const hour = 3_600_000;
  const outcomeOf = (count: number) => {
    const all = inOrder(first.request(), first.landing(), again.request(), ...later).slice(0, count);
    const spread = all.map((one, at) => (at < 3 ? one : { ...one, startedAt: one.startedAt + hour }));
    return inspecting(spread).report(source).flows[0]?.outcome;
  };
  expect(outcomeOf(3)).not.toBe(outcomeOf(2));
  expect(outcomeOf(103)).toBe(outcomeOf(3));
});

describe('a report after every event is in the end the one of all events at once', () => {
  const renewing = spaLogin('renewing');
  const refused = renewing.refresh('rt-of-yesterday', { access: '' });
  const ended = { ...refused, status: 400, responseBody: jsonBody({ error: 'invalid_grant' }) };
  const again = spaLogin('again', { tab: 2 });
  const inFrame = spaLogin('silent', { tab: 2 });
  const [returnAddress] = again.answer.split('?');
  const nobody = urlWith(returnAddress!, { error: 'login_required', state: inFrame.values.state });
  const silent = { ...inFrame.request({ prompt: 'none' }), redirectUrl: nobody };
  const first = spaLogin('first', { tab: 1 });

  it.each([
    [
      'the login after a renewal that was refused is answered: its session had merely ended',
      [ended, again.request(), again.refer()],
      'denied',
    ],
    [
      'the login before a silent one that found nobody is answered after it, with another login between',
      [first.request(), silent, again.request(), first.refer()],
      'failed',
    ],
  ])('where %s', (_, fields, outcome) => {
    const exchanges = inOrder(...fields);
    const live = createInspection();
    for (const one of exchanges) {
      live.put(one);
      live.report(source);
    }
    const { flows } = live.report(source);
    expect(flows).toEqual(inspecting(exchanges).report(source).flows);
    expect(flows.map((flow) => flow.outcome)).toContain(outcome);
  });
});

describe('a report in brief', () => {
  const refused = urlWith('https://other.example/cb', { error: 'access_denied', state: 'b' });
  const exchanges = inOrder(
    a.request(),
    b.request({ state: 'b' }),
    { url: refused, status: 400 },
    a.landing(),
  );

  it('tells of each login what the whole one does, and no more than a row needs', () => {
    const { flows } = inspecting(exchanges).report(source);
    const brief = inspecting(exchanges).brief(source);
    expect(brief.flows).toHaveLength(2);
    for (const [at, flow] of brief.flows.entries()) {
      expect(flows[at]).toMatchObject(flow);
      expect(flow).not.toHaveProperty('profiles');
    }
  });

  it('may be asked for before the whole one and after it', () => {
    const inspection = inspecting(exchanges);
    const before = inspection.brief(source);
    expect(inspection.report(source)).toEqual(inspecting(exchanges).report(source));
    expect(inspection.brief(source)).toEqual(before);
  });

  it('has the same flows as evidence', () => {
    const inspection = inspecting(exchanges);
    inspection.brief(source);
    expect(inspection.recorded()).toEqual(exchanges);
  });
});

describe('evidence', () => {
  it('is in order of time, each exchange once', () => {
    const [x0, x1, x2, x3] = inOrder(a.request(), b.request(), a.refer(), a.landing());
    const inspection = inspecting([x1!, x0!, x3!, x2!, x0!]);
    expect(inspection.evidence().map(({ id }) => id)).toEqual(['x0', 'x1', 'x2', 'x3']);
  });

  it('of one flow has that flow alone', () => {
    const inspection = inspecting(inOrder(a.request(), b.request(), a.landing()));
    inspection.report(source);
    expect(inspection.evidence(['flow-1']).map(({ id }) => id)).toEqual(['x0', 'x2']);
    expect(inspection.evidence(['flow-3', '', 'flow-0', 'x'])).toEqual([]);
  });

  it('gives the same exchanges as they were recorded, without what their secrets prove', () => {
    const [request, landing, redemption] = inOrder(a.request(), a.landing(), a.redemption());
    const inspection = inspecting([request!, landing!, redemption!]);
    expect(inspection.evidence().at(-1)?.verdicts).toMatchObject({ pkce: 'match' });
    expect(inspection.recorded()).toEqual([request, landing, redemption]);
  });

  it('of one flow is that of the last report, even when an earlier login has come to light since', () => {
    const [earlier, later] = inOrder(a.request(), b.request());
    const inspection = inspecting([later!]);
    expect(inspection.report(source).flows[0]?.client.id).toBe('other');
    inspection.put(earlier!);
    expect(inspection.evidence(['flow-1']).map(({ id }) => id)).toEqual([later!.id]);
  });

  it('carries what only its secrets prove', () => {
    const inspection = inspecting(inOrder(a.request({ state: 'abcabcabc' }), a.landing(), a.redemption()));
    const [request, landing, redemption] = inspection.evidence().map(({ verdicts }) => verdicts);
    expect(request).toEqual({ state_strength: 'short' });
    expect(landing).toBeUndefined();
    expect(redemption).toEqual({ pkce: 'match' });
  });
});

describe('the exchange behind a step', () => {
  const inspection = inspecting(
    inOrder(a.request(), redirect(a.answer, 'https://app.example/home', session)),
  );
  const report = inspection.report(source);

  it('is found by the step’s id', () => {
    expect(inspection.exchangeOf('flow-1.2')?.id).toBe('x1');
  });

  it('of an inferred step is none', () => {
    expect(kindsOf(report.flows[0])[2]).toBe('(token_request)');
    expect(inspection.exchangeOf('flow-1.3')).toBeUndefined();
  });

  it.each(['flow-1', 'flow-1.0', 'flow-1.9', 'flow-2.1', 'flow-0.1', 'flow-1.1.1', ' flow-1.1', ''])(
    'of “%s” is none',
    (id) => {
      expect(inspection.exchangeOf(id)).toBeUndefined();
    },
  );
});

describe('a broker’s login', () => {
  const outer = spaLogin('outer', { server: 'https://broker.example' });
  const inner = spaLogin('inner', {
    server: 'https://up.example',
    client: 'broker',
    redirectUri: 'https://broker.example/federation',
  });
  const exchanges = inOrder(outer.request(), inner.request(), inner.refer(), inner.landing());

  it('is nested in the login that it serves', () => {
    const { flows } = inspecting(exchanges).report(source);
    expect(flows.map(({ id, parent }) => [id, parent])).toEqual([
      ['flow-1', null],
      ['flow-2', 'flow-1'],
    ]);
  });

  it('is so too when the outer login came to light after a report', () => {
    const inspection = inspecting(exchanges.slice(1));
    expect(inspection.report(source).flows[0]?.parent).toBeNull();
    inspection.put(exchanges[0]!);
    expect(inspection.report(source).flows[1]?.parent).toBe('flow-1');
  });
});
