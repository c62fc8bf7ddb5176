import { defineEvent } from '../../shared/events/defineEvent';
import {
	recaptureBodySchema,
	recaptureOccurredAt,
	recaptureRecord,
	sampleCustomer,
	sampleSighting,
} from './recaptureCustomer';

/**
 * AutoGrab API, sections "Events" and "recapture_price_change". The vendor's text calls it
 * `price_change` in one place, so that name is understood on receipt; the body is not published.
 */
export const recapturePriceChange = defineEvent({
	name: 'recapture_price_change',
	displayName: 'Listing Price Changed',
	description:
		"When the asking price of a past customer's listed car changes. It may not be switched on for your account; if nothing arrives, write to info@autograb.com.au.",
	aliases: ['price_change'],
	selectable: true,
	schema: (z) => recaptureBodySchema(z, ['recapture_price_change', 'price_change']),
	sample: {
		event: 'recapture_price_change',
		data: sampleCustomer('2025-05-20T21:48:00.112Z', [
			sampleSighting('2025-05-08T19:22:41.530Z', 28450),
			sampleSighting('2025-05-20T21:48:00.112Z', 26990),
		]),
	},
	occurredAt: recaptureOccurredAt,
	about: 'customer_id',
	record: recaptureRecord('Price changed'),
});
