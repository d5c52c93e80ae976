import type { Exchange } from '../../lib/exchange/exchange.ts';
import { json, type ExchangeFields } from './exchange.ts';
import { codeFlow, type FlowChanges } from './flow.ts';

type Members = Readonly<Record<string, unknown>>;

/** A provider's description in which nothing is wrong, changed as told. */
export function serverDocument(members: Members = {}): Members {
  return {
    issuer: 'https://op.example',
    authorization_endpoint: 'https://op.example/auth',
    token_endpoint: 'https://op.example/token',
    jwks_uri: 'https://op.example/jwks',
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    ...members,
  };
}

/** A login before which that description was fetched from that address. */
export function describedFlow(
  members: Members = {},
  url = 'https://op.example/.well-known/openid-configuration',
  changes: FlowChanges = {},
): readonly Exchange[] {
  return after([json(url, serverDocument(members))], changes);
}

/** A login after what else was fetched; ids and times follow one another. */
export function after(before: readonly ExchangeFields[], changes: FlowChanges = {}): readonly Exchange[] {
  const all = [...before.map((one) => ({ ...one, id: 'x0', entry: 0 })), ...codeFlow(changes)];
  return all.map((one, at) => ({
    ...(one as Exchange),
    id: `x${at}`,
    entry: at,
    startedAt: Date.UTC(2026, 0, 1) + at * 1000,
  }));
}
