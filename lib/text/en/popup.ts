/** English words: popup. Keys are `popup.<place>.<what>`. */
export const popup = {} as const satisfies Record<string, string>;
