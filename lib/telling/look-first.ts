import { headlineOf } from './headline.ts';
import { hedgeOf } from './reason.ts';
import { standingOf } from './standing.ts';
import type { ToldFlow } from './told.ts';

/** As much of a flow as it depends on which one is looked at first. A flow of the report fits. */
type Failable = ToldFlow & { readonly id: string; readonly parent: string | null };

/**
 * Of the flows of one recording, in order of time, the one that somebody who asks why it did not work looks at first: the latest that
 * failed or got stuck, rather one after which none worked, and one whose reason is more than a guess; `undefined` where none did.
 * What broke in a login inside another is told by that one. A login goes before a logout, and both before a quiet check; that one is
 * none where it only says that the person is needed.
 */
export function flowGoneWrong<Flow extends Failable>(flows: readonly Flow[]): Flow | undefined {
  const all = flows.filter(isWrong);
  const ids = new Set(all.map(({ id }) => id));
  const outermost = all.filter(({ parent }) => parent === null || !ids.has(parent));
  const outer = gravest(outermost);
  const lasting = outer.filter(({ worked_later }) => worked_later === undefined);
  const sure = lasting.filter(({ diagnosis: [first] }) => first && first.confidence !== 'tentative');
  return [sure, lasting, outer].find(({ length }) => length > 0)?.at(-1);
}

function gravest<Flow extends ToldFlow>(flows: readonly Flow[]): readonly Flow[] {
  const visible = flows.filter(({ purpose }) => purpose !== 'silent_renewal');
  const logins = visible.filter(({ purpose }) => purpose !== 'logout');
  return [logins, visible, flows].find(({ length }) => length > 0) ?? [];
}

function isWrong(flow: ToldFlow): boolean {
  const standing = standingOf(flow);
  if (flow.purpose === 'silent_renewal' && needsPerson.has(flow.error?.code ?? '')) return false;
  return standing === 'failed' || standing === 'stuck';
}

/** OpenID Connect Core §3.1.2.6. */
const needsPerson: ReadonlySet<string> = new Set([
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);

/** What to say, above all flows, of the one to look at first; `undefined` where whoever begins at the top comes upon it at once. */
export type BeginWith = {
  readonly flow: string;
  readonly headline: string;
  /** Its most probable reason; absent where none is known. */
  readonly why?: string;
};

/** What stands above several flows of which a later one tells what went wrong. Flows in the order in which they are told. */
export function beginWith(
  flows: readonly (Failable & { readonly diagnosis: readonly { readonly why: string }[] })[],
): BeginWith | undefined {
  const flow = flowGoneWrong(flows);
  if (!flow || flow === flows[0]) return undefined;
  const [reason] = flow.diagnosis;
  return {
    flow: flow.id,
    headline: headlineOf(flow),
    ...(reason && { why: `${hedgeOf(reason)}${reason.why}` }),
  };
}
