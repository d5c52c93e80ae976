import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'openid2-in-use';

const login = (url: string) =>
  findingsInFlow(rule, [messageOf('openid_authentication_request', { url }, { protocol: 'openid2' })]);

describe('openid2-in-use', () => {
  it('remarks on every such login, Steam’s too', () => {
    expect(login('https://op.example/openid?openid.mode=checkid_setup')).toEqual(['info certain']);
    expect(login('https://steamcommunity.com/openid/login')).toEqual(['info certain']);
  });
  it('has nothing to judge in OpenID Connect', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
