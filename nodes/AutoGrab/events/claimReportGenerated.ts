import { bodyFields, recordFields } from '../../shared/events/fields';
import { readNumber, readObject, readText } from '../../shared/json';
import type { EventDefinition, Zod } from '../../shared/events/types';

/** AutoGrab API, section "claim_report_generated": a pre-accident valuation report is ready. */
export const claimReportGenerated = {
	name: 'claim_report_generated' as const,
	displayName: 'Claim Report Ready',
	description:
		'When the report of a pre-accident valuation is ready to download. AutoGrab does not say whether this is live for every account.',
	selectable: true,
	schema(z: Zod) {
		const { code, key, number, text } = bodyFields(z);
		return z.looseObject({
			event: z.literal('claim_report_generated'),
			data: z.looseObject({
				claimID: key,
				claimNumber: code,
				claimValuation: number,
				reportURL: text,
			}),
		});
	},
	recordSchema(z: Zod) {
		const { envelope, number, text } = recordFields(z);
		return z.looseObject({
			event: z.literal('claim_report_generated'),
			...envelope,
			claimID: text,
			claimNumber: text,
			claimValuation: number,
			reportURL: text,
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
	simplify(body) {
		const data = readObject(body.data);
		return {
			...data,
			claimID: readText(data.claimID),
			claimNumber: readText(data.claimNumber),
			claimValuation: readNumber(data.claimValuation),
			reportURL: readText(data.reportURL),
		};
	},
} satisfies EventDefinition;
