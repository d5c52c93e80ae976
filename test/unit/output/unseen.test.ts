import { beforeAll, describe, expect, test } from 'vitest';
import { everyOutput, inspectedRecording } from '../../support/places/outputs.ts';
import { recordingWithPlaces } from '../../support/places/recording.ts';

/** Escape sequences (CSI, C1, OSC 8), turns of direction, what has no width, and what is ignored. */
const hostile = {
  'what turns the direction of writing': 'user\u202egnp.exe\u2066x\u2069\u200f',
  'what has no width': 'pay\u200bpal\u200d\u2060\ufeff\u00ad\u3164\u{e0041}',
  'what a terminal obeys': 'a\u001b[2Jb\u009b31mc\u001b]8;;https://evil.example\u0007d\u001b\\e\u0008',
};

/** What stands for a line break or an indent in a file that is written. */
const layout = /[\n\r\t]/g;

describe.each(Object.entries(hostile))('%s', (_what, value) => {
  let outputs: Awaited<ReturnType<typeof everyOutput>> = [];
  beforeAll(async () => {
    outputs = await everyOutput(await inspectedRecording(recordingWithPlaces(() => value)), 'off');
  });

  test('stands raw in no output', () => {
    const raw = outputs.flatMap(({ output, text }) => {
      const found = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.exec(
        text.replace(layout, ''),
      );
      return found
        ? [
            `${output}: ${JSON.stringify(text.replace(layout, '').slice(Math.max(0, found.index - 40), found.index + 5))}`,
          ]
        : [];
    });
    expect(raw).toEqual([]);
  });

  test('is shown as its code point to people', () => {
    const forPeople = ['text', 'markdown', 'html', 'csv', 'mermaid', 'plantuml', 'junit'];
    const shown = outputs
      .filter(({ text }) => /U(?:\+|#43;|&#43;|<U\+)/.test(text))
      .map(({ output }) => output);
    expect(shown).toEqual(expect.arrayContaining(forPeople));
  });

  test('says the same in JSON', () => {
    const json = outputs.find(({ output }) => output === 'json')?.text ?? '';
    expect(json).not.toContain(value);
    expect(JSON.stringify(JSON.parse(json))).toContain(JSON.stringify(value).slice(1, -1));
  });
});
