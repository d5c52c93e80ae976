import { explainGrant, type GrantExplanation } from '../../lib/explain/grant.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { isSilent } from './purpose.ts';

const fedcm: GrantExplanation = {
  label: 'FedCM',
  why: 'The browser itself shows your accounts and fetches the ID token; no redirect takes place.',
};

const credentialPost: GrantExplanation = {
  label: 'Credential post',
  why: 'A button of the provider posts an ID token to the site; no redirect takes place, and no access is given.',
};

/** Why a flow runs as it does: by its grant, by its protocol, or by a way that has neither grant nor redirect. */
export function wayOf({ grant, protocol, steps }: ReportFlow): GrantExplanation {
  if (steps.some(({ kind }) => kind === 'identity_assertion_request')) return fedcm;
  if (steps.some(({ kind, params }) => kind === 'authorization_response' && params['credential']))
    return credentialPost;
  return explainGrant(grant, protocol);
}

/** The same in two words, for the list: a code flow says whether PKCE protects it. */
export function wayInShort(flow: ReportFlow): string {
  if (isSilent(flow)) return 'Silent renewal';
  if (flow.grant !== 'authorization_code') return wayOf(flow).label;
  return flow.pkce === 'S256' || flow.pkce === 'plain' ? 'Code + PKCE' : 'Code';
}
