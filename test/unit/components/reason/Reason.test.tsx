import { describe, expect, it } from 'vitest';
import { Reason } from '../../../../components/reason/Reason.tsx';
import type { ReportDiagnosis } from '../../../../lib/report/report.ts';
import { failingLogin } from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';
import { markup, words } from '../../../support/words.ts';

const [flow] = inspected(failingLogin()).report.flows;

const reason: ReportDiagnosis = {
  cause: 'redirect-scheme-proxy',
  step: 'flow-1.3',
  what: 'The code exchange was refused',
  why: 'Only the scheme differs. app.example says “Not the same address”.',
  fix: 'Forward the scheme.',
  confidence: 'firm',
  rules: [],
};

const shown = (more: Partial<ReportDiagnosis>, onStep?: () => void) => (
  <Reason flow={flow!} reason={{ ...reason, ...more }} {...(onStep && { onStep })} />
);

describe('a reason', () => {
  it('quotes the page’s own words once, and says who said them where', () => {
    const quote = { text: 'Not the same address', host: 'app.example', step: 'flow-1.3' };
    const read = words(shown({ quote }));
    expect(read.match(/Not the same address/g)).toHaveLength(1);
    expect(read).toContain('app.example, step 3');
  });

  it('marks in two values what differs', () => {
    const compared = [
      {
        name: 'redirect_uri',
        expected: { value: 'https://app.example/cb', step: null },
        got: { value: 'http://app.example/cb', step: 'flow-1.1' },
      },
    ];
    const html = markup(shown({ compared }));
    expect(html).toContain('http<mark>s</mark>://app.example/cb');
    expect(html).toContain('step 1');
    expect(html.match(/<mark>/g)).toHaveLength(1);
  });

  it('names the address of what stands at no step, and nothing for what stands nowhere', () => {
    const compared = [
      {
        name: 'SameSite',
        expected: { value: 'Lax', step: null },
        got: { value: 'Strict', step: null, address: 'https://app.example/login' },
      },
    ];
    expect(words(shown({ compared }))).toMatch(
      /expected\s*Lax\s*got\s*Strict\s*https:\/\/app\.example\/login/,
    );
  });

  it('covers what lets its holder act, but not a verifier that is none', () => {
    const pair = (name: string, a: string, b: string) => [
      { name, expected: { value: a, step: null }, got: { value: b, step: null } },
    ];
    const codes = words(shown({ compared: pair('code', 'LwTmuISp2cPFK-pEzjv5', '1klPb3p4kY9mwLP5I42g') }));
    expect(codes).toContain('LwTmu…zjv5');
    expect(codes).not.toMatch(/uISp2cPFK|Pb3p4kY9/);
    const verifiers = words(
      shown({ compared: pair('code_verifier', 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r', 'null') }),
    );
    expect(verifiers).toContain('null');
  });

  it('says “none” where there was no value', () => {
    const compared = [
      { name: 'state', expected: { value: 'af0', step: null }, got: { value: null, step: null } },
    ];
    expect(words(shown({ compared }))).toContain('got none');
  });

  it('names whose affair it is, where that is known', () => {
    expect(words(shown({ owner: 'client' }))).toContain('What the app can do: Forward the scheme.');
    expect(words(shown({}))).toContain('What to do: Forward the scheme.');
  });

  it('says how to tell it from others, unless that is what to do anyway', () => {
    expect(words(shown({ tell_apart: 'Look at the proxy’s log.' }))).toContain(
      'How to tell: Look at the proxy’s log.',
    );
    expect(words(shown({ tell_apart: reason.fix }))).not.toContain('How to tell');
    expect(words(shown({}))).not.toContain('How to tell');
  });

  it('leads to steps only where there is a way', () => {
    const quote = { text: 'x', host: 'app.example', step: 'flow-1.3' };
    expect(markup(shown({ quote }))).not.toContain('<button');
    expect(markup(shown({ quote }, () => {}))).toContain('<button');
  });
});
