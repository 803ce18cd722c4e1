/** Each fixture console in Chromium, whose requests show least: it hides the bodies of PATCH and DELETE. Firefox plays them among the long tests. */
import { auditConsoles } from '../support/audit-consoles.ts';

auditConsoles('chrome');
