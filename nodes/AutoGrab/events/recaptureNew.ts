import type { EventDefinition, Zod } from '../../shared/events/types';
import {
	recaptureBodySchema,
	recaptureOccurredAt,
	recaptureRecordSchema,
	sampleCustomer,
	sampleSighting,
	simplifyRecapture,
} from './recaptureCustomer';

/** AutoGrab API, section "recapture_new". */
export const recaptureNew = {
	name: 'recapture_new' as const,
	displayName: "Past Customer's Car Listed",
	description:
		'When the car of one of your Recapture customers appears on a used-car site. AutoGrab has this live.',
	selectable: true,
	schema: (z: Zod) => recaptureBodySchema(z, ['recapture_new']),
	recordSchema: (z: Zod) => recaptureRecordSchema(z, 'recapture_new'),
	sample: {
		event: 'recapture_new',
		data: sampleCustomer('2025-05-08T19:22:41.530Z', [
			sampleSighting('2025-05-08T19:22:41.530Z', 28450),
		]),
	},
	occurredAt: recaptureOccurredAt,
	simplify: simplifyRecapture,
} satisfies EventDefinition;
