import { useContext } from 'preact/hooks';
import { Button } from '../controls/Button.tsx';
import { ExamplesContext } from '../controls/examples-context.ts';
import { GlossaryContext } from '../controls/glossary-context.ts';
import { Term } from '../glossary/Term.tsx';
import { PastingContext } from '../paste/pasting-context.ts';
import { PasteBox } from '../paste/PasteBox.tsx';
import { ExampleList } from '../learn/ExampleList.tsx';
import styles from './EmptyState.module.css';
import { EmptyPicture } from './EmptyPicture.tsx';

type Props = {
  onImport: () => void;
  file: string | undefined;
  paused: boolean;
  /** The file is still being read. */
  isPartial?: boolean | undefined;
};

/** Nothing to show yet: what to do, and what will appear. */
export function EmptyState({ onImport, file, paused, isPartial }: Props) {
  if (isPartial) return <main class={styles.empty}>No login in what was read so far.</main>;
  return (
    <main class={styles.empty}>
      <EmptyPicture />
      <div class={styles.words}>
        <h2 class={styles.title}>{title(file, paused)}</h2>
        {paused && file === undefined && <p>Press the round button at the top left to record again.</p>}
        {file === undefined ? (
          <ol class={styles.steps}>
            <li>Go to a site that offers “Sign in with …” and sign in.</li>
            <li>The login appears here step by step: who asked whom for what, and what came back.</li>
            <li>
              Warnings say what is wrong, who can mend it, and how. What you type on sign-in pages is never
              recorded.
            </li>
          </ol>
        ) : (
          <p>
            The file was read, but none of its requests belongs to a login or a grant: OAuth, OpenID, SAML,
            WS-Federation or CAS.
          </p>
        )}
        <p class={styles.import}>
          <Button icon="import" tone="primary" onClick={onImport}>
            Import a recording
          </Button>
          <span>
            a HAR, a saved trace or what other tools recorded; or drop one here. Nothing leaves this browser.
          </span>
        </p>
        <Paste />
        <Questions />
      </div>
      <Examples />
    </main>
  );
}

/** What it is like with something to show; only where examples can be opened. */
function Examples() {
  if (!useContext(ExamplesContext)) return null;
  return (
    <section class={styles.examples} aria-labelledby="examples">
      <h3 id="examples">Or look at a login that was recorded</h3>
      <ExampleList />
    </section>
  );
}

/** For a single thing that was copied; only where it can be explained. */
function Paste() {
  const pasting = useContext(PastingContext);
  if (!pasting) return null;
  return (
    <div class={styles.paste}>
      <PasteBox onExplain={pasting.explain} />
    </div>
  );
}

/** Where a learner begins; only where the glossary can be opened. */
function Questions() {
  if (!useContext(GlossaryContext)) return null;
  return (
    <p class={styles.questions}>
      New to this? <Term of="what-is-oauth">What is OAuth?</Term>{' '}
      <Term of="who-takes-part">Who takes part?</Term>{' '}
      <Term of="authentication-or-authorization">Authentication or authorization?</Term>
    </p>
  );
}

function title(file: string | undefined, paused: boolean): string {
  if (file !== undefined) return `No login in ${file}`;
  return paused ? 'Recording is paused' : 'Waiting for a login';
}
