/** What is done in steps, so that others may come in between, done at once. @param each told of each step */
export function ended<S, T>(steps: Generator<S, T>, each?: (step: S) => void): T {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    each?.(step.value);
  }
}
