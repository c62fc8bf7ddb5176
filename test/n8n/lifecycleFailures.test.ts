import { autoGrab } from './support/autograb';
import { failing } from './support/lifecycleFailing';
import { LifecycleStage } from './support/lifecycleStage';
import { pave } from './support/pave';
import type { Vendor } from './support/vendor';

describe.each([pave as Vendor, autoGrab as Vendor])('$name Trigger in a real n8n', (vendor) => {
	failing(new LifecycleStage(vendor));
});
