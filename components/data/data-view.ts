/** The address of the screen of data: which of its parts is shown. */

export const dataParts = ['kept', 'holds', 'erasures', 'masking', 'health'] as const;
export type DataPart = (typeof dataParts)[number];

/** The first part has no word of its own in the address; null where a word names none. */
export function readDataPart(word: string): DataPart | null {
  return word === '' ? 'kept' : (dataParts.find((part) => part === word && part !== 'kept') ?? null);
}

export function writeDataPath(part: DataPart): string {
  return part === 'kept' ? '/data' : `/data/${part}`;
}
