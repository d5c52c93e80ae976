import { json, redirect, urlWith } from '../exchange.ts';
import type { FlowFields } from '../report.ts';
import { places, type Place } from './ground.ts';

/** An old app: tokens straight in the redirect, no state, and the token then in an API's query. */
export function implicitLogin(place: Place = {}): FlowFields {
  const at = places(place);
  const request = at(
    redirect(
      urlWith('https://op.example/auth', {
        client_id: 'legacy',
        redirect_uri: 'http://old.example/done',
        response_type: 'token',
        scope: 'photos',
      }),
      'https://op.example/login/2',
    ),
  );
  const response = at(
    {
      url: 'http://old.example/done#access_token=2YotnFZFEjr1zCsicMWpAA&token_type=Bearer&expires_in=3600',
      status: 200,
      context: { resourceType: 'main_frame' },
    },
    4100,
  );
  const api = at(json('https://api.example/photos?access_token=2YotnFZFEjr1zCsicMWpAA', []), 300);
  return {
    protocol: 'oauth2',
    grant: 'implicit',
    response_mode: 'fragment',
    pkce: null,
    protections: [['state', 'not_sent']],
    client: { id: 'legacy', redirect_uri: 'http://old.example/done', type: 'public' },
    steps: [
      { kind: 'authorization_request', exchange: request },
      { kind: 'authorization_response', exchange: response },
      { kind: 'resource_request', exchange: api },
    ],
    findings: [
      {
        rule: 'redirect-uri-http',
        severity: 'critical',
        title: 'The answer travels unencrypted',
        detail: 'redirect_uri is http://old.example/done: everybody on the way can read the access token.',
        fix: 'Serve the redirect URI over https and register that address.',
        at: [1, 2],
        references: [
          { label: 'RFC 9700 §4.1.1', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.1.1' },
        ],
      },
      {
        rule: 'token-in-query',
        severity: 'high',
        title: 'Access token in a URL',
        detail:
          'The call to https://api.example/photos carries access_token in its query, where it ends up in logs and in the Referer.',
        fix: 'Send it in the Authorization header.',
        at: [3],
        references: [{ label: 'RFC 6750 §2.3', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-2.3' }],
      },
      {
        rule: 'implicit-grant',
        severity: 'high',
        title: 'Implicit grant',
        detail: 'response_type=token delivers the access token in the redirect.',
        fix: 'Use the authorization code flow with PKCE.',
        at: [1],
        references: [
          { label: 'RFC 9700 §2.1.2', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.2' },
        ],
      },
      {
        rule: 'state-missing',
        severity: 'medium',
        confidence: 'firm',
        title: 'No state',
        detail: 'Nothing ties the response to the browser that asked.',
        fix: 'Send a fresh state with every request and compare it on return.',
        at: [1],
        references: [{ label: 'RFC 9700 §2.1', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1' }],
      },
    ],
  };
}
