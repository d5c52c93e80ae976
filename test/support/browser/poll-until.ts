/** Asks until the answer is truthy, and returns it. For state that no event announces. */
export async function pollUntil<Result>(
  ask: () => Promise<Result>,
  what: string,
  timeout = 15_000,
): Promise<Result> {
  const end = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`still not so after ${timeout} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
