import { useContext } from 'preact/hooks';
import type { ExportChoice } from '../../lib/output/write-part.ts';
import type { Level } from '../../lib/telling/level.ts';
import { Button } from '../controls/Button.tsx';
import { Chip } from '../controls/Chip.tsx';
import { GlossaryContext } from '../controls/glossary-context.ts';
import { PastingContext } from '../paste/pasting-context.ts';
import { ExportMenu } from '../share/ExportMenu.tsx';
import { LevelChoice } from './LevelChoice.tsx';
import styles from './Toolbar.module.css';

export type ToolbarActions = {
  clear(): void;
  pause(paused: boolean): void;
  import(): void;
  export(choice: ExportChoice): void;
  /** Saves the support bundle, and puts its lines for the ticket on the clipboard. */
  bundle(): void;
  /** Puts the report on the clipboard, as text. */
  copyText(): void;
  /** Closes the file and returns to live traffic. */
  closeFile(): void;
  /** Opens the same view as a page; absent where it is one already. */
  openPage?(): void;
};

type Props = {
  actions: ToolbarActions;
  paused: boolean;
  file: string | undefined;
  /** How many flows are shown. */
  flows: number;
  level: Level;
  onLevel: (level: Level) => void;
};

export function Toolbar({ actions, paused, file, flows, level, onLevel }: Props) {
  const pasting = useContext(PastingContext);
  const openGlossary = useContext(GlossaryContext);
  return (
    <header>
      <h1 class={styles.title}>OAuth Lens</h1>
      <div class={styles.toolbar} role="toolbar" aria-label="OAuth Lens">
        {file === undefined ? (
          <>
            <Button
              icon="record"
              tone={paused ? 'plain' : 'recording'}
              label={paused ? 'Record logins' : 'Stop recording'}
              onClick={() => actions.pause(!paused)}
            />
            <Button icon="clear" label="Clear what is shown" onClick={actions.clear} />
            {paused && <Chip tone="caution">Paused: new logins are not recorded</Chip>}
          </>
        ) : (
          <span class={styles.file}>
            <span class={styles.name} title={file}>
              {file}
            </span>
            <Button icon="cross" label="Close the file" onClick={actions.closeFile} />
          </span>
        )}
        <span class={styles.tools}>
          <LevelChoice level={level} onLevel={onLevel} />
          <Button
            icon="import"
            label="Import a HAR, a saved trace or what other tools recorded"
            onClick={actions.import}
          >
            Import
          </Button>
          {pasting && (
            <span data-shortcut="v">
              <Button icon="paste" label="Explain what was copied" shortcut="v" onClick={pasting.ask} />
            </span>
          )}
          {flows > 0 && (
            <ExportMenu
              flows={flows}
              onExport={actions.export}
              onBundle={actions.bundle}
              onCopy={actions.copyText}
            />
          )}
          {openGlossary && (
            <Button icon="question" label="Questions and words" onClick={() => openGlossary()} />
          )}
          {actions.openPage && <Button icon="open" label="Open as a full page" onClick={actions.openPage} />}
        </span>
      </div>
    </header>
  );
}
