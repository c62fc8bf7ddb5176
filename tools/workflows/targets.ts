import { salesforce, zoho } from './crms';
import { hubSpotDeal } from './hubSpot';
import { email, gmail, slack, teams, twilio } from './messages';
import { airtable, dataverse, googleSheets } from './tables';
import type { Target } from './target';

/** In the order in which they are easy: a sheet and messages first, then CRMs that need an administrator. */
export const targets: readonly Target[] = [
	googleSheets,
	slack,
	email,
	gmail,
	salesforce,
	hubSpotDeal,
	zoho,
	airtable,
	teams,
	twilio,
	dataverse,
];

/** Those that a past customer's car, a lead, is sent to. */
export const leadTargets: readonly Target[] = [googleSheets, slack, salesforce, hubSpotDeal, zoho];
