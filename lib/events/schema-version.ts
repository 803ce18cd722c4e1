/** Which version of the schemas this is. No zod here: the companion takes this file into pages. */

/** The version of all schemas in this folder. It rises when a field that readers need is added or its meaning changes. */
export const schemaVersion = 1;
