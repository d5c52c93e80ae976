/**
 * What a flow is for: knowing who somebody is (`login`), acting for them (`access`), or both; asking without showing anything
 * whether they are still signed in (`silent_renewal`); signing them out (`logout`).
 */
export type Purpose = 'login' | 'access' | 'login_and_access' | 'silent_renewal' | 'logout';
