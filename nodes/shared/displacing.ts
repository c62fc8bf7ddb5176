import { forwardToProduction } from './delivery/borrow';
import { relayIfWanted } from './delivery/relay';
import { resolveConflicts } from './registration/conflicts';
import { heirOf, inherit } from './registration/heir';
import type { Displacing } from './trigger/vendor';

/** For the description of a vendor whose places hold one registration each: displacing others, and giving places back. */
export const displacing: Displacing = {
	resolveConflicts,
	inherit,
	heirOf,
	forwardToProduction,
	relayIfWanted,
};
