import { createHash } from 'node:crypto';
import type { FindAccount } from 'oidc-provider';

export const claims = {
  openid: ['sub'],
  profile: ['name', 'given_name', 'family_name'],
  email: ['email', 'email_verified'],
} as const;

/** Whoever types a name is that person, and in that many groups, whose names are as long and as telling as Entra's. The addresses are of a domain that exists for examples. */
export function accountsIn(groups: number): FindAccount {
  const names = Array.from({ length: groups }, (_, at) =>
    createHash('sha256')
      .update(`group ${at}`)
      .digest('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
  );
  return (_context, id) => {
    const given = id.slice(0, 1).toUpperCase() + id.slice(1);
    const account = { name: `${given} Example`, given_name: given, family_name: 'Example' };
    const email = { email: `${id}@users.example`, email_verified: true };
    const inGroups = groups > 0 ? { groups: names } : {};
    return { accountId: id, claims: () => ({ sub: id, ...account, ...inGroups, ...email }) };
  };
}
