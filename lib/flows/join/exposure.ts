import { timeOf } from '../flow.ts';
import type { Join } from './place.ts';

/** The flow whose value leaks. Values that no flow knows any more are nobody's. */
export const joinExposure: Join = (assembly, message) => {
  const time = timeOf(message);
  const { code, state } = message.params;
  const found =
    (message.token ? assembly.find(`token:${message.token}`, time)[0] : undefined) ??
    (code ? assembly.find(`code:${code}`, time)[0] : undefined) ??
    (state ? assembly.find(`state:${state}`, time)[0] : undefined);
  return found ?? 'wait';
};
