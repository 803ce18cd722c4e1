/** The upload breaks the format; the message says where and how, never with what. */
export class BadUpload extends Error {}
