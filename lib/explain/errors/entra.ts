import { rowsOf, type ErrorTable } from './row.ts';

const entra = rowsOf('Microsoft Entra ID');

/** Numbers of Microsoft Entra ID; they stand in error_description. */
export const entraErrors: ErrorTable = {
  AADSTS50011: entra(
    'The return address is not registered for this app.',
    'redirect_uri differs from the registration, if only by a slash or letter case.',
    'Copy the address from the request into the app registration.',
  ),
  AADSTS65001: entra(
    'Consent is missing.',
    'Nobody has agreed to these permissions yet.',
    'Ask the person or an administrator to consent.',
  ),
  AADSTS65004: entra('The person declined to consent.', 'Cancel was pressed on the consent page.'),
  AADSTS70008: entra(
    'The code or refresh token has expired.',
    'It was redeemed too late, or not used for a long time.',
    'Start a new login.',
  ),
  AADSTS54005: entra('The code was redeemed before.', 'The exchange ran twice.', 'Redeem every code once.'),
  AADSTS7000215: entra(
    'The client secret is wrong.',
    'Often the identifier of the secret was used in place of its value.',
    'Use the secret’s value.',
  ),
  AADSTS7000222: entra(
    'The client secret has expired.',
    'Secrets there have an end date.',
    'Create a new secret.',
  ),
  AADSTS9002326: entra(
    'A page may redeem a code only for the app type “single-page application”.',
    'The return address is registered under another type.',
    'Register the address under “Single-page application”.',
  ),
  AADSTS9002327: entra(
    'Tokens of the type “single-page application” may be redeemed only by a page.',
    'A server redeems a code whose return address is registered for a page.',
    'Register the address under “Web”.',
  ),
  AADSTS50058: entra(
    'Nobody is signed in, and a silent answer was asked for.',
    'No session, or third-party cookies are blocked.',
    'Start an ordinary login.',
  ),
  AADSTS50076: entra('A second factor is needed.', 'A policy requires it.', 'Start an ordinary login.'),
  AADSTS50079: entra(
    'A second factor must be set up first.',
    'A policy requires it.',
    'Sign in once and set it up.',
  ),
  AADSTS50105: entra(
    'The account is not assigned to this app.',
    'The app requires an assignment.',
    'Assign the person or their group.',
  ),
  AADSTS53003: entra(
    'A policy blocks this login.',
    'Conditional access.',
    'Look in the sign-in log for the policy.',
  ),
  AADSTS700016: entra(
    'The app is not known in this directory.',
    'A wrong client_id or tenant.',
    'Check client_id and tenant, and that the app was installed in this directory.',
  ),
  AADSTS90002: entra('The directory does not exist.', 'A wrong tenant in the address.', 'Check the tenant.'),
  AADSTS50194: entra(
    'The app is not open to other directories.',
    'The address says “common”, the app knows one directory.',
    'Use the directory’s own address.',
  ),
};
