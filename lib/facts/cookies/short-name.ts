import { familyOf } from './cookie-header.ts';

/** A cookie’s name without what is made up for each attempt, which is a secret of it: `mod_auth_openidc_state_…` */
export function shortName(name: string): string {
  const family = familyOf(name);
  return family === name ? name : `${family}…`;
}
