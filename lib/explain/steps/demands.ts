import { asObject, parseJsonObject } from '../../exchange/json.ts';
import type { ReferenceId } from '../../spec/references.ts';
import type { StepInput, StepText } from './step-text.ts';

/** What an authorization request asks of the login itself. */
type Demand = {
  readonly applies: (params: StepInput['params']) => boolean;
  readonly title?: string;
  readonly summary: string;
  readonly check: string;
  readonly reference: ReferenceId;
};

const demands: readonly Demand[] = [
  {
    applies: (params) => asks(params, 'create'),
    title: 'Registration request',
    summary: 'It wants the provider to let you create an account.',
    check: 'The provider may show its usual login page instead.',
    reference: 'prompt-create',
  },
  {
    applies: ({ acr_values: values, claims }) => Boolean(values) || namesClaim(claims, 'acr'),
    title: 'Authorization request for a certain kind of login',
    summary: 'It wants a certain kind of login, such as one with a second factor.',
    check: 'Compare acr in the new ID token with what was asked: the provider may answer with less.',
    reference: 'rfc9470#4',
  },
  {
    applies: (params) => asks(params, 'login') || params.max_age !== undefined,
    title: 'Authorization request for a fresh login',
    summary: 'It wants you to have signed in recently; an older session does not count.',
    check: 'auth_time in the new ID token must be recent enough; the app must check it.',
    reference: 'oidc-core#3.1.2.1',
  },
  {
    applies: (params) => asks(params, 'select_account'),
    summary: 'It wants you to choose among your accounts.',
    check: 'The account chosen may be another than before.',
    reference: 'oidc-core#3.1.2.1',
  },
  {
    applies: (params) => asks(params, 'consent'),
    summary: 'It wants you to be asked for consent again.',
    check: 'Asking every time wears people out; some providers need it for a refresh token.',
    reference: 'oidc-core#3.1.2.1',
  },
  {
    applies: ({ claims }) => Boolean(claims),
    summary: 'It names single claims about you, some perhaps as essential.',
    check: 'The provider may leave out any claim that you do not agree to.',
    reference: 'oidc-core#5.5',
  },
];

/** The text with what the request asks of the login itself: how, how recently, with which account. OIDC Core §3.1.2.1, §5.5. */
export function withDemands(text: StepText, params: StepInput['params']): StepText {
  const found = demands.filter(({ applies }) => applies(params));
  const title =
    text.title === 'Authorization request' ? found.find((demand) => demand.title)?.title : undefined;
  return {
    title: title ?? text.title,
    summary: [text.summary, ...found.map(({ summary }) => summary)].join(' '),
    check: [text.check, ...found.map(({ check }) => check)].join(' '),
    references: [...new Set([...text.references, ...found.map(({ reference }) => reference)])],
  };
}

function asks({ prompt }: StepInput['params'], value: string): boolean {
  return prompt?.split(' ').includes(value) ?? false;
}

/** `claims` asks for it in the ID token or at the UserInfo endpoint. */
function namesClaim(claims: string | undefined, name: string): boolean {
  const parts = Object.values(parseJsonObject(claims) ?? {});
  return parts.some((part) => asObject(part)?.[name] !== undefined);
}
