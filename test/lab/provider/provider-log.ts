import type { EventEmitter } from 'node:events';
import type Provider from 'oidc-provider';

/** What the provider itself knows: the authority on what really happened, seen by the browser or not. */
export type ProviderEvent = {
  readonly event:
    | 'authorization.accepted'
    | 'authorization.success'
    | 'authorization.error'
    | 'grant.success'
    | 'grant.error'
    | 'end_session.success';
  readonly clientId: string | undefined;
  readonly grantType: string | undefined;
  readonly error: string | undefined;
};

type Context = {
  readonly oidc?: {
    readonly params?: Readonly<Record<string, unknown>>;
    readonly client?: { readonly clientId: string };
  };
};

const watched = [
  'authorization.accepted',
  'authorization.success',
  'authorization.error',
  'grant.success',
  'grant.error',
  'end_session.success',
] as const;

export function keepProviderLog(provider: Provider): readonly ProviderEvent[] {
  const log: ProviderEvent[] = [];
  const events: EventEmitter = provider;
  for (const event of watched) {
    events.on(event, (context: Context, error?: unknown) => {
      const params = context.oidc?.params ?? {};
      log.push({
        event,
        clientId: context.oidc?.client?.clientId,
        grantType: params['grant_type'] === undefined ? undefined : String(params['grant_type']),
        error: error instanceof Error ? error.message : undefined,
      });
    });
  }
  return log;
}
