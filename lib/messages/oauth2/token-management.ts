import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { clientAuthentication } from './client-authentication.ts';
import { directMessage } from './direct.ts';

/** The client says that a token is no longer needed. RFC 7009 §2.1. */
export function revocationRequest(view: View, learned: Learned): Message<'revocation_request'> | undefined {
  const token = managedToken(view);
  if (!token) return undefined;
  const expected = learned.kindAt(view.endpoint) === 'revocation_request';
  if (!expected && !(/revoke|revocation/.test(view.path) && isOurs(view, token, learned))) return undefined;
  return directMessage(view, 'revocation_request', { confidence: 'certain', token });
}

/** Somebody asks the authorization server about a token; meant for resource servers. RFC 7662 §2.1. */
export function introspectionRequest(
  view: View,
  learned: Learned,
): Message<'introspection_request'> | undefined {
  const token = managedToken(view);
  if (!token) return undefined;
  const expected = learned.kindAt(view.endpoint) === 'introspection_request';
  const answered = typeof view.answer?.['active'] === 'boolean';
  const named = /introspect/.test(view.path);
  const ours = isOurs(view, token, learned) || view.authorization !== undefined;
  if (!expected && (answered ? !ours && !named : !ours || !named)) return undefined;
  return directMessage(view, 'introspection_request', { confidence: 'certain', token });
}

function managedToken(view: View): string | undefined {
  const { request, exchange } = view;
  return exchange.method === 'POST' && !request['grant_type'] ? request['token'] : undefined;
}

function isOurs(view: View, token: string, learned: Learned): boolean {
  const authentication = clientAuthentication(view);
  return learned.knows('token', token) || Boolean(view.request['token_type_hint'] || authentication.clientId);
}
