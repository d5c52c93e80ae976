import { signInLog } from './entra.ts';
import { product, says } from './phrase.ts';

const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;
const app = { owner: 'client' } as const;

/** Pages of Microsoft Entra ID that show no number. */
export const entraPages = [
  ...product('Microsoft Entra ID', provider, [
    says(
      'entra-approval',
      [
        '=Need admin approval',
        'needs permission to access resources in your organization that only an admin can grant',
        'Administratorgenehmigung erforderlich',
        'Approbation de l’administrateur requise',
        'Se necesita la aprobación del administrador',
        'Goedkeuring van beheerder vereist',
        "È necessaria l'approvazione dell'amministratore",
        '管理者の承認が必要',
        '需要管理员批准',
      ],
      'admin-consent-needed',
      admin,
    ),
    says('entra-no-subscription', 'Selected user account does not exist in tenant', 'wrong-tenant', {
      owner: 'person',
    }),
    says(
      'entra-trouble',
      [
        "we're having trouble signing you in",
        'Wir können Sie derzeit nicht anmelden',
        'Désolé, nous rencontrons des problèmes pour vous connecter',
      ],
      ['request-refused', 'redirect-uri-mismatch', 'client-unknown-here'],
      { hides: true },
    ),
    says(
      'entra-device',
      [
        "You can't get there from here",
        'You cannot access this right now',
        'Your sign-in was successful but does not meet the criteria to access this resource',
        "Your sign-in was successful but you don't have permission to access this resource",
        'Sie können darauf zurzeit nicht zugreifen',
        'Ihre Anmeldung war erfolgreich, erfüllt jedoch nicht die Kriterien',
        'Vous ne pouvez pas y accéder pour le moment',
        'No puede acceder a esto ahora mismo',
      ],
      'policy-denied',
      {
        ...admin,
        means:
          'A Conditional Access policy of the organisation blocked the sign-in after it had worked, by place, device, app or risk.',
        fix: signInLog,
      },
    ),
    says(
      'entra-personal',
      [
        "You can't sign in here with a personal account",
        "this isn't a work or school account",
        "That Microsoft account doesn't exist",
      ],
      'wrong-tenant',
      { owner: 'person' },
    ),
    says(
      'msa-consumer',
      'The client does not exist or is not enabled for consumers',
      ['client-unknown-here', 'wrong-tenant'],
      { ...app, means: 'Personal accounts may not use this application.' },
    ),
  ]),
];
