/** Reuses the last answer for `forMs`, so probes and scrapes that arrive together ask only once. */
export function remembered<Value>(ask: () => Promise<Value>, forMs: number): () => Promise<Value> {
  let answer: Promise<Value> | undefined;
  let until = 0;
  return () => {
    if (answer === undefined || performance.now() > until) {
      until = performance.now() + forMs;
      answer = ask();
      answer.catch(() => (answer = undefined));
    }
    return answer;
  };
}
