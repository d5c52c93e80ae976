import { describe, expect, it } from 'vitest';
import { judge, type Gates } from '../../../lib/gates/gates.ts';
import { verdictLines } from '../../../lib/gates/verdict-lines.ts';
import { exchange } from '../../support/exchange.ts';
import { securityProfile } from '../../support/profile.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const gates: Gates = { failOn: 'high', outcomes: ['failed'], profiles: [], known: new Set(), ignores: [] };
const at = (client: string): FlowFields => ({
  client: { id: client, redirect_uri: null, type: 'public' },
  steps: [{ kind: 'authorization_request', exchange: exchange({ url: 'https://op.example/auth' }) }],
});
const careless = (client = 'spa'): FlowFields => ({
  ...at(client),
  findings: [{ rule: 'pkce-missing', severity: 'high', title: 'No PKCE' }],
});
const failed: FlowFields = {
  ...at('spa'),
  outcome: 'failed',
  diagnosis: [{ cause: 'redirect-host', at: 1 }],
};

const verdict = (name: string, flows: readonly FlowFields[], asked: Partial<Gates> = {}) => ({
  name,
  verdict: judge(inspected(...flows).report, { ...gates, ...asked }),
});

describe('why a build stops', () => {
  it('is a line for each thing, with where it is', () => {
    expect(verdictLines([verdict('a.har', [careless(), failed])])).toEqual([
      'a.har flow-1: high pkce-missing: No PKCE',
      'a.har flow-2: failed: redirect-host',
    ]);
  });

  it('is one line where several flows have the same, of one capture or several', () => {
    const verdicts = [verdict('a.har', [careless(), careless()]), verdict('b.har', [careless()])];
    expect(verdictLines(verdicts)).toEqual(['a.har flow-1 and 2 more: high pkce-missing: No PKCE']);
  });

  it('names a capture without the login that was expected', () => {
    const lines = [[], [at('spa')]].flatMap((flows) =>
      verdictLines([verdict('a.har', flows, { expectFlows: 2 })]),
    );
    expect(lines).toEqual([
      'a.har: no flows were found, at least 2 expected',
      'a.har: one flow was found, at least 2 expected',
    ]);
  });

  it('is cut short where it would fill the screen', () => {
    const lines = verdictLines([
      verdict(
        'a.har',
        Array.from({ length: 50 }, (_, n) => careless(`c${n}`)),
      ),
    ]);
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('and 30 more of the kind');
  });

  it('is not told where nothing stops it', () => {
    expect(verdictLines([verdict('a.har', [at('spa')])])).toEqual([]);
  });
});

it('what is ignored is told with its reason and its end, once for each ignore', () => {
  const ignores = [{ rule: 'pkce-missing', reason: 'gone in spring', until: '2027-03-31' }] as const;
  const verdicts = [
    verdict('a.har', [careless(), careless()], { ignores }),
    verdict('b.har', [careless()], { ignores }),
  ];
  expect(verdictLines(structuredClone(verdicts))).toEqual([
    'ignored until 2027-03-31, 3 times: pkce-missing (gone in spring)',
  ]);
});

it('what the baseline knows is counted', () => {
  const [known] = verdict('a.har', [careless()]).verdict.stops;
  expect(
    verdictLines([verdict('a.har', [careless(), careless()], { known: new Set([known!.key]) })]),
  ).toEqual(['known from the baseline and not counted: 1']);
});

describe('a profile that no login is held against', () => {
  const asked = { profiles: ['fapi-2', 'rfc9700'] } as const;
  const held: FlowFields = { ...at('spa'), profiles: [securityProfile([])] };
  const isFor =
    'No login here is held against fapi-2: it is for logins whose request is pushed (PAR), which it demands before anything else.';

  it('is told once for all captures, and stops nothing', () => {
    const verdicts = [verdict('a.har', [held], asked), verdict('b.har', [held], asked)];
    expect(verdictLines(verdicts)).toContain(isFor);
    expect(verdictLines(verdicts).filter((line) => line.includes('held against'))).toHaveLength(1);
  });

  it('is not told where one of the captures has such a login, or it is no gate', () => {
    const verdicts = [verdict('a.har', [held], asked), verdict('b.har', [at('spa')], asked)];
    expect(verdictLines(verdicts)).not.toContain(expect.stringContaining('rfc9700:'));
    expect(verdictLines([verdict('a.har', [held])])).toEqual([]);
  });
});
