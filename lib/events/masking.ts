/** What an admin adds to a site's level: rules for single elements, and the secret parts of its addresses. */
import { z } from 'zod';

/**
 * `mask-text` masks all text in what the selector hits, `mask-inputs` what is typed or picked there, `block` leaves a box of the same size,
 * `unmask` keeps what the site's level would mask. Rules that mask add up; among them `unmask` counts from where it stands inwards.
 */
export const MaskRule = z.looseObject({
  selector: z.string().trim().min(1).max(500),
  rule: z.enum(['mask-text', 'mask-inputs', 'block', 'unmask']),
});
export type MaskRule = z.infer<typeof MaskRule>;
export const maskRuleKinds = MaskRule.shape.rule.options;

/**
 * The beginning of a path: `*` is one segment, which is masked; at the end it is all that follows. `/reset/*`, `/users/*` + `/edit`.
 * Addresses of a site are masked by it in paths and in fragments that are routes.
 */
export const SecretPath = z
  .string()
  .trim()
  .max(300)
  .refine((text) => text.startsWith('/') && !/[?#\s]/.test(text), 'not-a-path')
  .refine((text) => text.split('/').includes('*'), 'no-star');

/** Two lists that are joined must fit again, so the limits are higher than anybody's need. */
export const MaskRules = z.array(MaskRule).max(500);
export const SecretPaths = z.array(SecretPath).max(500);
