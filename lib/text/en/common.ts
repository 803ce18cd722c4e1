/** English words: common. Keys are `common.<place>.<what>`. */
export const common = {} as const satisfies Record<string, string>;
