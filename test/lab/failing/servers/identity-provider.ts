/** The lab's SAML identity provider as a program of its own, so that it can have a clock of its own. Settings come from LAB_*. */
import { createServer } from 'node:http';
import {
  createIdentityProvider,
  type ServiceProviderAddress,
} from '../../single-sign-on/identity-provider.ts';

const { LAB_PORT, LAB_ORIGIN = '', LAB_PROVIDERS = '[]' } = process.env;
const providers = JSON.parse(LAB_PROVIDERS) as ServiceProviderAddress[];
createServer(createIdentityProvider(LAB_ORIGIN, providers)).listen(Number(LAB_PORT), '127.0.0.1');
