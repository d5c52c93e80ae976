import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { ExamplesContext, type OpenExample } from '../../../../components/controls/examples-context.ts';
import { Inspector } from '../../../../components/inspector/Inspector.tsx';
import type { Notice } from '../../../../components/controls/NoticeLine.tsx';
import { inspectorState, type InspectorState } from '../../../../components/state/inspector-state.ts';
import type { DetailTab } from '../../../../components/state/views.ts';
import type { Level } from '../../../../lib/telling/level.ts';
import type { Inspected } from '../../../../components/state/inspected.ts';
import { baseTime, exchange } from '../../../support/exchange.ts';
import {
  brokeredLogin,
  cleanLogin,
  failingLogin,
  implicitLogin,
  pendingLogin,
  webAppLogin,
} from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';
import { markup, words } from '../../../support/words.ts';

const nothing = () => undefined;
const actions = {
  clear: nothing,
  pause: nothing,
  import: nothing,
  export: nothing,
  bundle: nothing,
  copyText: nothing,
  closeFile: nothing,
};

type Shown = { tab?: number; paused?: boolean; file?: string; notice?: Notice };

function inspector(
  seen: Inspected,
  { tab, paused = false, file, notice }: Shown = {},
  use: (state: InspectorState) => void = nothing,
) {
  const state = inspectorState(signal(seen), tab);
  use(state);
  return (
    <Inspector
      state={state}
      actions={actions}
      paused={paused}
      file={file}
      notice={notice}
      onNoticeClose={nothing}
      onFile={nothing}
    />
  );
}
const read = (flow: FlowFields, use?: (state: InspectorState) => void) =>
  words(inspector(inspected(flow), {}, use));

describe('the inspector', () => {
  it('teaches when there is nothing to show', () => {
    const text = words(inspector(inspected()));
    expect(text).toContain('Waiting for a login');
    expect(text).toContain('Go to a site that offers “Sign in with …” and sign in.');
    expect(text).toContain('Import a recording');
    expect(text).not.toContain('Export');
  });

  it('tells a newcomer the story, without raw messages until they are asked for, and the cause all the same', () => {
    const seen = inspected(failingLogin());
    const at = (level: Level, tab?: DetailTab) =>
      words(
        inspector(seen, {}, (state) => {
          state.tellFor(level);
          state.selectStep('flow-1.3');
          if (tab) state.detailTab.value = tab;
        }),
      );
    const newcomer = at('newcomer');
    expect(newcomer).toContain('The story, in eleven steps');
    expect(newcomer).toContain('Headers and bodies, as they were sent: show them');
    expect(newcomer).not.toContain('Request Response');
    expect(at('newcomer', 'request')).toContain('Request Response');
    expect(at('developer')).toContain('Request Response');
    const reviewer = at('reviewer');
    expect(reviewer).toContain('Checked, and held');
    for (const text of [newcomer, at('developer'), reviewer]) expect(text).toContain('invalid_grant');
    expect(newcomer).not.toContain('Confidence:');
    expect(reviewer).toContain('Confidence:');
  });

  it('offers recorded logins where they can be opened, and only when there is nothing to show', () => {
    const offered = (seen: Inspected, open: OpenExample | undefined) =>
      words(<ExamplesContext.Provider value={open}>{inspector(seen)}</ExamplesContext.Provider>);
    expect(offered(inspected(), nothing)).toContain('A lost cookie The answer comes as a form');
    expect(offered(inspected(), undefined)).not.toContain('A lost cookie');
    expect(offered(inspected(cleanLogin()), nothing)).not.toContain('A lost cookie');
  });

  it('says when recording is paused and when a file held no login', () => {
    const paused = words(inspector(inspected(), { paused: true }));
    expect(paused).toContain('Recording is paused Press the round button');
    expect(words(inspector(inspected(), { file: 'shop.har' }))).toContain('No login in shop.har');
  });

  it('tells a clean login from top to bottom', () => {
    const text = read(cleanLogin());
    expect(text).toContain('app.example asked op.example to sign you in, and it worked.');
    expect(text).toContain('Login and access');
    expect(text).toContain(
      'At op.example, 8.4 s: sign-in and consent. What is typed there is never recorded.',
    );
    expect(text).toMatch(
      /1 Discovery .* 2 Authorization request .* 3 Authorization response .* 4 Code exchange .* 6 API call/,
    );
    expect(text).not.toContain('Failed at');
  });

  it('says where a failed login broke and why', () => {
    const text = read(failingLogin());
    expect(text).toContain('Failed at step 3, code exchange : invalid_grant grant request is invalid');
    expect(text).toContain('The code_verifier is not the one the code_challenge was made from.');
    expect(text).toContain('What to do: Keep one verifier per state and send exactly that one.');
    expect(text).toContain('Another possible reason The provider’s clock is ahead');
    expect(text).toContain('PKCE does not match');
  });

  it('marks a step that a browser cannot see', () => {
    const text = read(webAppLogin());
    expect(text).toContain('not visible to a browser');
    expect(text).toContain('travelled where a browser cannot look');
    expect(read(cleanLogin())).not.toContain('not visible to a browser');
  });

  it('shows a nested login in the list and inside the one it belongs to', () => {
    const seen = inspected(
      webAppLogin({ prefix: 'a' }),
      brokeredLogin('flow-1', { prefix: 'b', start: baseTime + 2000 }),
    );
    const text = words(inspector(seen, {}, (state) => state.selectFlow('a0')));
    expect(text).toContain('op.example in turn asked login.corp.example →');
  });

  it('shows findings with evidence, owner, confidence, fix and reference', () => {
    const text = read(implicitLogin(), (state) => (state.flowView.value = 'findings'));
    expect(text).toContain('Critical The answer travels unencrypted');
    expect(text).toContain('What to change Serve the redirect URI over https and register that address.');
    expect(text).toContain('Evidence: step 1 step 2 Owner: the app Confidence: certain RFC 9700 §4.1.1');
    expect(text.indexOf('Critical')).toBeLessThan(text.indexOf('High'));
  });

  it('shows how a flow stands to its profiles: what failed first, with its evidence', () => {
    const text = read(failingLogin(), (state) => (state.flowView.value = 'profiles'));
    expect(text).toContain('OAuth 2.0 Security BCP (RFC 9700) 1 fail 1 pass 1 not seen');
    expect(text).toMatch(
      /Fail A public client uses PKCE\. Required RFC 9700 §2\.1\.1 The PKCE verifier does not fit.* step 3/,
    );
    expect(text.indexOf('Fail')).toBeLessThan(text.indexOf('Pass'));
    expect(text).not.toContain('by postMessage');
    const clean = read(cleanLogin(), (state) => (state.flowView.value = 'profiles'));
    expect(clean).toContain('No profile applies to this flow.');
  });

  it('says of a login in progress neither that it broke nor that it is stuck', () => {
    const guess = {
      cause: 'not-answered',
      at: 1,
      why: 'The person has left.',
      confidence: 'tentative',
    } as const;
    expect(read({ ...pendingLogin(), diagnosis: [guess] })).not.toContain('The person has left.');
    const sure = { ...guess, confidence: 'firm' } as const;
    expect(read({ ...pendingLogin(), diagnosis: [sure] })).toMatch(/Stuck at step 1.*The person has left\./);
  });

  it('promises no more than it saw when nothing was found', () => {
    const text = read(cleanLogin(), (state) => (state.flowView.value = 'findings'));
    expect(text).toContain('Nothing objectionable was seen in what passed through the browser.');
  });

  it('explains parameters and keeps their secrets to itself', () => {
    const html = markup(
      inspector(inspected(cleanLogin()), {}, (state) => {
        state.selectStep('flow-1.4');
        state.detailTab.value = 'parameters';
      }),
    );
    expect(html).toContain('The PKCE secret itself');
    expect(html).toContain('RFC 7636');
    expect(html).toContain('aria-label="Show code_verifier"');
    for (const secret of ['dBjftJeZ4CVP-mB92K27', '4c1b0af5d0e84bb2', 'SplxlOBeZQQYbYS6'])
      expect(html).not.toContain(secret);
  });

  it.each(['request', 'response'] as const)('keeps secrets out of the %s until asked', (tab) => {
    const html = markup(
      inspector(inspected(cleanLogin()), {}, (state) => {
        state.selectStep('flow-1.4');
        state.detailTab.value = tab;
      }),
    );
    for (const secret of ['dBjftJeZ4CVP-mB92K27', '4c1b0af5d0e84bb2', 'SplxlOBeZQQYbYS6', 'eyJzdWIi'])
      expect(html).not.toContain(secret);
  });

  it('decodes tokens in place and does not claim to verify them', () => {
    const text = read(cleanLogin(), (state) => {
      state.selectStep('flow-1.4');
      state.detailTab.value = 'tokens';
    });
    expect(text).toContain('id_token in the answer');
    expect(text).toContain('signature not verified here');
    expect(text).toContain('exp not checked: 2026-01-01 01:00:00 UTC (in 59 min 51 s)');
  });

  it('falls back to the explanation where a step has no such tab', () => {
    const text = read(webAppLogin(), (state) => {
      state.detailTab.value = 'tokens';
      state.selectStep('flow-1.3');
    });
    expect(text).toContain('cannot be checked here');
  });

  it('compares two logins in the words in which they are compared elsewhere, and tells which was good', () => {
    const seen = inspected(
      cleanLogin({ prefix: 'a' }),
      failingLogin({ prefix: 'b', start: baseTime + 1000 }),
    );
    const shown = inspector(seen, {}, ({ comparing, flows }) =>
      comparing.compare(flows.value[0]!.key, flows.value[1]!.key),
    );
    const text = words(shown);
    expect(text).toContain(
      'In the bad login, PKCE does not match: the verifier sent with the code does not fit the challenge, and the server refused it. In the good one it holds.',
    );
    expect(text).toMatch(
      /iss of the authorization response the good login https:\/\/op\.example step 3 the bad one none/,
    );
    expect(text).toContain('3 values are new in every login state, code, code_verifier. That they differ');
    expect(text).toMatch(/The good login The bad one 1 Discovery .*no such step 2 Authorization request/);
    const html = markup(shown);
    expect(html).toMatch(/<th scope="col">The good login/);
    expect(html).not.toContain('data-pane="flows"');
  });

  it('says that another login is looked for to compare with', () => {
    const seen = inspected(
      cleanLogin({ prefix: 'a' }),
      failingLogin({ prefix: 'b', start: baseTime + 1000 }),
    );
    const asks = 'Compare with which one?';
    expect(words(inspector(seen, {}, ({ comparing, flow }) => comparing.mark(flow.value!.key)))).toContain(
      asks,
    );
    expect(words(inspector(seen))).not.toContain(asks);
  });

  it('says what could not be seen', () => {
    const seen = inspected(cleanLogin());
    const withGap = { ...seen, report: { ...seen.report, gaps: ['Response bodies were not recorded.'] } };
    expect(words(inspector(withGap))).toContain('Response bodies were not recorded.');
  });

  it('says that part of the check failed', () => {
    const seen = inspected(cleanLogin());
    const failures = [{ part: 'recogniser', id: 'discovery', error: 'TypeError', flows: [] }] as const;
    expect(words(inspector({ ...seen, report: { ...seen.report, failures } }))).toContain(
      'Part of the check failed: 1 recogniser broke off.',
    );
    expect(words(inspector(seen))).not.toContain('Part of the check failed');
  });

  it('says so when the search hides all flows', () => {
    const text = words(inspector(inspected(pendingLogin()), { tab: 99 }));
    expect(text).toContain('1 flow does not fit what is looked for. Show all');
  });

  it('shows why a file could not be read', () => {
    const html = markup(inspector(inspected(), { notice: { tone: 'bad', text: 'photo.png: not a HAR' } }));
    expect(html).toMatch(/role="alert">photo.png: not a HAR/);
  });

  it('can be walked by keyboard and heard', () => {
    const html = markup(inspector(inspected(cleanLogin())));
    expect(html).toContain('role="listbox" aria-label="Flows" tabindex="0"');
    expect(html).toContain('role="listbox" aria-label="Steps" tabindex="0"');
    expect(html.match(/role="option"/g)).toHaveLength(7);
    expect(html).not.toMatch(/<button(?![^>]*type="button")/);
  });

  it('holds nothing but options in its lists, nested logins among them', () => {
    const seen = inspected(
      webAppLogin({ prefix: 'a' }),
      brokeredLogin('flow-1', { prefix: 'b', start: baseTime + 2000 }),
    );
    const html = markup(inspector(seen, {}, (state) => state.selectFlow('a0')));
    const list = html.slice(html.indexOf('aria-label="Steps"'), html.indexOf('data-pane="step"'));
    expect(list).toMatch(/role="option"[^>]*>op\.example in turn asked/);
    expect(list).not.toContain('<button');
  });

  it('says at the step itself why it failed, once', () => {
    const text = read(failingLogin(), (state) => state.selectStep('flow-1.3'));
    const detail = text.slice(text.lastIndexOf('Explain'));
    expect(detail).toContain('What to do: Keep one verifier per state and send exactly that one.');
    expect(detail).not.toContain('Try first');
    expect(detail).not.toContain('The code was not accepted');
  });

  it('says why where the server refused on a page of its own', () => {
    const refused = exchange({ url: 'https://op.example/auth?client_id=spa', status: 400 });
    const reason = {
      cause: 'redirect-uri-mismatch',
      at: 1,
      what: 'Step 1 failed.',
      why: 'Not registered.',
    } as const;
    const text = read({
      outcome: 'failed',
      steps: [{ kind: 'authorization_request', exchange: refused }],
      findings: [{ rule: 'err-redirect-uri-mismatch', at: [1] }],
      diagnosis: [{ ...reason, confidence: 'certain' }],
    });
    expect(text.slice(text.lastIndexOf('Explain'))).toContain('Step 1 failed. Not registered.');
  });
});
