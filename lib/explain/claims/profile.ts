import { personal, type ClaimRow, type ClaimTable } from './row.ts';

const profile = (meaning: string): ClaimRow => personal(meaning, 'oidc-core#5.1');
const address = (meaning: string): ClaimRow => personal(meaning, 'oidc-core#5.1.1');

/** The standard claims about a person. */
export const profileClaims: ClaimTable = {
  name: profile('Full name.'),
  given_name: profile('First name.'),
  family_name: profile('Last name.'),
  middle_name: profile('Middle name.'),
  nickname: profile('Nickname.'),
  preferred_username: profile('The user name to show. It may change, and is not proof of identity.'),
  profile: profile('Profile page.'),
  picture: profile('Picture.'),
  website: profile('Web site.'),
  email: profile('E-mail address. It may change hands; sub is the lasting identifier.'),
  email_verified: profile('Whether the provider made sure that the e-mail address is theirs.'),
  gender: profile('Gender.'),
  birthdate: profile('Date of birth.'),
  zoneinfo: profile('Time zone.'),
  locale: profile('Language.'),
  phone_number: profile('Phone number.'),
  phone_number_verified: profile('Whether the provider made sure that the phone number is theirs.'),
  address: profile('Postal address.'),
  updated_at: { ...profile('When these facts last changed.'), time: true },
  formatted: address('The whole address, as for a letter.'),
  street_address: address('Street and number.'),
  locality: address('Town.'),
  region: address('State or region.'),
  postal_code: address('Postal code.'),
  country: address('Country.'),
};
