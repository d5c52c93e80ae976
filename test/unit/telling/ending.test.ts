import { describe, expect, it } from 'vitest';
import type { CauseId } from '../../../lib/causes/cause-id.ts';
import { breakLine, endingOf, endingTitle } from '../../../lib/telling/ending.ts';
import { cleanLogin, failingLogin, pendingLogin } from '../../support/logins.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const flowOf = (fields: FlowFields) => inspected(fields).report.flows[0]!;
const ending = (fields: FlowFields) => endingOf(flowOf(fields));

describe('how a flow ended', () => {
  it('is one word where all is well', () => {
    expect(ending(cleanLogin())).toEqual({
      lead: 'Succeeded',
      step: undefined,
      complaint: undefined,
      quote: undefined,
    });
  });

  it('is where it broke, and what was said there', () => {
    expect(ending(failingLogin())).toMatchObject({
      lead: 'Failed at',
      step: { id: 'flow-1.3' },
      complaint: 'invalid_grant',
      quote: 'grant request is invalid',
    });
    expect(breakLine(flowOf(failingLogin()))).toBe('Step 3, code exchange: invalid_grant');
  });

  it('is how far it came where it has not ended', () => {
    expect(ending(pendingLogin())).toMatchObject({
      lead: 'Not finished: the last step seen is',
      step: { id: 'flow-1.1' },
    });
    expect(breakLine(flowOf(pendingLogin()))).toBeUndefined();
  });

  it('is where it is stuck, if that is more than a guess', () => {
    const stuck = (confidence: 'firm' | 'tentative') =>
      ending({ ...pendingLogin(), diagnosis: [{ cause: 'not-answered', at: 1, confidence }] });
    expect(stuck('firm')).toMatchObject({ lead: 'Stuck at', step: { id: 'flow-1.1' } });
    expect(stuck('tentative').lead).toBe('Not finished: the last step seen is');
  });

  it('is the error on the way, where it did not end the flow', () => {
    const error = { code: 'invalid_grant', description: null };
    expect(ending({ ...cleanLogin(), error }).lead).toBe('Succeeded, with an error at');
    expect(ending({ ...pendingLogin(), error }).lead).toBe('Not finished, with an error at');
  });

  it('is what failed after a login that worked, if that is more than a guess', () => {
    const later = (confidence: 'firm' | 'tentative', at = 4) =>
      ending({ ...cleanLogin(), diagnosis: [{ cause: 'audience-missing', at, confidence }] });
    expect(later('firm')).toMatchObject({
      lead: 'Succeeded; what failed then is',
      step: { id: 'flow-1.4' },
    });
    expect(later('tentative')).toMatchObject({ lead: 'Succeeded', step: undefined });
    // The answer was taken: what failed is no step of the login.
    expect(later('firm', 3)).toMatchObject({
      lead: 'Succeeded; what failed came after',
      step: { id: 'flow-1.3' },
    });
  });

  it('is how it succeeded where nothing failed and it went otherwise than expected', () => {
    const told = (cause: 'returned-elsewhere' | 'logout-left-session', at?: number) =>
      ending({
        ...cleanLogin(),
        diagnosis: [{ cause, ...(at !== undefined && { at }), confidence: 'firm' }],
      });
    expect(told('returned-elsewhere', 3)).toMatchObject({
      lead: 'Succeeded, at another address than asked for:',
      step: { id: 'flow-1.3' },
    });
    expect(told('logout-left-session')).toMatchObject({
      lead: 'Succeeded, without a question to the person',
      step: undefined,
    });
  });

  it('is called what it is, for somebody who does not see it', () => {
    const title = (fields: FlowFields) => endingTitle(flowOf(fields));
    const reason = (cause: CauseId, confidence: 'firm' | 'tentative') => ({
      diagnosis: [{ cause, at: 1, confidence }],
    });
    expect(title(failingLogin())).toBe('Where it broke');
    expect(title({ ...pendingLogin(), ...reason('not-answered', 'firm') })).toBe('Where it broke');
    expect(title({ ...pendingLogin(), ...reason('code-left-in-page', 'tentative') })).toBe(
      'What may keep it from going on',
    );
    expect(title({ ...cleanLogin(), ...reason('returned-elsewhere', 'firm') })).toBe('How it succeeded');
  });

  it('is a refusal where somebody said no', () => {
    const error = { code: 'access_denied', description: null };
    expect(ending({ ...failingLogin(), outcome: 'denied', error }).lead).toBe('Refused at');
  });
});
