/**
 * What a flow is for: knowing who somebody is (`login`), acting for them (`access`), or both; asking without showing anything
 * whether they are still signed in (`silent_renewal`); signing them out (`logout`); showing
 * credentials out of a wallet (`presentation`), or getting one into it (`issuance`).
 */
export type Purpose =
  | 'login'
  | 'access'
  | 'login_and_access'
  | 'silent_renewal'
  | 'logout'
  | 'presentation'
  | 'issuance';
