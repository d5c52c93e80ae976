import type { ExtensionPage } from './extension-page.ts';

/** The inspector as a person works it, in the OAuth tab or as a page of its own. */
export type InspectorUser = {
  /** Text of each flow in the list, once there are so many. */
  flows(count: number): Promise<readonly string[]>;
  /** Waits until the selected flow's steps include one with this title; tells the titles of all. */
  steps(title: string): Promise<readonly string[]>;
  /** Shows a step's detail: the last one with this title. */
  openStep(title: string): Promise<void>;
  /** Shows a tab of the step's detail, and tells its text once it has these words. */
  readTab(label: string, words: string): Promise<string>;
  /** What the notice of the selected flow says broke it, once it has these words. */
  reason(words: string): Promise<string>;
  /** Presses the button with this label, once it is there. */
  press(label: string): Promise<void>;
};

const quote = JSON.stringify;

export function inspectorUser({ evaluate, waitFor }: ExtensionPage): InspectorUser {
  const find = (list: string, title: string): string =>
    `[...document.querySelectorAll('[aria-label=${list}] [role=option]')].findLast((row) => row.innerText.includes(${quote(title)}))`;
  const press = async (element: string): Promise<void> => {
    await waitFor(`Boolean(${element})`);
    await evaluate(`${element}.click()`);
  };
  // Without what is drawn alone: an arrow’s words come before those of its step.
  const titles = `[...document.querySelectorAll('[aria-label=Steps] [role=option]')].map((row) => [...row.children].filter((part) => part.ariaHidden !== 'true').map((part) => part.innerText).join('\\n').split('\\n').find((line) => /[a-z]/i.test(line)))`;
  return {
    flows: (count) =>
      waitFor(
        `(() => { const rows = [...document.querySelectorAll('[id^=flow-row-]')]; const texts = rows.map((row) => row.innerText.trim()); return texts.length >= ${count} && texts.every(Boolean) && texts; })()`,
      ),
    steps: (title) => waitFor(`${find('Steps', title)} && ${titles}`),
    openStep: (title) => press(find('Steps', title)),
    async readTab(label, words) {
      await press(
        `[...document.querySelectorAll('[role=tab]')].find((tab) => tab.innerText.startsWith(${quote(label)}))`,
      );
      return waitFor(
        `(() => { const text = document.querySelector('[role=tabpanel]').innerText; return text.includes(${quote(words)}) && text; })()`,
      );
    },
    reason: (words) =>
      waitFor(
        `(() => { const text = document.querySelector('[aria-label="Where it broke"]')?.innerText ?? ''; return text.includes(${quote(words)}) && text; })()`,
      ),
    press: (label) =>
      press(
        `[...document.querySelectorAll('button')].find((button) => button.ariaLabel === ${quote(label)} || button.innerText.split('\\n')[0] === ${quote(label)})`,
      ),
  };
}
