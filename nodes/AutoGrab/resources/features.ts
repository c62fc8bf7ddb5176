import type { IExecuteFunctions } from 'n8n-workflow';

/** The ticked features; an expression or an AI Agent may also give them as text, separated by commas. */
export function readFeatures(context: IExecuteFunctions, itemIndex: number): string[] {
	const given: unknown = context.getNodeParameter('features', itemIndex, []);
	const list: unknown[] = Array.isArray(given) ? given : String(given ?? '').split(',');
	return list.map((feature) => String(feature).trim()).filter((feature) => feature !== '');
}
