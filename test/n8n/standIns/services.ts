import type { Service } from './account';
import { airtable, dataverse } from './tables';
import { hubSpot } from './hubSpot';
import { gmail, slack, teams, twilio } from './messages';
import { salesforce, zoho } from './crms';
import { googleSheets } from './googleSheets';

/** Every vendor that has a stand-in; mail has a server of its own. */
export const services: readonly Service[] = [
	googleSheets,
	gmail,
	slack,
	teams,
	twilio,
	salesforce,
	hubSpot,
	zoho,
	airtable,
	dataverse,
];
