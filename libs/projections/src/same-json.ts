/**
 * Whether two values make the same JSON text. Where it cannot be told without making the text (other orders of fields, values
 * with a form of their own), the answer is no.
 */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSameJson(item, b[index]));
  }
  if (Object.getPrototypeOf(a) !== Object.prototype || Object.getPrototypeOf(b) !== Object.prototype) return false;
  const names = Object.keys(b);
  let index = 0;
  // Without a list of its own: rows are compared all the time.
  for (const name in a) {
    if (name !== names[index++] || !isSameJson(fieldOf(a, name), fieldOf(b, name))) return false;
  }
  return index === names.length;
}

function fieldOf(value: object, name: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[name];
}
