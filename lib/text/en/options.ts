/** English words: options. Keys are `options.<place>.<what>`. */
export const options = {} as const satisfies Record<string, string>;
