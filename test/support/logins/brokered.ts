import { redirect, urlWith } from '../exchange.ts';
import type { FlowFields } from '../report.ts';
import { places, type Place } from './ground.ts';

/** A brokered login: the provider of the parent flow asks another provider. `parent`: the id of the flow above. */
export function brokeredLogin(parent: string, place: Place = {}): FlowFields {
  const at = places(place);
  const parameters = {
    client_id: 'broker',
    redirect_uri: 'https://op.example/broker/cb',
    response_type: 'code',
    scope: 'openid',
    state: 'up-1',
    nonce: 'up-n',
  };
  const request = at(
    redirect(urlWith('https://login.corp.example/authorize', parameters), 'https://login.corp.example/form'),
  );
  const response = at(
    redirect(
      urlWith('https://op.example/broker/cb', {
        error: 'access_denied',
        error_description: 'The user cancelled',
        state: 'up-1',
      }),
      'https://op.example/login/9',
    ),
    2600,
  );
  return {
    parent,
    pkce: 'none',
    outcome: 'denied',
    error: { code: 'access_denied', description: 'The user cancelled' },
    client: { id: 'broker', redirect_uri: parameters.redirect_uri, type: 'unknown' },
    server: { issuer: 'https://login.corp.example', origin: 'https://login.corp.example' },
    steps: [
      { kind: 'authorization_request', exchange: request },
      { kind: 'authorization_response', exchange: response },
    ],
    findings: [
      {
        rule: 'err-access-denied',
        severity: 'info',
        title: 'Access was refused',
        detail: 'The provider answered access_denied: “The user cancelled”.',
        fix: 'Nothing to mend when a person cancelled; otherwise look at the consent and policy settings.',
        at: [2],
        owner: 'authorization_server',
      },
    ],
  };
}
