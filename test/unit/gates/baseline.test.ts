import { describe, expect, it } from 'vitest';
import { readBaseline } from '../../../lib/gates/baseline.ts';
import { judge } from '../../../lib/gates/gates.ts';
import { json } from '../../../lib/output/json.ts';
import { writeNdjson } from '../../../lib/output/on-demand/ndjson.ts';
import { baseTime, exchange } from '../../support/exchange.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

type Run = { readonly port?: number; readonly day?: number; readonly client?: string };

/** The same careless login, as another run of the same tests records it. */
function run({ port = 4000, day = 0, client = 'spa' }: Run = {}): FlowFields {
  const startedAt = baseTime + day * 86_400_000;
  const url = `http://localhost:${port}/auth?client_id=${client}&state=s${day}`;
  return {
    client: { id: client, redirect_uri: `http://127.0.0.1:${port + 1}/cb`, type: 'public' },
    server: { issuer: `http://localhost:${port}`, origin: `http://localhost:${port}` },
    steps: [{ kind: 'authorization_request', exchange: exchange({ url, startedAt }) }],
    findings: [{ rule: 'pkce-missing', severity: 'high' }],
    outcome: 'failed',
    diagnosis: [{ cause: 'redirect-host', at: 1 }],
  };
}

function reportText(...flows: readonly FlowFields[]): string {
  const { report, evidence } = inspected(...flows);
  return json.write({ exchanges: evidence(), report, redaction: 'default' }) as string;
}

/** Names of what is new in a run, held against the text of an earlier report. */
function newIn(flows: readonly FlowFields[], baseline: string): readonly string[] {
  const known = readBaseline(baseline);
  if ('error' in known) throw new Error(known.error);
  const gates = { failOn: 'info', outcomes: ['failed'], profiles: [], ignores: [], known } as const;
  return judge(inspected(...flows).report, gates).stops.map(({ key }) => key);
}

describe('what was there before', () => {
  it('is known again in a later run, on other ports, in another place of the report', () => {
    const later = run({ port: 5000, day: 9 });
    expect(newIn([{ steps: run().steps }, later], reportText(run()))).toEqual([]);
  });

  it('is known from a report of several captures, and from lines of flows', () => {
    const { report, evidence } = inspected(run());
    const lines = writeNdjson({ exchanges: evidence(), report, redaction: 'default' });
    expect(newIn([run()], `[${reportText()},${reportText(run())}]`)).toEqual([]);
    expect(newIn([run()], lines.repeat(2))).toEqual([]);
  });

  it.each<[string, FlowFields]>([
    ['of another client', run({ client: 'other' })],
    [
      'at another server',
      {
        ...run(),
        steps: [{ kind: 'authorization_request', exchange: exchange({ url: 'https://op.example/auth' }) }],
      },
    ],
    [
      'at another step',
      {
        ...run(),
        steps: [{ kind: 'token_request', exchange: exchange({ url: 'http://localhost:4000/token' }) }],
      },
    ],
    [
      'by another name',
      { ...run(), findings: [{ rule: 'state-missing' }], diagnosis: [{ cause: 'invalid-grant', at: 1 }] },
    ],
  ])('does not cover the same thing %s', (_, flow) => {
    expect(newIn([flow], reportText(run()))).toHaveLength(2);
  });

  it('covers nothing where nothing was found', () => {
    expect(newIn([run()], reportText({ steps: run().steps }))).toHaveLength(2);
  });

  it('knows a client again that is registered anew in every run', () => {
    const registering = (client: string): FlowFields => ({
      ...run({ client }),
      steps: [
        {
          kind: 'client_registration',
          exchange: exchange({ url: 'http://localhost:4000/reg', method: 'POST' }),
        },
        ...run({ client }).steps,
      ],
    });
    expect(newIn([registering('a71')], reportText(registering('f03')))).toEqual([]);
  });
});

it.each([
  '',
  'no',
  '{}',
  '[]{}',
  '{"format":"oauth-lens-report"}',
  '[{"format":"oauth-lens-report","flows":[]},7]',
  '{"log":{}}',
])('a file that is no report (%s) is told as that', (text) => {
  expect(readBaseline(text)).toEqual({ error: expect.stringMatching(/^It is no report/) });
});

it('a report that was damaged is told as that', () => {
  expect(readBaseline('{"format":"oauth-lens-report","flows":[null]}')).toEqual({
    error: expect.stringMatching(/cannot be read/),
  });
});
