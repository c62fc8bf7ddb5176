import { defineEvent } from '../../shared/events/defineEvent';
import {
	recaptureBodySchema,
	recaptureOccurredAt,
	recaptureRecord,
	sampleCustomer,
	sampleSighting,
} from './recaptureCustomer';

/** AutoGrab API, section "recapture_new". */
export const recaptureNew = defineEvent({
	name: 'recapture_new',
	displayName: "Past Customer's Car Listed",
	description:
		'When the car of one of your Recapture customers appears on a used-car site. AutoGrab has this live.',
	selectable: true,
	schema: (z) => recaptureBodySchema(z, ['recapture_new']),
	sample: {
		event: 'recapture_new',
		data: sampleCustomer('2025-05-08T19:22:41.530Z', [
			sampleSighting('2025-05-08T19:22:41.530Z', 28450),
		]),
	},
	occurredAt: recaptureOccurredAt,
	about: 'customer_id',
	record: recaptureRecord('Listed'),
});
