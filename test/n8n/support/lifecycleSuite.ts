import { delivering } from './lifecycleDelivering';
import { registering } from './lifecycleRegistering';
import { LifecycleStage } from './lifecycleStage';
import type { Vendor } from './vendor';

/** What every trigger of this package does in a real n8n, whoever the vendor is; test/versions/shortLife has more. */
export function lifecycleSuite(vendor: Vendor): void {
	const given = new LifecycleStage(vendor);
	registering(given);
	delivering(given);
}
