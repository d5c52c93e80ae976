import type { Phrase } from './phrase.ts';
import { adfs } from './adfs.ts';
import { anyApp } from './any-app.ts';
import { anyProvider } from './any-provider.ts';
import { apis } from './api.ts';
import { appStores } from './app-stores.ts';
import { authJs } from './auth-js.ts';
import { b2c } from './b2c.ts';
import { bookstack } from './bookstack.ts';
import { browserLibraries } from './browser-libraries.ts';
import { chatAndMedia } from './chat-and-media.ts';
import { cas } from './cas.ts';
import { crashes } from './crashes.ts';
import { databases } from './databases.ts';
import { dotnet } from './dotnet.ts';
import { eastAsian } from './east-asian.ts';
import { elixir } from './elixir.ts';
import { entra } from './entra.ts';
import { entraPages } from './entra-pages.ts';
import { formChecks } from './form-checks.ts';
import { fosite } from './fosite.ts';
import { go } from './go.ts';
import { google } from './google.ts';
import { hostedLogins } from './hosted-logins.ts';
import { keycloak } from './keycloak.ts';
import { loginProxies } from './login-proxies.ts';
import { mcp } from './mcp.ts';
import { node } from './node.ts';
import { cognito } from './cognito.ts';
import { oktaAndAuth0 } from './okta-auth0.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { saml } from './saml.ts';
import { samlLibraries } from './saml-libraries.ts';
import { starts } from './starts.ts';
import { selfHostedApps } from './self-hosted-apps.ts';
import { selfHostedServers } from './self-hosted-servers.ts';
import { serverCalls } from './server-calls.ts';
import { selfHostedTools } from './self-hosted-tools.ts';
import { serverLibraries } from './server-libraries.ts';
import { social } from './social.ts';
import { spring } from './spring.ts';
import { salesforce } from './salesforce.ts';
import { vendors } from './vendors.ts';
import { webServers } from './web-servers.ts';

/** All wordings that are known, by family. Where two say the same, the more specific stands in the earlier table. */
export const phraseTable: readonly Phrase[] = [
  ...authJs,
  ...spring,
  ...dotnet,
  ...node,
  ...browserLibraries,
  ...ruby,
  ...python,
  ...php,
  ...bookstack,
  ...go,
  ...elixir,
  ...appStores,
  ...serverCalls,
  ...databases,
  ...formChecks,
  ...selfHostedApps,
  ...selfHostedTools,
  ...chatAndMedia,
  ...loginProxies,
  ...hostedLogins,
  ...saml,
  ...samlLibraries,
  ...starts,
  ...mcp,
  ...entra,
  ...entraPages,
  ...b2c,
  ...google,
  ...oktaAndAuth0,
  ...cognito,
  ...keycloak,
  ...eastAsian,
  ...fosite,
  ...selfHostedServers,
  ...serverLibraries,
  ...adfs,
  ...social,
  ...salesforce,
  ...vendors,
  ...cas,
  ...apis,
  ...webServers,
  ...anyApp,
  ...anyProvider,
  ...crashes,
];
