import { claim, time, type ClaimTable } from './row.ts';

/** What a certificate says of itself. RFC 5280 §4.1.2, as a chain of them is sent. */
export const certificateMembers: ClaimTable = {
  subject: claim('Whose certificate it is.', 'rfc7515#4.1.6'),
  issuer: claim('Who vouches for it: whether to trust them is for who receives it.', 'rfc7515#4.1.6'),
  notBefore: time('From when it is good.', 'rfc7515#4.1.6'),
  notAfter: time('Until when it is good.', 'rfc7515#4.1.6'),
};
