import { causeOfRule } from '../causes/cause-id.ts';
import { meanings } from '../causes/said/meanings.ts';
import type { ReferenceId } from '../spec/references.ts';
import { rules } from '../rules/index.ts';
import { ruleWords } from '../rules/words.ts';
import type { LabelledCause } from '../telling/cause-label.ts';
import type { Owner } from '../vocabulary/owner.ts';

/** What is known of a cause that has no file of its own. */
export type NamedCause = {
  /** What it is, in sentences. */
  readonly why: string;
  readonly fix: string;
  /** Who can mend it, where that is always the same one. */
  readonly owner?: Owner;
  readonly example?: string;
  readonly references: readonly ReferenceId[];
};

/** What is known of a cause that an `err-…` rule finds, that somebody’s words tell of, or that only says where a login failed. */
export function namedCause(name: string): NamedCause | undefined {
  return ofRule(name) ?? rowOf(meanings, name) ?? rowOf(places, name);
}

function ofRule(name: string): NamedCause | undefined {
  const rule = rules.find(({ id }) => causeOfRule(id) === name);
  if (!rule) return undefined;
  const { title, why, fix, references, examples } = ruleWords[rule.id];
  return { why: `${title}. ${why}`, fix, owner: rule.owner, example: examples.fires, references };
}

type Row = Omit<NamedCause, 'references' | 'example'>;

function rowOf(rows: Readonly<Record<string, Row>>, name: string): NamedCause | undefined {
  const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
  return row && { ...row, references: [] };
}

/** Causes that say where a login failed or waits, and not why. */
const places = {
  'state-rejected': {
    why: 'The state that came back is not the one that was sent, and the app did not go on.',
    fix: 'Find out who changed it: a second tab that overwrote the stored value, a proxy, a link that was opened twice.',
    owner: 'client',
  },
  'callback-failed': {
    why: 'The provider answered, and the app’s own callback ended in an error.',
    fix: 'Look in the app’s log at this moment: it may have refused the state or failed to redeem the code, where the browser cannot look.',
    owner: 'client',
  },
  'callback-not-reached': {
    why: 'The provider sent the browser to the redirect URI, and nothing answered there.',
    fix: 'Check that the app runs at that address and port, or that its scheme is registered on the device.',
    owner: 'client',
  },
  'code-not-redeemed': {
    why: 'The code reached the app’s page, and nothing shows that anybody redeemed it.',
    fix: 'Look in the page’s console, and in the log of the app’s server, if that redeems codes.',
    owner: 'client',
  },
  'handed-to-app': {
    why: 'The answer went to an app of the operating system, where no browser can look. That is no failure.',
    fix: 'If the login does not go on, look in that app.',
  },
  'provider-error-page': {
    why: 'The provider showed an error page of its own instead of sending the browser back.',
    fix: 'Read the page, and compare client_id, redirect_uri and tenant with the registration.',
  },
  'known-error': {
    why: 'The server named an error, and what usually causes it is known; nothing seen proves it here.',
    fix: 'Explain the error code itself: it has its usual cause and what to try.',
  },
  'no-answer': {
    why: 'A request of the login got no answer.',
    fix: 'Check the address, the network, certificates and extensions that block requests.',
  },
  'not-answered': {
    why: 'The browser went to the provider, and nobody was seen to come back.',
    fix: 'If the person was still signing in, record until the app has answered.',
  },
  'person-has-not-confirmed': {
    why: 'The login waits for the person, who has not confirmed it yet on their device.',
    fix: 'Confirm it there; the app goes on asking until then.',
  },
  'wallet-not-seen': {
    why: 'What the wallet does was not seen: it runs on another device or outside the browser, and speaks with the other side directly.',
    fix: 'Finish in the wallet; to see its part, use one that is a web page or record its device through a proxy.',
  },
  'credential-not-ready': {
    why: 'The issuer has not made the credential yet; the wallet asks again later.',
    fix: 'Wait as long as the issuer asked for (interval), or ask the issuer.',
  },
  unexplained: {
    why: 'The login failed, and nothing seen in the browser tells why.',
    fix: 'Look at that step’s request and response, and in the server’s log at that time.',
  },
} as const satisfies Partial<Record<LabelledCause, Row>>;
