import type { Takeover } from '../trigger/vendor';
import { forward } from './forward';
import { assertKept, carryOn, displacedBy, settled, takeOver } from './takeOver';

/** For the description of a vendor whose slots hold one registration each: taking slots over, and giving them back. */
export const takeover: Takeover = {
	takeOver,
	assertKept,
	carryOn,
	displacedBy,
	settled,
	forward,
};
