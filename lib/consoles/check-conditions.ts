/** Whether conditions of a profile hold. */
import type { Json } from '../events/base.ts';
import type { Condition } from './profile.ts';
import { readValue, toText, type Scene } from './read-value.ts';

export function holdsAll(conditions: readonly Condition[] | undefined, scene: Scene): boolean {
  return conditions === undefined || conditions.every((condition) => holds(condition, scene));
}

/** As `holdsAll`, but null where a value is not there to be asked, or nobody saw the answer: then nobody knows. */
export function judgeAll(conditions: readonly Condition[], scene: Scene): boolean | null {
  const { signal } = scene;
  if (signal.kind === 'request' && signal.response === undefined && JSON.stringify(conditions).includes('"response:')) return null;
  const isBlind = conditions.some(({ value, exists }) => exists === undefined && readValue(value, scene) === undefined);
  return isBlind ? null : holdsAll(conditions, scene);
}

/** A status that is not there yet is asked for when it is. `not` alone holds where there is no value. Consoles write a number or a text, true or "true": they are the same here. */
function holds({ value, exists, is, not, like }: Condition, scene: Scene): boolean {
  if (value === 'status:' && scene.signal.kind === 'request' && scene.signal.status === null) return true;
  const found = readValue(value, scene)?.value;
  const isThere = found !== undefined && found !== null;
  if (exists !== undefined && exists !== isThere) return false;
  if (is !== undefined && (found === undefined || !is.some((each) => isSame(each, found)))) return false;
  if (not !== undefined && found !== undefined && not.some((each) => isSame(each, found))) return false;
  return like === undefined || (isThere && new RegExp(like, 'u').test(toText(found)));
}

function isSame(a: Json, b: Json): boolean {
  return toText(a).toLowerCase() === toText(b).toLowerCase();
}
