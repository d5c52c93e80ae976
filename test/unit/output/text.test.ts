import { describe, expect, it } from 'vitest';
import type { Look } from '../../../lib/output/format.ts';
import { toText } from '../../../lib/output/text.ts';
import type { Report } from '../../../lib/report/report.ts';
import { baseTime, exchange } from '../../support/exchange.ts';
import { cleanLogin, failingLogin } from '../../support/logins.ts';
import { securityProfile } from '../../support/profile.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

type StepFields = FlowFields['steps'][number];

const at = (seconds: number, url: string, status: number) =>
  exchange({ url, status, startedAt: baseTime + seconds * 1000 });
const request: StepFields = {
  kind: 'authorization_request',
  exchange: at(0, 'https://op.example/auth', 302),
};
const answer: StepFields = {
  kind: 'authorization_response',
  exchange: at(1.5, 'https://app.example/cb?code=c', 200),
};
const token = (status: number, seconds = 2): StepFields => ({
  kind: 'token_request',
  exchange: exchange({ ...at(seconds, 'https://op.example/token', status), method: 'POST' }),
  params: { grant_type: 'authorization_code' },
});
const call = (seconds: number): StepFields => ({
  kind: 'resource_request',
  exchange: at(seconds, 'https://api.example/notes', 200),
});

const plain: Look = { color: false };
const report = (...flows: readonly FlowFields[]): Report => inspected(...flows).report;
const text = (...flows: readonly FlowFields[]): string => toText(report(...flows), plain);
/** The lines of the first flow from the one on that says how it ended. */
const fromEnding = (told: string): readonly string[] => {
  const lines = told.split('\n');
  return lines.slice(lines.findIndex((line) => /^  (?:Succeeded|Failed|Refused|Not finished)/.test(line)));
};
const diagnosis = {
  rule: 'err-invalid-grant',
  severity: 'info',
  title: 'The code was not accepted',
  detail: 'The server says invalid_grant.',
  fix: 'Send the code once.',
  at: [3],
} as const;

describe('above several logins', () => {
  it('stands the one to begin with, and why it failed', () => {
    const failing = failingLogin({ prefix: 'b' });
    const [head, begin] = text(cleanLogin({ prefix: 'a' }), failing).split('\n');
    expect(head).toContain('2 flows');
    expect(begin).toMatch(/^ {2}Begin with flow-2: app\.example asked op\.example .*it failed/);
    expect(text(failing, cleanLogin({ prefix: 'a' }))).not.toContain('Begin with');
    expect(text(failing)).not.toContain('Begin with');
  });
});

describe('a failed login', () => {
  const failed: FlowFields = {
    outcome: 'failed',
    error: { code: 'invalid_grant', description: 'code expired' },
    steps: [request, answer, token(400)],
    findings: [{ rule: 'pkce-missing', severity: 'high', title: 'No PKCE', at: [1] }, diagnosis],
  };

  it('says first where it broke and why', () => {
    const lines = fromEnding(text(failed));
    expect(lines[0]).toBe('  Failed at step 3, code exchange: invalid_grant, “code expired”');
    expect(lines[2]).toBe('  INFO      The code was not accepted (step 3)');
    expect(lines[3]?.trim()).toBe('The server says invalid_grant.');
    expect(lines[4]?.trim()).toBe('Fix (the app): Send the code once.');
  });

  it('tells the graver finding too', () => {
    expect(text(failed)).toContain('  HIGH      No PKCE (step 1)');
  });

  it('marks the broken step, and those that findings are about', () => {
    const steps = text(failed)
      .split('\n')
      .filter((line) => /^ {2}[!✗ ] \d/.test(line));
    expect(steps.map((line) => line.slice(2, 5))).toEqual(['! 1', '  2', '✗ 3']);
  });

  const reason = {
    cause: 'invalid-grant',
    at: 3,
    why: 'The code was sent before.',
    fix: 'Send it once.',
    confidence: 'certain',
    rules: ['err-invalid-grant'],
  } as const;
  const guess = {
    cause: 'clock-skew',
    why: 'Clocks differ.',
    fix: 'Set them.',
    confidence: 'tentative',
  } as const;

  it('tells why and what to try before anything else, the most probable reason first', () => {
    const lines = fromEnding(text({ ...failed, diagnosis: [reason, guess] }));
    expect(lines.slice(1, 6)).toEqual([
      '    Why: The code was sent before.',
      '    Try: Send it once.',
      '         err-invalid-grant · certain',
      '    Or:  Perhaps: Clocks differ.',
      '    Try: Set them.',
    ]);
  });

  it('tells with what it compares where that stands, and of what would have fitted nothing', () => {
    const compared = [
      {
        name: 'SameSite',
        expected: { value: 'Lax', step: null },
        got: { value: 'Strict', step: null, address: 'https://app.example/in' },
      },
    ];
    expect(text({ ...failed, diagnosis: [{ ...reason, compared }] })).toContain(
      'SameSite: expected Lax, got Strict (https://app.example/in)',
    );
  });

  it('does not tell a reason again as a finding, unless it is grave by itself', () => {
    expect(text({ ...failed, diagnosis: [reason] })).not.toContain('INFO');
    const grave = [{ ...diagnosis, severity: 'medium' as const }];
    expect(text({ ...failed, findings: grave, diagnosis: [reason] })).toContain('MEDIUM');
  });

  it('tells three reasons at most', () => {
    const many = Array.from({ length: 5 }, (_, at) => ({ ...guess, why: `Reason ${at}.` }));
    expect(text({ ...failed, diagnosis: many }).match(/Reason \d/g)).toHaveLength(3);
  });

  it.each<[string, number]>([
    ['HTTP 502', 502],
    ['no response came', 0],
  ])('without a code says %s', (words, status) => {
    const found = text({ outcome: 'failed', steps: [request, answer, token(status)] });
    expect(found).toContain(`Failed at step 3, code exchange: ${words}`);
  });
});

describe('how a login ended', () => {
  const ending = (fields: Partial<FlowFields>) =>
    fromEnding(text({ steps: [request, answer], ...fields }))[0]?.trim();

  it('is said in a word when it is well', () => {
    expect(ending({})).toBe('Succeeded');
  });

  it('is said with the error that came on the way', () => {
    const error = { code: 'invalid_grant', description: null };
    expect(ending({ error, steps: [request, answer, token(200), token(400)] })).toBe(
      'Succeeded, with an error at step 4, code exchange: invalid_grant',
    );
  });

  it('is told from a refusal', () => {
    const refusal: StepFields = {
      kind: 'authorization_response',
      exchange: at(1, 'https://app.example/cb?error=access_denied', 200),
    };
    const error = { code: 'access_denied', description: 'Cancel' };
    expect(ending({ outcome: 'denied', error, steps: [request, refusal] })).toBe(
      'Refused at step 2, refusal: access_denied, “Cancel”',
    );
  });

  it('is the last step seen when it has not', () => {
    expect(ending({ outcome: 'pending', steps: [request, { kind: 'token_request' }] })).toBe(
      'Not finished: the last step seen is step 1, authorization request',
    );
  });
});

describe('a profile', () => {
  const flow: FlowFields = { steps: [request, answer], profiles: [securityProfile(['pkce-missing'])] };

  it('is told when it is asked for: what failed first, what does not apply not at all', () => {
    const told = toText(report(flow), { ...plain, profiles: ['rfc9700'] });
    expect(told.slice(told.indexOf('  OAuth 2.0 Security'))).toBe(
      [
        '  OAuth 2.0 Security BCP (RFC 9700): 1 fail, 1 pass, 1 not seen',
        '    Fail      A public client uses PKCE. (RFC 9700 §2.1.1, pkce-missing)',
        '    Pass      The answer goes to exactly the redirect URI that was asked for. (RFC 9700 §2.1)',
        '    Not seen  Access tokens are bound to a key of the client. (recommended, RFC 9700 §2.2.1)',
        '',
      ].join('\n'),
    );
    expect(toText(report(flow), { ...plain, profiles: ['all'] })).toBe(told);
  });

  it('is not told unless asked for', () => {
    expect(text(flow)).not.toContain('BCP');
    expect(text(flow)).not.toContain('held against');
  });

  it('is said to be about others where no login is held against it', () => {
    expect(toText(report(flow), { ...plain, profiles: ['mcp', 'rfc9700'] })).toContain(
      '\n\n  No login here is held against mcp: it is for logins of the Model Context Protocol.\n',
    );
    expect(toText(report(flow), { ...plain, profiles: ['rfc9700', 'all'] })).not.toContain('held against');
    expect(toText(report(), { ...plain, profiles: ['mcp'] })).not.toContain('held against');
  });
});

describe('the steps', () => {
  const lines = (...steps: readonly StepFields[]) => {
    const flow = fromEnding(text({ steps }).trimEnd());
    return flow.slice(2, flow.lastIndexOf(''));
  };

  it('stand one below the other, in columns', () => {
    expect(lines(request, answer, token(200))).toEqual([
      '    1  +0.00s  Authorization request   302  GET https://op.example/auth',
      '    2  +1.50s  Authorization response  200  GET https://app.example/cb',
      '    3  +2.00s  Code exchange           200  POST https://op.example/token',
    ]);
  });

  it('that look the same share a line', () => {
    expect(lines(request, call(1), call(2), call(3), token(200)).map((line) => line.slice(0, 18))).toEqual([
      '      1  +0.00s  A',
      '    2-4  +1.00s  A',
      '      5  +2.00s  C',
    ]);
  });

  it('that nobody saw say so', () => {
    expect(lines(request, { kind: 'token_request', at: baseTime + 1000 })[1]).toBe(
      '    2  +1.00s  Code exchange               not visible to a browser',
    );
  });

  it('without a response say so', () => {
    expect(lines(request, token(0))[1]).toBe(
      '    2  +2.00s  Code exchange               POST https://op.example/token  (no response)',
    );
  });

  it('show no parameters', () => {
    expect(lines(answer).join()).not.toContain('code=c');
  });
});

describe('a flow', () => {
  it('says what it is for, and at its end why in this way', () => {
    const told = text({ steps: [request], protocol: 'oauth2', grant: 'authorization_code' });
    expect(told).toContain(
      '\nflow-1  app.example asked op.example for access in your name, and it worked.\n',
    );
    expect(told).toContain('\n  OAuth 2.0, Authorization code, Access only, client spa, public client\n');
    expect(told).toContain('\n\n  Why this way: The browser carries only a one-time code');
  });

  it('says what to use instead of an outdated way', () => {
    const told = text({ steps: [request], grant: 'implicit' });
    expect(told.replace(/\s+/g, ' ')).toContain('Use the authorization code flow with PKCE.');
  });
});

describe('the first line', () => {
  const head = (given: Report) => toText(given, plain).split('\n')[0];

  it('sums up what was found', () => {
    const failed: FlowFields = {
      outcome: 'failed',
      steps: [request],
      findings: [diagnosis, { ...diagnosis, severity: 'high' }],
    };
    expect(head(report({ steps: [request] }, failed))).toMatch(
      /^OAuth Lens \d+\.\d+\.\d+ {2}2 flows in 2 entries: 1 succeeded, 1 failed; findings: 1 high, 1 info {2}\[not redacted\]$/,
    );
  });

  it('says nothing of redaction where it was done', () => {
    expect(head({ ...report({ steps: [request] }), redacted: true })).not.toContain('redacted');
  });

  it('says what could not be read', () => {
    const source = { kind: 'har', entries: 3, skipped: 1 } as const;
    expect(head({ ...report(), source })).toContain('0 flows in 3 entries (1 unreadable)');
  });
});

it('a report without logins says so, and what was not seen', () => {
  const nothing = toText({ ...report(), gaps: ['Response bodies were not recorded.'] }, plain);
  expect(nothing).toContain('\nNo OAuth or OpenID Connect login was found.\n');
  expect(nothing).toMatch(/\nNot seen\n {2}- Response bodies were not recorded\.\n$/);
});

it('nested flows name each other', () => {
  const found = text({ steps: [request] }, { steps: [request], parent: 'flow-1' });
  expect(found).toContain('contains flow-2');
  expect(found).toContain('nested in flow-1');
});

it.each([
  ['none', '– no PKCE'],
  ['unknown', '– PKCE not visible'],
  ['plain', '! weak PKCE'],
  ['S256', '✓ PKCE'],
] as const)('PKCE %s is told as “%s”', (pkce, words) => {
  expect(text({ steps: [request], pkce })).toContain(`\n  Protection: ${words}, `);
});

it('an issuer is named where it is more than its host', () => {
  const origin = 'https://login.example';
  const asked = (issuer: string) =>
    text({ steps: [request], server: { issuer, origin } }).replace(/\s+/g, ' ');
  expect(asked('https://login.example/tenant/v2.0')).toContain('issuer https://login.example/tenant/v2.0');
  expect(asked('https://login.example/')).not.toContain('issuer');
});

describe('on a terminal', () => {
  const colored = (given: Report) => toText(given, { color: true });

  it('colours change nothing but colours', () => {
    const given = report({ outcome: 'failed', steps: [request, answer, token(400)], findings: [diagnosis] });
    expect(colored(given)).toContain('\u001b[31m');
    // eslint-disable-next-line no-control-regex
    expect(colored(given).replace(/\u001b\[\d+m/g, '')).toBe(toText(given, plain));
  });

  it('nothing from the wire is obeyed: no escape sequence, line break or turn of direction gets through', () => {
    const evil = 'a\u001b[2Jb\u009b31mc\r\nflow-9  d\u2028e\u202ef\u0007';
    const given = report({
      client: { id: evil, redirect_uri: evil, type: 'public' },
      server: { issuer: evil, origin: evil },
      outcome: 'failed',
      error: { code: evil, description: evil },
      steps: [
        { kind: 'token_request', exchange: exchange({ url: `https://op.example/${evil}`, status: 400 }) },
      ],
      findings: [{ ...diagnosis, detail: evil, title: evil, fix: evil }],
    });
    const found = toText(given, plain);
    expect(found.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
    expect(found).not.toMatch(/^flow-9/m);
  });

  it('sentences are wrapped and addresses are not', () => {
    const long = 'word '.repeat(60).trim();
    const url = `https://op.example/${'x'.repeat(150)}`;
    const given = report({
      steps: [{ kind: 'authorization_request', exchange: exchange({ url, status: 200 }) }],
      findings: [{ ...diagnosis, at: [1], detail: long }],
    });
    const lines = toText({ ...given, gaps: [long] }, { color: false, width: 60 }).split('\n');
    expect(lines.filter((line) => line.includes('word') && line.length > 60)).toEqual([]);
    expect(lines.some((line) => line.endsWith(url))).toBe(true);
    expect(lines.join(' ').match(/word/g)).toHaveLength(120);
  });
});
