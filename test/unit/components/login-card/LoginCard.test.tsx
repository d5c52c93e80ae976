import { describe, expect, it } from 'vitest';
import { currentLogin, flowsOfTab } from '../../../../components/login-card/flows-of-tab.ts';
import { LoginCard } from '../../../../components/login-card/LoginCard.tsx';
import type { Inspected } from '../../../../components/state/inspected.ts';
import { baseTime } from '../../../support/exchange.ts';
import { cleanLogin, failingLogin, implicitLogin, pendingLogin } from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';
import { markup, words } from '../../../support/words.ts';

const nothing = () => undefined;
const card = (seen: Inspected, tab = 7) =>
  words(<LoginCard inspected={seen} tab={tab} onExport={nothing} onOpen={nothing} />);

describe('the login card', () => {
  it('says who asks whom for what, and whether it is protected', () => {
    const text = card(inspected(pendingLogin()));
    expect(text).toContain('app.example asked op.example to sign you in; it is not finished.');
    expect(text).toContain('Asked by spa the answer goes to https://app.example/cb');
    expect(text).toContain('Provider op.example');
    expect(text).toContain('Wants to know who you are');
    expect(text).toContain('no PKCE');
    expect(text).toContain('High Authorization code without PKCE');
  });

  it('says that the nonce does not match where the ID token is of another login', () => {
    const text = card(inspected({ ...cleanLogin(), protections: [['nonce', 'mismatch']] }));
    expect(text).toContain('nonce does not match');
    expect(card(inspected(cleanLogin()))).not.toContain('does not match');
  });

  it('finds nothing wrong with a clean login', () => {
    const text = card(inspected(cleanLogin()));
    expect(text).toContain('Nothing objectionable was seen');
    expect(text).not.toMatch(/Critical|High|Medium/);
  });

  it('has the finding of a reason that it does not tell', () => {
    const first = { cause: 'invalid-grant', at: 2, why: 'Refused.', rules: ['err-invalid-grant'] } as const;
    const second = { cause: 'clock-skew', at: 2, why: 'Late.', rules: ['err-clock-skew'] } as const;
    const findings = [
      { rule: 'err-invalid-grant', severity: 'low', title: 'It was refused', at: [2] },
      { rule: 'err-clock-skew', severity: 'low', title: 'The clocks differ', at: [2] },
    ] as const;
    const text = card(inspected({ ...failingLogin(), diagnosis: [first, second], findings }));
    expect(text).toContain('The clocks differ');
    expect(text).not.toContain('It was refused');
  });

  it('says why a login failed and what to do, once', () => {
    const text = card(inspected(failingLogin()));
    expect(text).toContain(
      'invalid_grant The code_verifier is not the one the code_challenge was made from.',
    );
    expect(text).toContain('What to do: Keep one verifier per state and send exactly that one.');
    expect(text).not.toContain('The code was not accepted');
    expect(text).not.toContain('Nothing objectionable');
  });

  it('says whether it is a login, and by which way', () => {
    expect(card(inspected(cleanLogin()))).toContain('Login and access Authorization code');
    expect(card(inspected(implicitLogin({ tab: 7 })))).toContain('Access only Implicit');
  });

  it('does not guess aloud at why a login in progress has no answer yet', () => {
    const guess = {
      cause: 'not-answered',
      at: 1,
      why: 'The person has left.',
      confidence: 'tentative',
    } as const;
    expect(card(inspected({ ...pendingLogin(), diagnosis: [guess] }))).not.toContain('has left');
  });

  it('shows other logins of the tab, and none of other tabs', () => {
    const seen = inspected(
      cleanLogin({ prefix: 'a' }),
      failingLogin({ prefix: 'b', start: baseTime - 60_000 }),
      implicitLogin({ prefix: 'c', tab: 9 }),
    );
    expect(card(seen)).toContain('Also in this tab');
    expect(card(seen)).toContain('Step 3, code exchange: invalid_grant');
    expect(card(seen)).not.toContain('old.example');
  });

  it('lets the keyboard open the other logins', () => {
    const seen = inspected(
      cleanLogin({ prefix: 'a' }),
      failingLogin({ prefix: 'b', start: baseTime - 60_000 }),
    );
    const html = markup(<LoginCard inspected={seen} tab={7} onExport={nothing} onOpen={nothing} />);
    expect(html).toMatch(/id="flow-row-b0" role="button" tabindex="0"/);
    expect(html).not.toContain('role="option"');
  });

  it('is calm on a page without a login', () => {
    const text = card(inspected(implicitLogin({ tab: 9 })));
    expect(text).toContain('No login on this page');
    expect(text).toContain('Open full view');
    expect(text).not.toContain('Export');
  });

  it('puts a login in progress before a later one that ended', () => {
    const seen = inspected(
      pendingLogin({ prefix: 'a' }),
      cleanLogin({ prefix: 'b', start: baseTime + 60_000 }),
    );
    expect(currentLogin(flowsOfTab(seen, 7))?.flow.outcome).toBe('pending');
  });
});
