/** A step of the shift: what the agent does, and what it must leave in the co-browse log by the definition of each type. */
import type { InteractionType } from '../../lib/events/interaction.ts';
import type { Hand } from './hand.ts';

export interface Step {
  says: string;
  makes: Partial<Record<InteractionType, number>>;
  act(hand: Hand): Promise<void>;
}
