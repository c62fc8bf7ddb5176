import type { IDataObject } from 'n8n-workflow';

import { defineEvent } from '../../shared/events/defineEvent';
import { number, text, words } from '../../shared/events/facts';
import { bodyFields } from '../../shared/events/fields';
import { readFilledText, readObject } from '../../shared/json';
import { oneLine } from '../../shared/words';

/** AutoGrab API, section "claim_report_generated": a pre-accident valuation report is ready. */
export const claimReportGenerated = defineEvent({
	name: 'claim_report_generated',
	displayName: 'Claim Report Ready',
	description:
		'When the report of a pre-accident valuation is ready to download. AutoGrab does not say whether this is live for every account.',
	selectable: true,
	schema(z) {
		const { key, number: amount, object, text: words } = bodyFields(z);
		return z.looseObject({
			event: z.literal('claim_report_generated'),
			data: object({
				claimID: key,
				claimNumber: words,
				claimValuation: amount,
				reportURL: words,
			}),
		});
	},
	sample: {
		event: 'claim_report_generated',
		data: {
			claimID: 'b95f2a70-5d3e-4ca1-8840-6e7c10f2d9ab',
			claimNumber: 'CLM-2025-00871',
			claimValuation: 18750,
			reportURL: 'https://reports.example.com/claims/b95f2a70/report.pdf',
		},
	},
	// The body holds no time at all.
	occurredAt: () => null,
	about: 'claimID',
	record: {
		title: words((body) => oneLine(`Claim report ready: ${claimOf(body)}`, 120)),
		summary: words((body) => oneLine(`The report of claim ${claimOf(body)} is ready`, 300)),
		claimID: text('data.claimID'),
		claimNumber: text('data.claimNumber'),
		claimValuation: number('data.claimValuation'),
		reportURL: text('data.reportURL'),
	},
	passOn: 'data',
});

function claimOf(body: IDataObject): string {
	const { claimNumber, claimID } = readObject(body.data);
	return readFilledText(claimNumber) ?? readFilledText(claimID) ?? 'without a number';
}
