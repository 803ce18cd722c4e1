/** Consoles that nobody has seen are taught, and one is described by a file, in Chromium. Firefox learns them among the long tests. */
import { teachConsoles } from '../support/teach-consoles.ts';

teachConsoles('chrome');
