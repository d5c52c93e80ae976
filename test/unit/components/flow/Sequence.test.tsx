import { describe, expect, it } from 'vitest';
import { Sequence } from '../../../../components/flow/Sequence.tsx';
import { cleanLogin, failingLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';
import { markup } from '../../../support/words.ts';

const nothing = () => undefined;

function html(fields: FlowFields): string {
  const all = inspected(fields);
  return markup(
    <Sequence
      flow={all.report.flows[0]!}
      inspected={all}
      trail={undefined}
      selected={undefined}
      hits={[]}
      onMark={nothing}
      onOpen={nothing}
      onFlow={nothing}
    />,
  );
}

/** Places of the rows that carry the mark, and its kind. */
function marks(fields: FlowFields): readonly string[] {
  return [...html(fields).matchAll(/id="step-flow-1\.(\d)"[^>]*data-broke="(\w+)"/g)].map(
    ([, place, type]) => `${type} at ${place}`,
  );
}

describe('the steps of a login', () => {
  it('mark the one that broke it', () => {
    expect(marks(failingLogin())).toEqual(['broken at 3']);
  });

  it('mark the one after which nothing came, once it is known why', () => {
    const reason = { cause: 'iss-parameter-mismatch', at: 3 } as const;
    const waiting = (confidence: 'certain' | 'tentative') =>
      marks({ ...cleanLogin(), outcome: 'pending', diagnosis: [{ ...reason, confidence }] });
    expect(waiting('certain')).toEqual(['stuck at 3']);
    expect(waiting('tentative')).toEqual([]);
  });

  it('say at the mark why in a few words, where that is sure', () => {
    const said = (confidence: 'certain' | 'tentative') => {
      const reason = { cause: 'iss-parameter-mismatch', at: 3, confidence } as const;
      return html({ ...cleanLogin(), outcome: 'pending', diagnosis: [reason] });
    };
    expect(said('certain')).toContain('iss ≠ issuer');
    expect(said('tentative')).not.toContain('iss ≠ issuer');
    expect(html(cleanLogin())).not.toContain('≠');
  });

  it('have a lane for the browser where it did something by itself, and say what', () => {
    const act = { cookie: 'sid', host: 'client', url: null } as const;
    const browser = [
      { ...act, act: 'kept', step: null, after: null, url: 'https://app.example/login' },
      { ...act, act: 'not_sent', step: 'flow-1.2', after: 'flow-1.2' },
    ] as const;
    const cause = 'cookie-strict-return';
    const said = (reason: object) => html({ ...failingLogin(), diagnosis: [{ cause, at: 2, ...reason }] });
    const words = said({ browser });
    expect(words).toContain('Browser');
    expect(words.indexOf('keeps the cookie sid')).toBeLessThan(words.indexOf('id="step-flow-1.1"'));
    expect(words.indexOf('does not send the cookie sid')).toBeGreaterThan(
      words.indexOf('id="step-flow-1.2"'),
    );
    expect(words.indexOf('does not send the cookie sid')).toBeLessThan(words.indexOf('id="step-flow-1.3"'));
    expect(said({})).not.toContain('data-actor="browser"');
    expect(words).toContain('data-loss="true"');
    expect(words).not.toContain('data-loss="perhaps"');
  });

  it('mark what the browser did as a guess, where nothing failed', () => {
    const act = { act: 'left_in_fragment', cookie: null, host: 'client', step: null, url: null } as const;
    const reason = { cause: 'code-left-in-page', at: 2, confidence: 'tentative' } as const;
    const browser = [{ ...act, after: 'flow-1.2' }];
    const words = html({ ...cleanLogin(), outcome: 'pending', diagnosis: [{ ...reason, browser }] });
    expect(words).toContain('data-loss="perhaps"');
    expect(words).not.toContain('data-loss="true"');
  });

  it('say on the arrows what travels', () => {
    const arrows = [...html(cleanLogin()).matchAll(/data-channel="(\w+)"[^>]*><span[^>]*>([^<]+)</g)];
    const said = arrows.map(([, channel, words]) => `${channel}: ${words}`);
    expect(said[0]).toBe('front: state, challenge');
    expect(said).toContainEqual(expect.stringMatching(/^front: code/));
    expect(said).toContainEqual(expect.stringMatching(/^answer: access token/));
  });

  it('tell what could not be seen at the step that it concerns, and at no other', () => {
    const gaps = [{ text: 'Its body was not recorded.', step: 'flow-1.3' }];
    const at = html({ ...cleanLogin(), gaps }).split(/id="step-flow-1\./);
    expect(at.flatMap((row) => (row.includes('Its body was not recorded.') ? row[0] : []))).toEqual(['3']);
  });

  it('mark none of a login that went well', () => {
    expect(marks(cleanLogin())).toEqual([]);
  });
});
