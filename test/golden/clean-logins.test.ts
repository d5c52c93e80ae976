import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ReportFlow } from '../../lib/report/report.ts';
import { captureNames, recordedReport } from '../support/captures.ts';
import type { Truth } from './truth.ts';

const truthOf = (name: string): Truth =>
  JSON.parse(readFileSync(new URL(`captures/${name}.truth.json`, import.meta.url), 'utf8')) as Truth;

/** What the lab runs as a client, and a login with it that went well and to which nobody made a mistake. */
const clients = {
  'single-page-app': 'spa-login',
  'web-app': 'web-app-query',
  'web-app, OpenID Connect in a form': 'web-app-form-post',
  reader: 'reader-third-party',
  extensions: 'extension-dpop',
  'extensions, a device': 'extension-device',
  'extensions, a bank': 'extension-ciba',
  'oauth1/web-app': 'oauth1-web-app',
  'openid2/game': 'openid2-login',
  'mcp/app': 'mcp-login',
  'mcp/desktop-client': 'mcp-2026-07-28',
  'single-sign-on/service-provider (node-saml)': 'saml-login',
  'single-sign-on/careless/service, when it takes care': 'saml-careless-clean',
  'single-sign-on/relying-party (WS-Federation)': 'wsfed-login',
  'single-sign-on/cas-client': 'cas-login',
  'failing/page-app (oidc-client-ts)': 'healthy-isolated-popup',
  'failing/allauth.py (django-allauth)': 'clean-allauth',
  'failing/authlib.py (authlib)': 'clean-authlib',
  'failing/authjs-app (Auth.js)': 'clean-authjs',
  'failing/express-openid-app (express-openid-connect)': 'clean-express-openid-connect',
  'failing/passport-app (Passport)': 'clean-passport',
  'failing/apache-openid (mod_auth_openidc)': 'clean-mod-auth-openidc',
  'failing/apache-mellon (mod_auth_mellon)': 'clean-mellon',
  'failing/simplesamlphp (SimpleSAMLphp)': 'clean-simplesamlphp',
};

it.each(Object.entries(clients))('a clean login of %s has nothing above info', async (_, name) => {
  const { flows } = await recordedReport(name);
  expect(truthOf(name).flows.at(-1)).toMatchObject({ outcome: 'succeeded', clean: true });
  expect(flows.at(-1)?.outcome).toBe('succeeded');
  expect(graverOf(flows)).toEqual([]);
});

it.each(captureNames.filter((name) => truthOf(name).flows.every(isCleanLogin)))(
  '%s, in which all went well, has nothing above info',
  async (name) => {
    const { flows } = await recordedReport(name);
    expect(graverOf(flows)).toEqual([]);
  },
);

function graverOf(flows: readonly ReportFlow[]): readonly string[] {
  const findings = flows.flatMap((flow) => flow.findings).filter(({ severity }) => severity !== 'info');
  return findings.map(({ rule, severity, detail }) => `${severity} ${rule}: ${detail}`);
}

function isCleanLogin({ outcome, findings, clean }: Truth['flows'][number]): boolean {
  return outcome === 'succeeded' && clean && findings.length === 0;
}
