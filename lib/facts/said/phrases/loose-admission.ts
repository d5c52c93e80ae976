import { looselySays, type Phrase } from './phrase.ts';
import { unlisted } from './troubles.ts';
import { membersOnly } from './members-only.ts';

/** Of whom an app does not let in, though the provider signed them in, the more specific first. */
export const looseOfAdmission: readonly Phrase[] = [
  looselySays(
    'loose-account-locked',
    'too many failed|too many attempts|too many incorrect|too many unsuccessful|too many login|too many sign-in|failed attempts|failed login attempts|zu vielen fehlversuchen|zu viele fehlversuche|fehlgeschlagenen anmeldeversuchen|trop de tentatives|tentatives infructueuses|demasiados intentos|intentos fallidos|muitas tentativas|tentativas falhadas|troppi tentativi|tentativi falliti|te veel pogingen|mislukte pogingen|zbyt wiele prób',
    'locked|locked out|is blocked|been blocked|temporarily disabled|suspended|gesperrt|verrouillé|bloqué|bloqueada|bloqueado|bloccato|geblokkeerd|vergrendeld|zablokowane',
    'rate-limited',
    'person',
    'authorization_server',
    {
      means:
        'The provider has locked the account for a while, or until somebody unlocks it, after several wrong passwords.',
      fix: 'Wait as long as its page says, or reset the password there; whoever runs the provider can unlock the account. The app has no part in it.',
    },
  ),
  looselySays(
    'loose-account-pending',
    'account|user|registration|sign-up|signup',
    'awaiting approval|pending approval|awaiting admin approval|pending admin approval|waiting for approval|has not been approved|not yet approved|must be approved|needs to be approved|awaiting activation|pending activation',
    'not-provisioned',
    'client',
    'client',
    {
      knowsPerson: true,
      means:
        'The login at the provider worked; the app has an account for this person that waits for somebody to approve it.',
      fix: 'Whoever runs the app approves the account there. Neither the provider nor the login’s settings have to change.',
    },
  ),
  looselySays(
    'loose-no-registration',
    'registration|registrations|registering|sign-up|sign-ups|sign up|signup|signups|signing up|self-registration|creating accounts|create an account|new accounts|new users',
    'is disabled|are disabled|disabled|not allowed|not permitted|not enabled|is closed|are closed|turned off|not open|requires an invite|invite only|invitation only|by invitation|need an invitation|invitation is required|not available',
    'not-provisioned',
    'client',
    'client',
    {
      means:
        'The login at the provider worked; the app has no account for this person and makes none by itself.',
      fix: 'Create or invite the account in the app beforehand, with the name or address that the provider sends, or let the app make accounts at the first login (its setting for sign-up or registration by this provider).',
    },
  ),
  looselySays(
    'loose-account-shut',
    'account|your account|this account|this user|the user',
    'blocked|banned|suspended|deactivated|been disabled|account disabled|account inactive|is inactive|is not active|not activated|is locked|prohibited from signing in|been archived',
    'not-provisioned',
    'client',
    'client',
    {
      knowsPerson: true,
      means: 'The login at the provider worked; the app knows the account, and it is shut there.',
      fix: 'Whoever runs the app unlocks the account there, if the person is to come in. Neither the provider nor the login’s settings have to change.',
    },
  ),
  looselySays(
    'loose-mail-domain',
    'domain|domains|tenant',
    `${unlisted}|mismatch|not been allowed|is not authorized|not an authorized|not an authorised|isn't allowed|isn't permitted|isn't authorized|not part of|not belong to an accepted|not in one of|not fulfilled|not approved|is restricted|is not from|not from an|not in domains`,
    'not-provisioned',
    'client',
    'client',
    {
      means:
        'The login at the provider worked; the app lets in only people of certain domains, tenants or organizations, and this person’s is none of them.',
      fix: 'Add the domain or tenant of the account to those that the app lets in (its settings of this provider), or sign in with another account.',
    },
  ),
  looselySays(
    'loose-role',
    'role|roles|group|groups|team|teams|department|entitlement|entitlements',
    'you must have|must have the|must have a|must have one|must be in|must belong|has no|have no|user has none|none of your|not have the required|not have any|lacks|lack the|missing required|required role|required group|required team|not in the required|not in the correct|not in the allowed|not in any|not in an allowed|not a member|not member|not part of|insufficient|no valid|valid role|invalid user role|invalid role|no matching|no mapped|without a|not mapped to|did not return|groups claim is missing|group claim is missing|roles claim is missing',
    'not-provisioned',
    'admin',
    'client',
    {
      means:
        'The login at the provider worked; the app takes roles or groups from what the provider sends, and found none there that it knows for this person.',
      fix: membersOnly.fix,
    },
  ),
];
