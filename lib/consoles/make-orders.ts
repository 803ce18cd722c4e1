/** What a profile asks of the hook in the page: no more than its entries name. */
import type { HookOrders } from './hook-language.ts';
import type { Condition, Profile, When } from './profile.ts';

/** With `teaching`, every changing request and every frame is told too, for their shapes. */
export function makeOrders(profile: Profile, teaching: boolean): HookOrders {
  const { rules, remember, person, conversation } = profile;
  const entries: { when: readonly When[] }[] = [
    ...rules,
    ...remember,
    ...person,
    ...(conversation.opened ?? []),
    { when: conversation.closed ?? [] },
  ];
  const text = JSON.stringify(entries);
  return {
    requests: entries.flatMap((entry) => {
      const answer = JSON.stringify(entry).includes('"response:');
      return entry.when.flatMap((when) => {
        if (!('request' in when)) return [];
        const { method, where: _where, ...address } = when.request;
        return [{ methods: method, address, answer }];
      });
    }),
    changing: true,
    sockets: teaching ? { words: [] } : listWords(entries),
    headers: listPaths(text, 'header').map((name) => name.toLowerCase()),
    globals: listPaths(text, 'global'),
  };
}

function listPaths(text: string, place: string): string[] {
  return [...new Set([...text.matchAll(new RegExp(`"${place}:([^"]+)"`, 'g'))].map((match) => match[1]!))];
}

/** Words of which a frame must hold one to be asked for; null: no frames are. */
function listWords(entries: readonly { when: readonly When[] }[]): HookOrders['sockets'] {
  const asked = entries.flatMap((entry) => [
    ...entry.when.flatMap((when) => ('socket' in when ? [when.socket.where, ...listBefore(when.socket.where)] : [])),
    ...listAnswers(entry as Partial<Profile['rules'][number]>),
  ]);
  if (asked.length === 0) return null;
  const words = asked.map(readWords);
  return { words: words.every((each) => each.length > 0) ? [...new Set(words.flat())] : [] };
}

/** Frames that are asked for as an answer, or as what went before. */
function listAnswers({ success, automatic }: Partial<Profile['rules'][number]>): readonly Condition[][] {
  const { yes, no } = success?.answer ?? {};
  const answers = [yes, no].flatMap((conditions) => (conditions === undefined ? [] : [conditions]));
  return Array.isArray(automatic) ? [...answers, ...listBefore(automatic)] : answers;
}

/** A frame is known as the one before only where it was told of, also where it is what must not have been. */
function listBefore(where: readonly Condition[]): Condition[][] {
  return where
    .filter(({ value }) => JSON.stringify(value).includes('"before:'))
    .map(({ value, is, not }) => [{ value, is: [...(is ?? []), ...(not ?? [])] }]);
}

/** The texts that one condition asks for; JSON may escape what is not plain ASCII. */
function readWords(where: readonly Condition[]): string[] {
  const texts = where.map(({ is }) =>
    (is ?? []).flatMap((each) => (typeof each === 'string' && /^[\w .:-]+$/.test(each) ? [each.toLowerCase()] : [])),
  );
  return texts.find((each, index) => each.length > 0 && each.length === where[index]?.is?.length) ?? [];
}
