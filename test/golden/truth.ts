import type { RuleId } from '../../lib/rules/index.ts';
import type { Grant } from '../../lib/vocabulary/grant.ts';
import type { StepKind } from '../../lib/vocabulary/kinds.ts';
import type { Outcome } from '../../lib/vocabulary/outcome.ts';
import type { Protocol } from '../../lib/vocabulary/protocol.ts';

/**
 * What really happened in a capture, from those who took part in it: the scenario's script, the apps' status lines and
 * the provider's own log. Never from our analyser.
 */
export type Truth = {
  readonly name: string;
  readonly story: string;
  readonly flows: readonly TruthFlow[];
  /** Sentences, in any case of letters, that would send the person the wrong way. */
  readonly mustNotSay?: readonly string[];
  /** `flows`: what happened is told today as other flows than these. */
  readonly notYet?: 'flows';
};

export type TruthStep = {
  readonly kind: StepKind;
  /** false: it happened on the back channel and is in no entry. */
  readonly observed: boolean;
};

export type TruthFlow = {
  /** null: who only watches the browser cannot tell. */
  readonly protocol: Protocol | null;
  /** null: the protocol has no grants. */
  readonly grant: Grant | null;
  /** null: it is in no entry. */
  readonly client_id: string | null;
  /** null: no authorization response, or none that came. */
  readonly response_mode: 'query' | 'fragment' | 'form_post' | 'web_message' | `${string}.jwt` | null;
  readonly pkce: 'S256' | 'plain' | 'none' | 'unknown' | null;
  /** null: who only watches the browser cannot tell. */
  readonly outcome: Outcome | null;
  /** Error code as the wire said it. */
  readonly error: string | null;
  /** Place in `flows` of the flow this one is nested in. */
  readonly parent: number | null;
  readonly steps: readonly TruthStep[];
  /** The revision of MCP that each side keeps to; absent: nobody in it speaks MCP, or the lab does not know. */
  readonly revisions?: { readonly client: string; readonly server: string };
  /** Rules that must have a finding on this flow. Others may have one too. */
  readonly findings: readonly RuleId[];
  /** Any other finding above info on this flow is a false alarm. */
  readonly clean: boolean;
  /** Why it failed, by its id in the catalogue of causes; null: nothing failed, and no diagnosis may be given. */
  readonly cause?: string | null;
  /** What the product tells otherwise today. */
  readonly notYet?: readonly ('outcome' | 'steps' | 'error' | 'protocol' | 'grant' | 'parent')[];
};

/** `token_request` seen; `(token_request)` on the back channel. */
export function steps(...kinds: readonly (StepKind | `(${StepKind})`)[]): readonly TruthStep[] {
  return kinds.map((kind) => ({
    kind: kind.replace(/[()]/g, '') as StepKind,
    observed: !kind.startsWith('('),
  }));
}

/** A code flow of OpenID Connect with PKCE that succeeds clean; say what differs. */
export function flow(differs: Partial<TruthFlow> & Pick<TruthFlow, 'client_id' | 'steps'>): TruthFlow {
  return {
    protocol: 'oidc',
    grant: 'authorization_code',
    response_mode: 'query',
    pkce: 'S256',
    outcome: 'succeeded',
    error: null,
    parent: null,
    findings: [],
    clean: differs.findings === undefined || differs.findings.length === 0,
    ...differs,
  };
}

/** A login that failed for this reason; other findings are no false alarm. */
export function failed(
  cause: string,
  differs: Partial<TruthFlow> & Pick<TruthFlow, 'client_id' | 'steps'>,
): TruthFlow {
  return flow({ outcome: 'failed', clean: false, cause, ...differs });
}

/** A login that ended before its first request, for this reason: nothing was asked for yet. */
export function neverBegun(cause: string, differs: Partial<TruthFlow> & Pick<TruthFlow, 'steps'>): TruthFlow {
  return failed(cause, { client_id: null, grant: null, response_mode: null, pkce: null, ...differs });
}
