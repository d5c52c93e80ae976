import { isKnownName } from './secrecy.ts';

/** Names of attributes in directories (RFC 4519, RFC 2798, eduPerson) and in what providers send, lower case. */
const names: ReadonlySet<string> = new Set(
  `
  cn sn uid mail title displayname givenname surname commonname fullname firstname lastname initials o ou c l st dc employeenumber employeetype employeeid
  telephonenumber mobile homephone pager fax streetaddress postaladdress postalcode department company description manager memberof member groups group role
  roles preferredlanguage jpegphoto photo userprincipalname samaccountname objectguid objectsid objectid windowsaccountname nameid nameidentifier upn
  edupersonprincipalname edupersonaffiliation edupersonscopedaffiliation edupersontargetedid edupersonentitlement edupersonprimaryaffiliation edupersonnickname
  edupersonassurance edupersonuniqueid edupersonorgdn schachomeorganization schachomeorganizationtype schacpersonaluniquecode eduperson isMemberOf ismemberof
  subject-id pairwise-id organizationname organization affiliation entitlement persistent-id transient-id emailaddress username login tenant tenantid
  identityprovider authnmethodsreferences country locality state dateofbirth gender language locale timezone costcenter division office ssn
  `
    .trim()
    .split(/\s+/),
);

/** True for what attributes are called everywhere: `mail`, `eduPersonPrincipalName`. */
export function isAttributeName(name: string): boolean {
  return names.has(name.toLowerCase().replaceAll(/[ _]/g, '')) || isKnownName(name);
}
