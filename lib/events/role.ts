/** The roles of people at a collector: what each may read and do there. Whoever has several may do what any of them may. */
import { z } from 'zod';

/** `agent`: their own. `supervisor`: recordings and logs of their groups. `admin`: settings, devices, the audit log; no recordings. `auditor`: reads all, changes nothing. */
export const roles = ['agent', 'supervisor', 'admin', 'auditor'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;
