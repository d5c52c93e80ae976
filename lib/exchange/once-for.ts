/**
 * The same answers, each found once for one thing and forgotten with it: for what several readers ask of messages and flows, which
 * never change. `read` depends on nothing but what it is given.
 */
export function onceFor<Thing extends object, T>(read: (thing: Thing) => T): (thing: Thing) => T {
  const known = new WeakMap<Thing, { readonly answer: T }>();
  return (thing) => {
    const before = known.get(thing);
    if (before) return before.answer;
    const answer = read(thing);
    known.set(thing, { answer });
    return answer;
  };
}
