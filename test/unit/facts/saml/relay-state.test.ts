import { describe, expect, it } from 'vitest';
import { valueVerdictsOf } from '../../../../lib/facts/value-verdicts.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { redacted } from '../../../support/redacted.ts';
import { capture } from '../../../support/exchange.ts';
import { factsOfLogin, samlAnswer, samlFactsIn, samlLogin } from '../../../support/saml-login.ts';

const long = `https://sp.example/projects/${'deep/'.repeat(20)}page?tab=members`;
const returned = (sent: string | null, back: string | null) =>
  factsOfLogin({ relayState: sent }, { relayState: back }).relayState;

describe('RelayState comes back (SAML Bindings §3.4.3)', () => {
  it('as it was sent', () => {
    expect(returned('ss:mem:8f3a', 'ss:mem:8f3a')).toMatchObject({
      verdict: 'same',
      sent: { message: { kind: 'saml_authn_request' } },
      returned: { message: { kind: 'saml_response' } },
    });
  });

  it('cut', () => {
    expect(returned(long, long.slice(0, 80))).toMatchObject({ verdict: 'cut', bytes: 80 });
  });

  it.each([
    ['escaped for an address', 'https://sp.example/a?b=c', 'https%3A%2F%2Fsp.example%2Fa%3Fb%3Dc'],
    ['escaped for a page', 'https://sp.example/?a=1&b=2', 'https://sp.example/?a=1&amp;b=2'],
    ['with the escapes read once too often', 'a%2Fb', 'a/b'],
    ['with a plus read as a blank', 'MTIz+NDU2', 'MTIz NDU2'],
  ])('%s', (_, sent, back) => {
    expect(returned(sent, back).verdict).toBe('encoded otherwise');
  });

  it('as something else', () => {
    expect(returned('https://sp.example/reports', 'https://sp.example/').verdict).toBe('changed');
    expect(returned('8f3a', 'https://sp.example/').verdict).toBe('changed');
  });

  it('not at all', () => {
    expect(returned('8f3a', null)).toMatchObject({ verdict: 'lost', sent: { value: '8f3a' } });
  });

  it('though none was sent: a provider has one of its own', () => {
    expect(returned(null, 'https://sp.example/').verdict).toBe('unasked');
    expect(samlFactsIn(samlAnswer({ inResponseTo: null })).relayState.verdict).toBe('unasked');
  });

  it('neither way', () => {
    expect(returned(null, null)).toEqual({ verdict: 'none' });
  });

  it('of another request is no measure', () => {
    const { relayState } = factsOfLogin({}, { inResponseTo: '_elsewhere', relayState: 'r1' });
    expect(relayState.verdict).not.toBe('changed');
    expect(factsOfLogin({}, { inResponseTo: '_elsewhere', relayState: 'r9' }).relayState.verdict).toBe(
      'not compared',
    );
  });
});

describe('a redacted trace says the same', () => {
  it.each([
    ['same', 'ss:mem:8f3a', 'ss:mem:8f3a'],
    ['cut', long, long.slice(0, 80)],
    ['cut', 'aB3dE5fG7hJ9'.repeat(8), 'aB3dE5fG7hJ9'.repeat(6)],
    ['encoded otherwise', 'https://sp.example/a?b=c', 'https%3A%2F%2Fsp.example%2Fa%3Fb%3Dc'],
    ['encoded otherwise', 'MTIz+NDU2', 'MTIz NDU2'],
    ['changed', 'aB3dE5fG7hJ9', 'zY8xW6vU4tS2'],
    ['lost', 'aB3dE5fG7hJ9', null],
    ['unasked', null, 'aB3dE5fG7hJ9'],
  ])('%s', (verdict, sent, back) => {
    const trace = redacted(capture(...samlLogin({ relayState: sent }, { relayState: back })));
    const { relayState } = samlFactsIn(...trace);
    expect(relayState.verdict).toBe(verdict);
    if (sent === long && relayState.verdict === 'cut') expect(relayState.bytes).toBe(80);
  });

  it('and nothing is written down that equality shows', () => {
    const verdicts = (back: string) =>
      valueVerdictsOf(flowIn(...samlLogin({}, { relayState: back }))).map(([, found]) => found);
    expect(verdicts('r1')).toEqual([]);
    expect(verdicts('other')).toEqual([]);
  });
});
