import { timeOf } from '../flow.ts';
import type { Join } from './place.ts';

/** The flow whose value leaks. Values that no flow knows any more are nobody's. */
export const joinExposure: Join = (assembly, message) => {
  const time = timeOf(message);
  const {
    code,
    state,
    device_code: deviceCode,
    code_verifier: verifier,
    client_secret: secret,
  } = message.params;
  const found =
    (message.token ? assembly.find('token', message.token, time)[0] : undefined) ??
    (code ? assembly.find('code', code, time)[0] : undefined) ??
    (deviceCode ? assembly.find('device_code', deviceCode, time)[0] : undefined) ??
    (verifier ? assembly.find('code_verifier', verifier, time)[0] : undefined) ??
    (secret ? assembly.find('client_secret', secret, time)[0] : undefined) ??
    (state ? assembly.find('state', state, time)[0] : undefined);
  return found ?? 'wait';
};
