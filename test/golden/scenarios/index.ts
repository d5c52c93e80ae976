import type { Scenario } from '../scenario.ts';
import { careless } from './careless.ts';
import { extensions } from './extensions.ts';
import { lostCookies } from './failing/cookies.ts';
import { secondStarts } from './failing/second-starts.ts';
import { failingPages } from './failing/pages.ts';
import { refusingApis } from './failing/apis.ts';
import { unsaidTools } from './failing/mcp.ts';
import { refusedByAuthjs } from './failing/authjs.ts';
import { refusedByPython } from './failing/python.ts';
import { refusedBySaml } from './failing/saml.ts';
import { refusedByIntranet } from './failing/intranet.ts';
import { refusals } from './refusals.ts';
import { album } from './album.ts';
import { depot } from './depot.ts';
import { carelessWiki } from './careless-wiki.ts';
import { kiosk } from './kiosk.ts';
import { cleanLogins } from './failing/clean-logins.ts';
import { healthy } from './failing/healthy.ts';
import { refusedLogouts } from './failing/logouts.ts';
import { stoppedLogins } from './failing/more-pages.ts';
import { piledUpCookies } from './failing/piled-up-cookies.ts';
import { brokenByProxies } from './failing/proxies.ts';
import { faults } from './faults.ts';
import { mcpConformance } from './mcp-conformance.ts';
import { mcpWithoutPerson } from './mcp-without-person.ts';
import { crossApp } from './cross-app.ts';
import { mcpPairs } from './mcp-pairs.ts';
import { oauth1Logins } from './oauth1.ts';
import { nativeApps } from './native-apps.ts';
import { openIdExtras } from './openid.ts';
import { openid2Logins } from './openid2.ts';
import { samlFaultLogins } from './saml-faults.ts';
import { singlePageApp } from './single-page-app.ts';
import { singleSignOn } from './single-sign-on.ts';
import { signIns } from './sign-ins.ts';
import { browserWallets } from './browser-wallets.ts';
import { carelessWallets } from './careless-wallets.ts';
import { wallets } from './wallets.ts';
import { webApp } from './web-app.ts';

export const scenarios: readonly Scenario[] = [
  ...singlePageApp,
  ...webApp,
  ...faults,
  ...nativeApps,
  ...careless,
  ...carelessWiki,
  ...kiosk,
  ...wallets,
  ...carelessWallets,
  ...browserWallets,
  ...depot,
  ...album,
  ...refusals,
  ...extensions,
  ...mcpConformance,
  ...mcpWithoutPerson,
  ...crossApp,
  ...mcpPairs,
  ...oauth1Logins,
  ...openid2Logins,
  ...singleSignOn,
  ...samlFaultLogins,
  ...openIdExtras,
  ...lostCookies,
  ...brokenByProxies,
  ...piledUpCookies,
  ...refusedLogouts,
  ...healthy,
  ...cleanLogins,
  ...refusedByIntranet,
  ...refusedBySaml,
  ...refusedByPython,
  ...refusedByAuthjs,
  ...unsaidTools,
  ...refusingApis,
  ...failingPages,
  ...stoppedLogins,
  ...secondStarts,
  ...signIns,
];
