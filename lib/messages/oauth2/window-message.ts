import type { Params } from '../view.ts';

/**
 * True when the answer to this authorization request is handed over from window to window by `postMessage`, so that no
 * request carries it. OAuth 2.0 Web Message Response Mode; Okta's name for it; Google's script asks by a redirect URI of
 * its own scheme.
 */
export function isAnsweredByWindowMessage(params: Params): boolean {
  const mode = params['response_mode'];
  if (mode !== undefined) return modes.has(mode);
  return /^(storagerelay:|postmessage$)/i.test(params['redirect_uri'] ?? '');
}

const modes: ReadonlySet<string> = new Set(['web_message', 'okta_post_message']);
