import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { sentence } from './fields';

/** An operation as the editor and the guide call it. */
export interface GuideOperation {
	/** `resource.operation`, as workflows save them. */
	key: string;
	resource: string;
	name: string;
	description: string;
	/** Its fields, resource and operation aside. */
	fields: INodeProperties[];
}

/** Every operation of an action node, in the editor's order. */
export function operationsOf(properties: INodeProperties[]): GuideOperation[] {
	return resourcesOf(properties).flatMap(({ name: resource, value }) => {
		const selector = properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(value) === true,
		);
		return choicesOf(selector).map((operation) => ({
			key: `${String(value)}.${String(operation.value)}`,
			resource,
			name: operation.name,
			description: sentence(operation.description ?? ''),
			fields: properties.filter(({ displayOptions }) => {
				const { show = {} } = displayOptions ?? {};
				return (
					show.resource?.includes(value) === true &&
					show.operation?.includes(operation.value) === true
				);
			}),
		}));
	});
}

/** One line per resource, with a link to the section of each operation. */
export function operationsIndex(properties: INodeProperties[]): string {
	const operations = operationsOf(properties);
	return resourcesOf(properties)
		.map(({ name, description = '' }) => {
			const links = operations
				.filter(({ resource }) => resource === name)
				.map((operation) => `[${operation.name}](#${anchorOf(operation)})`);
			return `- **${name}** – ${sentence(description)} ${links.join(', ')}`;
		})
		.join('\n');
}

/** The heading of an operation's section. */
export const headingOf = ({ resource, name }: GuideOperation) => `${resource}: ${name}`;

/** The anchor of its section. */
export const anchorOf = (operation: GuideOperation) => anchorOfHeading(headingOf(operation));

/** A heading's anchor, as GitHub makes it. */
export const anchorOfHeading = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replace(/\s/g, '-');

/** The choices of a list; none without a list. */
export const choicesOf = (property?: INodeProperties) =>
	(property?.options ?? []) as INodePropertyOptions[];

const resourcesOf = (properties: INodeProperties[]) =>
	choicesOf(properties.find(({ name }) => name === 'resource'));
