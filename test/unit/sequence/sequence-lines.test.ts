import { describe, expect, it } from 'vitest';
import { sequenceLines } from '../../../lib/sequence/sequence-lines.ts';
import { exchange, timeline } from '../../support/exchange.ts';
import { cleanLogin, failingLogin, pendingLogin, webAppLogin } from '../../support/logins.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

function lines(fields: FlowFields) {
  const seen = inspected(fields);
  return sequenceLines(seen.report.flows[0]!, seen);
}
const steps = (fields: FlowFields) => lines(fields).flatMap((line) => (line.type === 'step' ? [line] : []));

describe('the lines of the sequence', () => {
  it('tell redirects through the browser, direct requests and what cannot be seen apart', () => {
    expect(steps(cleanLogin()).map(({ channel }) => channel)).toEqual([
      'direct',
      'front',
      'front',
      'direct',
      'direct',
      'direct',
    ]);
    expect(steps(webAppLogin()).at(-1)?.channel).toBe('hidden');
  });

  it('name the values that tie steps together, the verifier to its challenge', () => {
    expect(steps(cleanLogin()).map(({ threads }) => threads.toSorted())).toEqual([
      [],
      ['PKCE', 'nonce', 'state'],
      ['code', 'state'],
      ['PKCE', 'access token', 'code', 'nonce'],
      ['access token'],
      ['access token'],
    ]);
  });

  it('do not tie a verifier to a challenge it does not fit', () => {
    expect(steps(failingLogin()).flatMap(({ threads }) => threads)).not.toContain('PKCE');
  });

  it('show the time on the provider’s pages between request and response', () => {
    expect(lines(cleanLogin())[2]).toEqual({ type: 'wait', ms: 8400, nested: [] });
    expect(lines(pendingLogin()).at(-1)).toEqual({ type: 'wait', ms: undefined, nested: [] });
  });

  it('show no such time for a silent request or a flow without one', () => {
    const at = timeline();
    const silent: FlowFields = {
      steps: [
        { kind: 'authorization_request', exchange: at({ url: 'https://op.example/auth?prompt=none' }) },
        {
          kind: 'authorization_response',
          exchange: at({ url: 'https://app.example/cb?error=login_required' }),
        },
      ],
    };
    expect(lines(silent).map(({ type }) => type)).toEqual(['step', 'step']);
    const direct: FlowFields = {
      steps: [{ kind: 'token_request', exchange: exchange({ url: 'https://op.example/token' }) }],
    };
    expect(lines(direct).map(({ type }) => type)).toEqual(['step']);
  });

  it('count the time from the first step', () => {
    expect(steps(failingLogin()).map(({ offset }) => offset)).toEqual([0, 6200, 6320]);
  });

  it('show the pages in between where they were, neighbours of one party together', () => {
    const page = (entry: number, host: 'client' | 'provider', after: string | null) =>
      ({
        entry,
        host,
        after,
        time: '2026-01-01T00:00:00Z',
        url: `https://x.example/${entry}`,
        status: 200,
      }) as const;
    const pages = [
      page(0, 'client', null),
      page(3, 'provider', 'flow-1.2'),
      page(4, 'provider', 'flow-1.2'),
      page(5, 'client', 'flow-1.2'),
      page(9, 'client', 'flow-1.6'),
    ];
    const told = lines({ ...cleanLogin(), pages }).map((line) =>
      line.type === 'pages' ? `${line.pages.length} ${line.host}` : line.type,
    );
    expect(told).toEqual(
      ['1 client', 'step', 'step', 'wait', '2 provider', '1 client', 'step', 'step', 'step', 'step'].concat(
        '1 client',
      ),
    );
  });
});
