import { asText } from '../../exchange/json.ts';
import { registrationsOf, typeFor } from '../../facts/mcp/registration.ts';
import { mcpClientSince } from '../../facts/mcp/client-since.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'MCP client registers without its application type',
  why: 'A server takes a client that does not say what it is for a web application, and those may not return to the device itself: it may refuse the registration or, later, the redirect URI.',
  fix: 'Send application_type in the registration: native for redirect URIs on localhost, loopback addresses and schemes of an application’s own, else web.',
  references: [
    'mcp-2026-registration#Application Type and Redirect URI Constraints',
    'rfc7591#2',
    'oidc-registration#2',
  ],
  examples: {
    fires: 'POST /register {"redirect_uris":["http://localhost:3000/callback"]} of an MCP 2026-07-28 client',
    passes: 'POST /register {"redirect_uris":["http://localhost:3000/callback"],"application_type":"native"}',
  },
};

/** Since 2026-07-28 clients say what kind of application they are. */
export default remark({
  id: 'mcp-application-type-missing',
  severity: 'info',
  owner: 'client',
  needs: [mcpClientSince['2026-07-28']],
  inspect({ flow }) {
    const read = registrationsOf(flow).filter(({ params }) => params['redirect_uris']);
    if (read.length === 0) return 'not applicable';
    const silent = read.find(({ params }) => params['application_type'] === undefined);
    if (!silent) return undefined;
    const wanted = typeFor(silent.params['redirect_uris']!.split(' '));
    const isRefused = asText(silent.answer?.['error']) === 'invalid_redirect_uri';
    return {
      severity: isRefused ? 'low' : 'info',
      confidence: 'certain',
      detail: `The registration has no application_type; expected ${wanted}, as its redirect URIs are ${wanted === 'native' ? 'on the device itself' : 'on a host'}.${isRefused ? ' The server refused the redirect URIs.' : ''}`,
      evidence: [silent],
    };
  },
});
