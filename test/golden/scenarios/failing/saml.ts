import {
  createIdentityProvider,
  type ServiceProviderAddress,
} from '../../../lab/single-sign-on/identity-provider.ts';
import { createServiceProvider } from '../../../lab/single-sign-on/service-provider.ts';
import { mellonAddress, startApacheMellon } from '../../../lab/failing/apache-mellon.ts';
import { startIdentityProviderElsewhen } from '../../../lab/failing/identity-provider-elsewhen.ts';
import { openServer } from '../../../lab/open-server.ts';
import {
  simplesamlAddress,
  startSimplesamlphp,
  type SimplesamlSetup,
} from '../../../lab/failing/simplesamlphp.ts';
import { freePort } from '../../../lab/software/free-port.ts';
import type { RunningProgram } from '../../../lab/software/program.ts';
import { proxyTo, startNginx } from '../../../lab/software/nginx.ts';
import { click, statusOf } from '../../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../../scenario.ts';
import { failed, steps, type TruthFlow } from '../../truth.ts';

type Portal = Partial<Pick<SimplesamlSetup, 'clock' | 'expects' | 'knowsOrigin'>> & {
  readonly registered?: (origin: string, port: number) => Partial<ServiceProviderAddress>;
  /** nginx ends TLS in front of it. Default false. */
  readonly tls?: boolean;
};

/** The portal (SimpleSAMLphp) and an identity provider that knows it. */
export async function openPortal(
  { parts }: Stage,
  { registered, tls = false, ...setup }: Portal = {},
): Promise<string> {
  const idp = parts.add(await openServer('staff.localhost'));
  const port = await freePort();
  const nginx = tls && parts.add(await startNginx({ tls, server: proxyTo(port) }));
  const origin = nginx ? `https://portal.test:${nginx.port}` : `http://portal.localhost:${port}`;
  const address = simplesamlAddress(origin);
  parts.add(await startSimplesamlphp({ port, origin, identityProvider: idp.origin, ...setup }));
  idp.serve(createIdentityProvider(idp.origin, [{ ...address, ...registered?.(origin, port) }]));
  return origin;
}

const said = ({ page }: Stage, text: string) =>
  page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);

const blind = 'nothing seen in the browser tells why';

const login = steps('saml_authn_request', 'saml_response');

function refused(cause: string, differs: Partial<TruthFlow> = {}): TruthFlow {
  return failed(cause, {
    protocol: 'saml2',
    grant: null,
    response_mode: null,
    pkce: null,
    client_id: 'http://portal.localhost:*/module.php/saml/sp/metadata.php/default-sp',
    steps: login,
    ...differs,
  });
}

/** SimpleSAMLphp says 200 with its errors. */
function refusedByPortal(cause: string, differs: Partial<TruthFlow> = {}): TruthFlow {
  return refused(cause, differs);
}

function atPortal(
  name: string,
  story: string,
  flow: TruthFlow,
  setup: Portal,
  words: string,
  mustNotSay: readonly string[],
): Scenario {
  return {
    name: `failing-${name}`,
    story,
    ...(setup.tls && { takesAnyCertificate: true }),
    play: async (stage) => {
      const { page } = stage;
      const origin = await openPortal(stage, setup);
      await page.goto(`${origin}/`);
      await click(page, '#sign-in');
      await said(stage, words);
    },
    flows: [flow],
    mustNotSay,
  };
}

/** The archive (mod_auth_mellon) and an identity provider that knows it; `host` is its address without the port. */
export async function openArchive(
  { parts }: Stage,
  host: `http${'' | 's'}://${string}`,
  registered: Partial<ServiceProviderAddress> = {},
): Promise<string> {
  const idp = parts.add(await openServer('staff.localhost'));
  const port = await freePort();
  const origin = `${host}:${port}`;
  const tls = host.startsWith('https:');
  parts.add(await startApacheMellon({ port, tls, origin, identityProvider: idp.origin }));
  idp.serve(createIdentityProvider(idp.origin, [{ ...mellonAddress(origin), ...registered }]));
  return origin;
}

/** Its errors are Apache's bare ones. */
function atArchive(
  name: string,
  story: string,
  cause: string,
  tls: boolean,
  registered: Partial<ServiceProviderAddress> = {},
): Scenario {
  const host = tls ? 'https://archive.test' : 'http://archive.localhost';
  return {
    name: `failing-${name}`,
    story,
    ...(tls && { takesAnyCertificate: true }),
    play: async (stage) => {
      const { page } = stage;
      const origin = await openArchive(stage, host, registered);
      await page.goto(`${origin}/`);
      await click(page, '#sign-in');
      await page.waitForFunction(() => document.title.startsWith('400'));
    },
    flows: [refused(cause, { client_id: `${host}:*/mellon/metadata` })],
    mustNotSay: [blind],
  };
}

/** The library (node-saml), and an identity provider that is `clock` seconds ahead. */
function atLibrary(
  name: string,
  story: string,
  flow: TruthFlow,
  clock: number,
  words: string,
  mustNotSay: readonly string[],
): Scenario {
  return {
    name: `failing-${name}`,
    story,
    play: async ({ page, parts }) => {
      const library = parts.add(await openServer('library.localhost'));
      const port = await freePort();
      const identityProvider = `http://staff.localhost:${port}`;
      const entityId = `${library.origin}/saml/metadata`;
      const address = { entityId, acs: `${library.origin}/acs`, slo: `${library.origin}/slo` };
      parts.add(await startIdentityProviderElsewhen(port, identityProvider, [address], clock));
      library.serve(createServiceProvider({ origin: library.origin, identityProvider, entityId }));
      await page.goto(`${library.origin}/login`);
      await click(page, '#sign-in');
      await statusOf(page, words);
    },
    flows: [flow],
    mustNotSay,
  };
}

const ofLibrary = { client_id: 'http://library.localhost:*/saml/metadata' };

/** Logins that a SAML service provider refuses. */
export const refusedBySaml: readonly Scenario[] = [
  atArchive(
    'mellon-audience',
    'The identity provider made the assertion for another archive; mod_auth_mellon answers 400 and no reason.',
    'saml-audience',
    true,
    { audience: 'https://archive.company.test/mellon/metadata' },
  ),
  atArchive(
    'mellon-plain-http',
    'mod_auth_mellon on plain http sets its cookie with SameSite=None and without Secure: it is not kept.',
    'cookie-none-insecure',
    false,
  ),
  atLibrary(
    'node-saml-early',
    'The identity provider’s clock is ten minutes ahead: for node-saml its assertion is not valid yet.',
    refused('saml-time', ofLibrary),
    600,
    'failed: SAML assertion not yet valid',
    [blind, 'has expired'],
  ),
  atLibrary(
    'node-saml-expired',
    'The identity provider’s clock is three hours behind: for node-saml its assertion has expired.',
    refused('saml-time', ofLibrary),
    -10_800,
    'failed: No valid subject confirmation found',
    [blind],
  ),
  atPortal(
    'ssp-audience',
    'The identity provider made the assertion for the name that the portal had before; SimpleSAMLphp refuses it.',
    refusedByPortal('saml-audience'),
    { registered: () => ({ audience: 'https://portal.company.test/saml' }) },
    'is not a valid audience',
    [blind],
  ),
  atPortal(
    'ssp-clock',
    'The portal’s clock is five minutes behind: the assertion comes from the future.',
    refusedByPortal('saml-time'),
    { clock: -300 },
    'valid in the future',
    [blind, 'has expired'],
  ),
  atPortal(
    'ssp-destination',
    'SimpleSAMLphp is behind nginx, which ends TLS, and takes itself for http; the answer says https.',
    refusedByPortal('saml-destination', {
      client_id: 'http://portal.test:*/module.php/saml/sp/metadata.php/default-sp',
    }),
    {
      tls: true,
      knowsOrigin: false,
      // It takes the port that it listens on for the one that it was asked at.
      registered: (_origin, port) => ({ entityId: simplesamlAddress(`http://portal.test:${port}`).entityId }),
    },
    'match the current URL',
    [blind],
  ),
  atPortal(
    'ssp-other-issuer',
    'The portal expects another identity provider than the one that answers.',
    refusedByPortal('saml-issuer'),
    { expects: 'https://login.company.test/idp' },
    'Cannot retrieve metadata for IdP',
    [blind],
  ),
  {
    name: 'failing-ssp-post-became-get',
    story:
      'The identity provider posts to the old http address; nginx sends the browser on to https, and the form is lost.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page, parts } = stage;
      const port = await freePort();
      const moved = 'return 301 https://portal.test:TLS$request_uri;';
      const registered = (origin: string) => {
        const acs = simplesamlAddress(`http://portal.test:${port}`).acs;
        moves.push(startNginx({ port, server: moved.replace('TLS', new URL(origin).port) }));
        return { acs };
      };
      const moves: Promise<RunningProgram>[] = [];
      const origin = await openPortal(stage, { tls: true, registered });
      for (const move of moves) parts.add(await move);
      await page.goto(`${origin}/`);
      await click(page, '#sign-in');
      await said(stage, 'Unable to find the SAML 2 binding');
    },
    flows: [
      refusedByPortal('post-became-get', {
        client_id: 'https://portal.test:*/module.php/saml/sp/metadata.php/default-sp',
      }),
    ],
    mustNotSay: [blind],
  },
];
