/** The parameters of a query or a form, in order. */

/** In Firefox's content scripts the iterators of URLSearchParams cannot be iterated: `forEach` works everywhere. */
export function listParameters(parameters: URLSearchParams): [string, string][] {
  const list: [string, string][] = [];
  parameters.forEach((value, name) => list.push([name, value]));
  return list;
}
