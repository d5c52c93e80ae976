import { redirect, urlWith } from '../exchange.ts';
import type { FlowFields } from '../report.ts';
import { authorization, places, type Place } from './ground.ts';

/** A web app: its server changes the code for tokens where the browser cannot look. */
export function webAppLogin(place: Place = {}): FlowFields {
  const at = places(place);
  const parameters = {
    ...authorization,
    client_id: 'shop-web',
    redirect_uri: 'https://shop.example/auth/callback',
    state: 'b64-web',
    scope: 'openid email',
  };
  const request = at(
    redirect(
      urlWith('https://accounts.op.example/authorize', parameters),
      'https://accounts.op.example/signin',
    ),
  );
  const response = at(
    redirect(
      urlWith('https://shop.example/auth/callback', { code: '4/0AVMBsJh1', state: 'b64-web' }),
      'https://shop.example/account',
    ),
    11_300,
  );
  return {
    client: { id: 'shop-web', redirect_uri: parameters.redirect_uri, type: 'confidential' },
    server: { issuer: 'https://accounts.op.example', origin: 'https://accounts.op.example' },
    steps: [
      { kind: 'authorization_request', exchange: request },
      { kind: 'authorization_response', exchange: response },
      { kind: 'token_request', at: response.startedAt + 5, params: { grant_type: 'authorization_code' } },
    ],
  };
}
