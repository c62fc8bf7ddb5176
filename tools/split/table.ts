/** The package that holds both vendors: this repository. */
export const COMBINED = 'n8n-nodes-pave-autograb';

/** One vendor's package, as it is written to `split/<packageName>`. */
export interface SplitPackage {
	/** Name of the package, of its repository and of its folder below `split`. */
	packageName: string;
	/** The vendor, as its users write it. */
	vendor: string;
	/** The vendor's folder in `nodes`. */
	folder: string;
	/** Tells the vendor's name in a path or a text. */
	named: RegExp;
	/** Begins the names of the vendor's node types. */
	nodePrefix: string;
	/** Of package.json. */
	description: string;
	/** Words of package.json that are this vendor's business, besides its name. */
	keywords: readonly string[];
	/** Opens the README. */
	introduction: string;
	/** Below it: what a workflow looks like. */
	picture: string;
}

/**
 * The vendors, each with all that tells its package from the other's. Everything else – files, nodes,
 * credentials, icons, guides, example workflows, tests – follows from the vendor's name and from what
 * the vendor's classes and tests import.
 */
export const splitPackages: readonly SplitPackage[] = [
	{
		packageName: 'n8n-nodes-pave',
		vendor: 'PAVE',
		folder: 'Pave',
		// As one word: a field of the other vendor's is called pavEstimateType.
		named: /PAVE|Pave|pave(?!ment)/,
		nodePrefix: 'pave',
		description: 'n8n nodes for PAVE vehicle inspections',
		keywords: ['vehicle-inspection'],
		introduction:
			'[n8n](https://n8n.io) nodes for **PAVE**, guided vehicle inspections. Start a workflow when an inspection is finished, with its photos, damages and results. Create inspections and send capture links.',
		picture: '![A workflow: PAVE Trigger, then a CRM](docs/images/workflow.png)',
	},
	{
		packageName: 'n8n-nodes-autograb',
		vendor: 'AutoGrab',
		folder: 'AutoGrab',
		named: /auto[- ]?grab/i,
		nodePrefix: 'autoGrab',
		description: 'n8n nodes for AutoGrab vehicle data, valuations and Customer Recapture',
		keywords: ['vehicle-valuation'],
		introduction:
			"[n8n](https://n8n.io) nodes for **AutoGrab**: vehicle data, valuations and Customer Recapture. Start a workflow when a past customer's car turns up in a used-car listing. Look up and value vehicles.",
		picture:
			'![A workflow: AutoGrab Trigger, then a CRM that gets a lead or its new price](docs/images/workflow.png)',
	},
];

/** Whether a path or text names a vendor that is not the package's own; the combined package's name does not count. */
export function namesAnother(own: SplitPackage, text: string): boolean {
	const rest = text.replaceAll(COMBINED, '');
	return splitPackages.some((other) => other !== own && other.named.test(rest));
}
