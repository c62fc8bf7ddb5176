import {
	type INode,
	type INodeParameters,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';

/** What is in `given` and not the same in `kept`, by its path. */
export function missing(given: unknown, kept: unknown, at = ''): string[] {
	if (typeof given !== 'object' || given === null) {
		return Object.is(given, kept) ? [] : [at];
	}
	return Object.entries(given).flatMap(([key, value]) =>
		missing(value, (kept as Record<string, unknown> | undefined)?.[key], at ? `${at}.${key}` : key),
	);
}

/** The paths of what n8n would drop of a node's parameters: fields that it has not, or does not show with the others. */
export function lostParameters(
	description: INodeTypeDescription,
	parameters: INodeParameters,
): string[] {
	const node = { typeVersion: 1, parameters } as INode;
	const { properties } = description;
	const kept = NodeHelpers.getNodeParameters(
		properties,
		parameters,
		true,
		false,
		node,
		description,
	);
	return missing(parameters, kept ?? {});
}
