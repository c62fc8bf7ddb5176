import type { Column, Part } from './nodes';
import { account, idOf } from './nodes';

/** What an event gives to every target: names of fields of the trigger's record, or expressions made of them. */
export interface SourceEvent {
	/** Begins the file names. */
	slug: string;
	/** Begins the workflow names and the notes. */
	title: string;
	trigger: Part;
	/** The field that is the same in everything that is sent about one thing. */
	key: string;
	/** What happened, as in "each … becomes a row". */
	noun: string;
	/** The field that the key becomes in the target, by how its API writes names. */
	keyIn: { salesforce: string; hubSpot: string; zohoDeal: string };
	/** Why one thing may come twice. */
	again: string;
	/** How to have one event. */
	tryIt: string;
	lastName: string;
	firstName?: string;
	phone: string;
	phoneDigits: string;
	email?: string;
	/** What the columns of a sheet are. */
	columns: readonly Column[];
}

const text = (...fields: string[]): Column[] => fields.map((field) => ({ field, type: 'string' }));
const numbers = (...fields: string[]): Column[] =>
	fields.map((field) => ({ field, type: 'number' }));

export const finishedInspection: SourceEvent = {
	slug: 'finished-inspection',
	title: 'PAVE: finished inspection',
	trigger: {
		name: 'PAVE Trigger',
		type: 'n8n-nodes-pave-autograb.paveTrigger',
		typeVersion: 1,
		parameters: {
			events: ['SESSION:COMPLETE'],
			existingCallback: 'fail',
			simplify: true,
			options: {},
		},
		...account('paveApi', 'PAVE account'),
	},
	key: 'session_key',
	noun: 'finished inspection',
	keyIn: {
		salesforce: 'PAVE_Session_Key__c',
		hubSpot: 'pave_session_key',
		zohoDeal: 'Inspection',
	},
	again: 'PAVE sends an inspection again when its results change',
	tryIt: 'Finish an inspection with a PAVE test key (not billed)',
	lastName: '={{ $json.contact_last_name || $json.contact_label }}',
	firstName: 'contact_first_name',
	phone: 'contact_phone',
	phoneDigits: 'contact_phone_digits',
	email: 'contact_email',
	columns: [
		...text('session_key', 'completed_date', 'title', 'vehicle', 'vin', 'plate'),
		...numbers('odometer_km', 'damage_count', 'max_grade'),
		...text('damage_summary', 'contact_name', 'contact_phone', 'client_id'),
		...text('user_account_email', 'cover_photo_url', 'photo_urls_text'),
	],
};

export const carListed: SourceEvent = {
	slug: 'car-listed',
	title: 'AutoGrab: past customer’s car listed',
	trigger: {
		name: 'AutoGrab Trigger',
		type: 'n8n-nodes-pave-autograb.autoGrabTrigger',
		typeVersion: 1,
		parameters: { region: '', events: ['recapture_new'], simplify: true, options: {} },
		...account('autoGrabApi', 'AutoGrab account'),
	},
	key: 'customer_id',
	noun: 'past customer’s car that is listed',
	keyIn: {
		salesforce: 'AutoGrab_Customer__c',
		hubSpot: 'autograb_customer',
		zohoDeal: 'Past customer',
	},
	again: 'A car that is listed again is the same customer',
	tryIt: 'Wait for the first listing, or ask AutoGrab for a test event',
	lastName: '={{ $json.contact_label }}',
	phone: 'mobile_number',
	phoneDigits: 'mobile_number_digits',
	columns: [
		...text('customer_id', 'external_id', 'contact_label', 'mobile_number', 'rego', 'state'),
		...text('vin', 'vehicle_title', 'listing_title', 'listing_url'),
		...numbers('listing_price'),
		...text('sighted_day', 'sale_day'),
	],
};

/** The address of a trigger, the same each time the file is generated. */
export function webhookIdOf(file: string): string {
	return idOf(`${file} webhook`);
}
