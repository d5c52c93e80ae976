import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'openid2-return-to-mismatch';

const received = (url: string, named: string, more = {}) =>
  findingsInFlow(rule, [
    messageOf('openid_authentication_response', { url }, { params: { 'openid.return_to': named }, ...more }),
  ]);

describe('openid2-return-to-mismatch fires', () => {
  it('when the assertion names another address', () => {
    expect(received('https://app.example/cb', 'https://other.example/cb')).toEqual(['high certain']);
  });
  it('when a parameter of the named address is missing', () => {
    expect(received('https://app.example/cb', 'https://app.example/cb?n=1')).toEqual(['high certain']);
  });
});

const answered = (asked: Record<string, string>, named: string) =>
  findingsInFlow(rule, [
    messageOf(
      'openid_authentication_request',
      { url: 'https://op.example/openid' },
      { params: asked, protocol: 'openid2' },
    ),
    messageOf(
      'openid_authentication_response',
      { url: named },
      { params: { 'openid.return_to': named }, protocol: 'openid2' },
    ),
  ]);
const asked = (return_to: string, realm?: string) => ({
  'openid.return_to': return_to,
  ...(realm && { 'openid.realm': realm }),
});

describe('openid2-return-to-mismatch fires against the request', () => {
  it('when the assertion names another address than was asked for', () => {
    expect(answered(asked('https://app.example/cb'), 'https://app.example/other')).toEqual(['high certain']);
  });
  it.each([
    ['https://app.example/', 'https://other.example/cb'],
    ['https://app.example/login', 'https://app.example/cb'],
    ['https://*.app.example/', 'https://evilapp.example/cb'],
  ])('when the realm %s does not hold %s', (realm, address) => {
    expect(answered(asked(address, realm), address)).toEqual(['high certain']);
  });
});

describe('openid2-return-to-mismatch is silent', () => {
  it.each([
    ['https://app.example/', 'https://app.example/cb?n=1'],
    ['https://app.example', 'https://app.example/cb'],
    ['https://*.app.example/', 'https://www.app.example/cb'],
    ['https://*.app.example/', 'https://app.example/cb'],
  ])('when the realm %s holds %s', (realm, address) => {
    expect(answered(asked(address, realm), address)).toEqual([]);
  });
  it('when the addresses are the same', () => {
    expect(received('https://app.example/cb?openid.mode=id_res', 'https://app.example/cb')).toEqual([]);
  });
  it('when the provider appended parameters', () => {
    expect(received('https://app.example/cb?n=1&openid.mode=id_res', 'https://app.example/cb?n=1')).toEqual(
      [],
    );
  });
  it('for a refusal: it has nothing to judge', () => {
    const refused = { error: { code: 'cancel', description: null, refused: true } };
    expect(received('https://app.example/cb', 'https://other.example/', refused)).toEqual([]);
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
