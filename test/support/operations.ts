type Method = (...given: unknown[]) => unknown;

/** Methods of texts that go through all of them, and those that stop where they find something. */
const throughTexts =
  'replaceAll split toLowerCase toUpperCase normalize isWellFormed toWellFormed padEnd padStart repeat'.split(
    ' ',
  );
const searchTexts = ['indexOf', 'includes', 'lastIndexOf'];
/** Methods of lists that go through all of them, and those that ask about one element after the other. */
const throughLists =
  'flat slice concat join toSorted sort toReversed reverse toSpliced splice with shift unshift includes indexOf lastIndexOf'.split(
    ' ',
  );
const asking =
  'map filter flatMap find findLast findIndex findLastIndex some every reduce reduceRight forEach'.split(' ');

/**
 * How many characters and elements built-in methods, regular expressions and loops over collections go through while that runs: the
 * same every time, on any machine. What runs must not wait.
 */
export function operationsOf(run: () => void): number {
  let operations = 0;
  const undo: (() => void)[] = [];
  const patch = (
    owner: object,
    names: readonly PropertyKey[],
    make: (before: Method, name: PropertyKey) => Method,
  ): void => {
    for (const name of names) {
      const before = Object.getOwnPropertyDescriptor(owner, name);
      if (typeof before?.value !== 'function') throw new Error(`There is no ${String(name)}.`);
      Object.defineProperty(owner, name, { ...before, value: make(before.value as Method, name) });
      undo.push(() => Object.defineProperty(owner, name, before));
    }
  };
  const indexOf = String.prototype.indexOf;
  patch(
    String.prototype,
    throughTexts,
    (before) =>
      function (this: string, ...given) {
        // Those that are given an expression are counted as it is asked.
        if (typeof given[0] !== 'object') operations += this.length;
        return Reflect.apply(before, this, given) as unknown;
      },
  );
  patch(
    String.prototype,
    searchTexts,
    (before) =>
      function (this: string, ...given) {
        const from = Number(given[1] ?? 0);
        const found = Reflect.apply(indexOf, this, [String(given[0]), from]) as number;
        operations += 1 + (found < 0 ? Math.max(0, this.length - from) : found - from);
        return Reflect.apply(before, this, given) as unknown;
      },
  );
  patch(
    String.prototype,
    ['slice', 'substring'],
    (before) =>
      function (this: string, ...given) {
        operations += 1;
        return Reflect.apply(before, this, given) as unknown;
      },
  );
  patch(
    Array.prototype,
    throughLists,
    (before) =>
      function (this: unknown[], ...given) {
        operations += this.length;
        return Reflect.apply(before, this, given) as unknown;
      },
  );
  patch(
    Array.prototype,
    asking,
    (before) =>
      function (this: unknown[], ask: unknown, ...given) {
        const counted = (...about: unknown[]): unknown => {
          operations += 1;
          return (ask as Method)(...about);
        };
        return Reflect.apply(before, this, [counted, ...given]) as unknown;
      },
  );
  for (const owner of [Array.prototype, Map.prototype, Set.prototype])
    patch(
      owner,
      [Symbol.iterator],
      (before) =>
        function (this: Iterable<unknown>) {
          const inner = Reflect.apply(before, this, []) as Iterator<unknown>;
          return Object.assign(Object.create(inner) as IterableIterator<unknown>, {
            next: () => {
              operations += 1;
              return inner.next();
            },
          });
        },
    );
  patch(
    RegExp.prototype,
    ['exec'],
    (before) =>
      function (this: RegExp, ...given) {
        const from = this.global || this.sticky ? this.lastIndex : 0;
        const found = Reflect.apply(before, this, given) as RegExpExecArray | null;
        const rest = this.sticky || this.source.startsWith('^') ? 1 : String(given[0]).length - from;
        operations += 1 + (found ? found.index + found[0].length - from : Math.max(0, rest));
        return found;
      },
  );
  patch(URL, ['canParse'], (before) => (...given) => {
    operations += String(given[0]).length;
    return before(...given);
  });
  patch(JSON, ['parse'], (before) => (...given) => {
    operations += String(given[0]).length;
    return before(...given);
  });
  try {
    run();
  } finally {
    for (const restore of undo.toReversed()) restore();
  }
  return operations;
}
