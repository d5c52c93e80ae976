import { describe, expect, it } from 'vitest';
import type { Way } from '../../../lib/vocabulary/way.ts';
import { recordedFlow } from '../../support/captures.ts';
import { codeFlow, flowsOf } from '../../support/flow.ts';
import { reportOn } from '../../support/scenario.ts';
import { capture } from '../../support/exchange.ts';

describe('the way a flow goes', () => {
  it.each<readonly [capture: string, Way]>([
    ['spa-login', 'authorization_code'],
    ['fault-implicit', 'implicit'],
    ['web-app-hybrid', 'hybrid'],
    ['extension-device', 'device_code'],
    ['extension-client-credentials', 'client_credentials'],
    ['reader-fedcm', 'fedcm'],
    ['reader-credential', 'credential_post'],
    ['oauth1-page', 'oauth1'],
    ['openid2-login', 'openid2'],
    ['saml-login', 'saml2'],
    ['wsfed-login', 'wsfed'],
    ['cas-login', 'cas'],
  ])('of %s is %s', async (name, way) => expect((await recordedFlow(name)).way).toBe(way));

  it('is not known where the grant was not seen', () => {
    const request = {
      url: 'https://op.example/auth?client_id=spa&scope=openid&state=af0ifjsldkj&response_type=none',
    };
    const [flow] = reportOn(capture({ ...request, status: 302 })).flows;
    expect(flow).toMatchObject({ grant: null, way: 'unknown' });
  });

  it('of a question without a person is its grant’s: what it is for is another matter', () => {
    const [flow] = flowsOf(codeFlow({ request: { prompt: 'none' } }));
    expect(flow).toMatchObject({ way: 'authorization_code', purpose: 'silent_renewal' });
  });

  it('that only signs out is a logout, whatever the protocol', () => {
    const logout = {
      url: 'https://op.example/logout?post_logout_redirect_uri=https%3A%2F%2Fapp.example%2F&client_id=spa',
    };
    const [flow] = reportOn(capture({ ...logout, status: 302 })).flows;
    expect(flow).toMatchObject({ way: 'logout', purpose: 'logout' });
  });
});
