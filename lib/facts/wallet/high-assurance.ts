import { fact } from '../fact.ts';
import { presentationAsked } from './presentation.ts';

/** Schemes that only wallets of the profile have. HAIP §4, §5. */
const schemes = /^haip(?:-vp|-vci)?:/i;

/**
 * The parties speak the High Assurance profile: a wallet of its scheme is opened, or the verifier is known by the hash of its certificate
 * and wants its answer encrypted. Nothing less tells it from any other presentation.
 */
export const isHighAssurance = fact('isHighAssurance', ({ flow, of }) => {
  if (flow.messages.some(({ url }) => schemes.test(url))) return true;
  const params = of(presentationAsked)?.params;
  const isHashed = params?.['client_id']?.startsWith('x509_hash:') === true;
  return isHashed && /^(?:direct_post|dc_api)\.jwt$/.test(params?.['response_mode'] ?? '');
});
