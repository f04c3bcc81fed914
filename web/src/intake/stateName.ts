const names: Record<string, string> = { processed: 'filed', 'set-aside': 'set aside', received: 'waiting' };

/** A state of the journal as those say it who work with it. */
export const stateName = (state: string): string => names[state] ?? state;
