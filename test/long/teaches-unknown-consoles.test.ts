/** Consoles that nobody has seen are taught, and one is described by a file, in Firefox. */
import { teachConsoles } from '../support/teach-consoles.ts';

teachConsoles('firefox');
