/**
 * The same question, put to a thing once: it is asked again on every day on which something beside it changes. What is answered must rest
 * on that very object alone.
 */
export function remembered<Thing extends object, Answer extends object | string>(
  ask: (thing: Thing) => Answer,
): (thing: Thing) => Answer {
  const answers = new WeakMap<Thing, Answer>();
  return (thing) => {
    let answer = answers.get(thing);
    if (answer === undefined) answers.set(thing, (answer = ask(thing)));
    return answer;
  };
}
