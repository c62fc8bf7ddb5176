import { defineEvent } from '../../shared/events/defineEvent';
import {
	recaptureBodySchema,
	recaptureOccurredAt,
	recaptureRecord,
	sampleCustomer,
	sampleSighting,
} from './recaptureCustomer';

/** AutoGrab API, section "recapture_delist"; the body is not published. */
export const recaptureDelist = defineEvent({
	name: 'recapture_delist',
	displayName: 'Listing Removed',
	description:
		"When a past customer's car is taken off the used-car site, because it was sold or withdrawn. It may not be switched on for your account; if nothing arrives, write to info@autograb.com.au.",
	selectable: true,
	schema: (z) => recaptureBodySchema(z, ['recapture_delist']),
	sample: {
		event: 'recapture_delist',
		data: sampleCustomer('2025-06-01T05:00:00.000Z', [
			sampleSighting('2025-05-08T19:22:41.530Z', 28450),
		]),
	},
	occurredAt: recaptureOccurredAt,
	about: 'customer_id',
	record: recaptureRecord('Listing removed'),
});
