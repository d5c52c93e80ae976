import type { Joining } from './joining.ts';

const counted = ['tests', 'failures', 'errors', 'time'] as const;

/**
 * Several captures as one JUnit XML, a test suite for each, and their sums. Takes what `writeJunit` wrote, whose first elements are all
 * that is looked at.
 */
export function asSuites(): Joining {
  const suites: string[] = [];
  const sums = new Map<string, number>();
  return {
    add({ text }) {
      const begin = text.indexOf('<testsuite ');
      const end = text.lastIndexOf('</testsuites>');
      const head = text.slice(text.indexOf('<testsuites '), begin);
      for (const name of counted)
        sums.set(
          name,
          (sums.get(name) ?? 0) + Number(new RegExp(` ${name}="([\\d.]+)"`).exec(head)?.[1] ?? 0),
        );
      suites.push(text.slice(begin, end));
      return '';
    },
    end() {
      const attributes = counted.map((name) => {
        const sum = sums.get(name) ?? 0;
        return ` ${name}="${name === 'time' ? sum.toFixed(3) : sum}"`;
      });
      return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="OAuth Lens"${attributes.join('')}>${suites.join('\n')}</testsuites>\n`;
    },
  };
}
