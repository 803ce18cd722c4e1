/** The first thing in a bundle that does not hold: which line and item it is, whose, and what that means. */
export type Item = 'line' | 'head' | 'key' | 'checkpoint' | 'manifest' | 'signature' | 'proof' | 'chain' | 'record' | 'end';

/** Of which stream and seq, where that is known. */
export interface Place {
  stream: string;
  seq: number;
}

export class BadLine extends Error {
  readonly item: Item;
  readonly place: Place | null;

  constructor(item: Item, meaning: string, place: Place | null = null) {
    super(meaning);
    this.item = item;
    this.place = place;
  }
}
