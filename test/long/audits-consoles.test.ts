/** Each fixture console in Firefox. */
import { auditConsoles } from '../support/audit-consoles.ts';

auditConsoles('firefox');
