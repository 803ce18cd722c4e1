/** English words: dashboard. Keys are `dashboard.<place>.<what>`. */
export const dashboard = {} as const satisfies Record<string, string>;
