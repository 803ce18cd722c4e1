/** Counts made-up facts once more, in another way: statuses by looking at each minute, chats by cutting what was done into sittings. */
import { facts48h, isTalk, type Deed, type Made } from './make-facts.ts';

const restMinutes = 30;

export interface Sitting {
  from: number;
  to: number;
  firstResponse: { at: number; minutes: number } | null;
  /** How long it took, where its end was seen. */
  handling: number | null;
  received: number[];
}

const within = (list: readonly [number, number][], at: number): boolean => list.some(([from, length]) => from <= at && at < from + length);
export const isRecorded = ({ sessions, gaps }: Made, at: number): boolean =>
  at >= 0 && at < facts48h && within(sessions, at) && !within(gaps, at);

/** The end of the run of recorded minutes that a time is in, or at the end of. */
function findRunEnd(made: Made, at: number): number {
  let end = at;
  while (isRecorded(made, end)) end += 1;
  return end;
}

/** The one status of a minute; null where none is known. */
export function readStatus(made: Made, at: number): string | null {
  const kinds = [0, 1].flatMap((console) => {
    const facts = made.deeds.filter(
      (deed) => deed.console === console && deed.at <= at && ['online', 'away', 'busy', 'login', 'logout'].includes(deed.kind),
    );
    const last = facts.at(-1);
    if (last === undefined || last.kind === 'login' || findRunEnd(made, last.at) <= at) return [];
    return [last.kind === 'logout' ? 'offline' : last.kind];
  });
  return ['online', 'busy', 'away', 'offline'].find((kind) => kinds.includes(kind)) ?? null;
}

/** All chats of the two days. */
export function findSittings(made: Made): Sitting[] {
  const talks = new Set(made.deeds.filter(({ kind }) => isTalk(kind)).map(({ console, conversation }) => `${console} ${conversation}`));
  return [...talks].flatMap((key) => {
    const [console, conversation] = key.split(' ').map(Number);
    const deeds = made.deeds.filter(
      (deed) => deed.console === console && (deed.kind === 'logout' || (isTalk(deed.kind) && deed.conversation === conversation)),
    );
    return splitSittings(
      made,
      deeds.filter(({ kind }) => kind !== 'fail' && kind !== 'auto'),
    ).flatMap((sitting) => judge(made, sitting));
  });
}

const isSign = ({ kind }: Deed): boolean => !['receive', 'end-by-customer', 'logout'].includes(kind);
const ends = ({ kind }: Deed): boolean => ['close', 'transfer', 'end-by-customer', 'logout'].includes(kind);

/** A sitting ends behind what ends it, or where the agent has not been seen in it for too long. */
function splitSittings(made: Made, deeds: readonly Deed[]): Deed[][] {
  const sittings: Deed[][] = [[]];
  for (const deed of deeds) {
    const sitting = sittings.at(-1)!;
    const sign = sitting.findLast(isSign);
    const isOver = sitting.length > 0 && ends(sitting.at(-1)!);
    const isStale = sign !== undefined && deed.at - sign.at > restMinutes && (sign.kind === 'leave' || findRunEnd(made, sign.at) < deed.at);
    if (isOver || isStale) sittings.push([deed]);
    else sitting.push(deed);
  }
  return sittings;
}

function judge(made: Made, sitting: readonly Deed[]): Sitting[] {
  const act = sitting.findIndex(({ kind }) => kind === 'accept' || kind === 'send');
  if (act === -1) return [];
  const before = sitting.slice(0, act);
  const view = before.findLastIndex(({ kind }) => kind === 'view' || kind === 'foreign');
  const isOpen = view !== -1 && !before.slice(view).some(({ kind }) => kind === 'leave');
  const begin = sitting[act]!.kind === 'send' && isOpen ? view : act;
  const chat = sitting.slice(begin);
  const last = chat.at(-1)!;
  const sign = chat.findLast(isSign)!;
  const isSeen = ends(last) || sign.kind === 'leave';
  const to = ends(last) ? last.at : sign.kind === 'leave' ? sign.at : findRunEnd(made, sign.at);
  const received = chat.filter(({ kind }) => kind === 'receive').map(({ at }) => at);
  const asked = chat.findIndex(({ kind }) => kind === 'receive');
  const answer = asked === -1 ? undefined : chat.slice(asked).find(({ kind }) => kind === 'send');
  return [
    {
      ...{ from: chat[0]!.at, to, received, handling: isSeen ? to - chat[0]!.at : null },
      firstResponse: answer === undefined ? null : { at: answer.at, minutes: answer.at - chat[asked]!.at },
    },
  ];
}
