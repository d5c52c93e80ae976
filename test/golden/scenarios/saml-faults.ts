import { createCarelessProvider } from '../../lab/single-sign-on/careless/provider.ts';
import { createCarelessService } from '../../lab/single-sign-on/careless/service.ts';
import { samlFaults, type SamlFault, type SamlFaultName } from '../../lab/single-sign-on/careless/faults.ts';
import { createIdentityProvider } from '../../lab/single-sign-on/identity-provider.ts';
import { createServiceProvider } from '../../lab/single-sign-on/service-provider.ts';
import { openServer } from '../../lab/open-server.ts';
import type { RuleId } from '../../../lib/rules/index.ts';
import { click, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { flow, steps } from '../truth.ts';

/** A login at the careless provider. http that is no loopback address is a name for tests, which the lab's browser finds here. */
function withFault(name: SamlFaultName): Scenario {
  const fault: SamlFault = samlFaults[name];
  const host = name === 'over-http' ? 'careless-service.test' : 'careless-service.localhost';
  const rule: RuleId | undefined = name === 'none' ? undefined : `saml-${name}`;
  return {
    name: name === 'none' ? 'saml-careless-clean' : `fault-saml-${name}`,
    story: `A SAML provider and a service that looks at nothing. ${fault.title}.`,
    play: async (stage) => playFault(stage, host, fault, name),
    flows: [
      flow({
        protocol: 'saml2',
        grant: null,
        response_mode: null,
        pkce: null,
        client_id: `http://${host}:*/metadata`,
        steps: [
          ...(fault.metadata ? steps('saml_metadata') : []),
          ...steps('saml_authn_request', 'saml_response'),
          ...(fault.then === 'logout' ? steps('saml_logout_request', 'saml_logout_response') : []),
        ],
        findings: rule ? [rule] : [],
      }),
    ],
  };
}

async function playFault(
  { page, parts }: Stage,
  host: string,
  fault: SamlFault,
  name: SamlFaultName,
): Promise<void> {
  const idp = parts.add(await openServer('careless-provider.localhost'));
  const service = parts.add(await openServer(host));
  const addresses = { acs: `${service.origin}/acs`, slo: `${service.origin}/slo` };
  const logouts = name === 'logout-unsigned' ? 'unsigned' : 'signed';
  const logins = name === 'request-unsigned' ? 'unsigned' : 'signed';
  idp.serve(createCarelessProvider(idp.origin, addresses, fault, logouts));
  service.serve(createCarelessService(service.origin, idp.origin, fault, { logins, logouts }));
  if (fault.metadata) await page.goto(`${idp.origin}/metadata`);
  await page.goto(`${service.origin}/login`);
  await click(page, '#sign-in');
  await statusOf(page, 'signed in as');
  if (fault.then === 'again') {
    await page.goto(`${idp.origin}/again`);
    await statusOf(page, 'signed in as');
  }
  if (fault.then === 'logout') {
    await click(page, '#logout');
    await statusOf(page, 'signed out');
  }
}

/** node-saml opens what was encrypted by CBC as well as what was by GCM. */
const encryptedInTheOldWay: Scenario = {
  name: 'fault-saml-encryption-weak',
  story: 'The assertion is encrypted for the service, with AES in its CBC mode.',
  play: async ({ page, parts }) => {
    const idp = parts.add(await openServer('staff.localhost'));
    const archive = parts.add(await openServer('archive.localhost'));
    const entityId = `${archive.origin}/saml/metadata`;
    const address = { entityId, acs: `${archive.origin}/acs`, slo: `${archive.origin}/slo` };
    idp.serve(createIdentityProvider(idp.origin, [{ ...address, encrypted: 'outdated' }]));
    archive.serve(
      createServiceProvider({
        origin: archive.origin,
        identityProvider: idp.origin,
        entityId,
        encrypted: true,
      }),
    );
    await page.goto(`${archive.origin}/login`);
    await click(page, '#sign-in');
    await statusOf(page, 'signed in as alice');
  },
  flows: [
    flow({
      protocol: 'saml2',
      grant: null,
      response_mode: null,
      pkce: null,
      client_id: 'http://archive.localhost:*/saml/metadata',
      steps: steps('saml_authn_request', 'saml_response'),
      findings: ['saml-encryption-weak'],
    }),
  ],
};

/** One fault each, and one login in which nothing is wrong. */
export const samlFaultLogins: readonly Scenario[] = [
  ...(Object.keys(samlFaults) as SamlFaultName[]).map(withFault),
  encryptedInTheOldWay,
];
