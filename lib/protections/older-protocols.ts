import { messagesOf } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import { protection, valueAt, type Judged, type Protection } from './protection.ts';

/** What protects an answer of OpenID 2.0; nothing where the provider said no. OpenID 2.0 §10.1, §11.4. */
export function openid2Protections({ facts: { flow } }: Judged): readonly Protection[] {
  const at = messagesOf(flow, 'openid_authentication_response').at(-1);
  if (at?.params['openid.mode'] !== 'id_res') return [];
  const confirmed = messagesOf(flow, 'openid_verification').find(
    ({ answer }) => answer?.['is_valid'] === 'true',
  );
  const denied = messagesOf(flow, 'openid_verification').find(
    ({ answer }) => answer?.['is_valid'] === 'false',
  );
  const signature = !at.params['openid.sig']
    ? protection('signature', 'unsigned', at)
    : denied
      ? protection('signature', 'wrong', denied)
      : protection('signature', confirmed ? 'verified' : 'signed', confirmed ?? at);
  const nonce = at.params['openid.response_nonce'];
  const missing = at.params['openid.ns'] ? 'not_sent' : 'optional';
  return [
    signature,
    protection('response_nonce', nonce ? 'sent' : missing, at, valueAt('openid.response_nonce', nonce, at)),
  ];
}

/** What protects a login of OAuth 1.0a: its signed requests, and the verifier of its answer. RFC 5849 §2.2, §3.4. */
export function oauth1Protections({ facts: { flow } }: Judged): readonly Protection[] {
  const answer = messagesOf(flow, 'resource_owner_authorization_response').at(-1);
  const verifier = answer?.params['oauth_verifier'];
  const isRefused = answer?.params['denied'] !== undefined || verifier === 'denied';
  return [
    signedRequests(flow.messages),
    ...(answer && !isRefused ? [protection('oauth_verifier', verifier ? 'sent' : 'not_sent', answer)] : []),
  ];
}

function signedRequests(messages: readonly Message[]): Protection {
  const signed = messages.filter(({ params }) => params['oauth_signature_method']);
  const at = signed.find(isTaken) ?? signed[0];
  const method = at?.params['oauth_signature_method'];
  const reason = !at ? 'hidden' : method === 'PLAINTEXT' ? 'plaintext' : isTaken(at) ? 'accepted' : 'signed';
  return protection('signature', reason, at, valueAt('oauth_signature_method', method, at));
}

function isTaken({ exchange: { status = 0 } }: Message): boolean {
  return status >= 200 && status < 400;
}
