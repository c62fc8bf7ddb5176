import type { INodeProperties, IWebhookDescription } from 'n8n-workflow';
import { eventOptions, fieldOptions } from '../events/catalogue';
import type { EventCatalogue, EventFilter } from '../events/types';
import { countries } from '../phone';

/**
 * The parts of a trigger's description that do not depend on the vendor. They stand in one file that needs nothing
 * else of the engine, because n8n loads it at every start and the engine only for the first event.
 */

/** Where deliveries arrive: the same for every trigger, and saved in workflows. */
export const triggerWebhook: IWebhookDescription = {
	name: 'default',
	httpMethod: 'POST',
	responseMode: 'onReceived',
	// Without it n8n would answer the words "firstEntryJson" instead of what webhook() returns.
	responseData: '',
	path: 'webhook',
};

const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Unticking an event moves the outputs after it, and n8n keeps wires by position. */
const outputPerEventNotice: INodeProperties = {
	displayName:
		'Each ticked event has its own output, in the order you ticked them. A newly ticked event is added at the end. Unticking one moves the outputs after it, so check the connections then.',
	name: 'outputPerEventNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { '/options.outputPerEvent': [true] } },
};

const commonOptions: INodeProperties[] = [
	{
		displayName: 'Ignore Repeated Events',
		name: 'deduplicate',
		type: 'boolean',
		default: true,
		description: 'Whether an event that is sent twice starts the workflow only once',
	},
	{
		displayName: 'Separate Output per Event',
		name: 'outputPerEvent',
		type: 'boolean',
		default: false,
		description:
			'Whether each ticked event gets its own output. A last one, Other, takes what is not known.',
	},
];

/** The Events parameter: everything a user can subscribe to. The vendor says what is ticked at first. */
export function eventsProperty(catalogue: EventCatalogue): INodeProperties {
	return {
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: [],
		options: eventOptions(catalogue),
		description: 'What should start this workflow',
	};
}

/** Simplify and Options, with the vendor's own options among the common ones, alphabetically. */
export function deliveryProperties(
	catalogue: EventCatalogue,
	vendorOptions: INodeProperties[],
	country: string,
): INodeProperties[] {
	const options = [
		...vendorOptions,
		...recordOptions(catalogue, country),
		...filterOptions(catalogue),
		...commonOptions,
	];
	return [
		simplify,
		outputPerEventNotice,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			// Not by locale: setting that up costs more time than loading all nodes.
			options: options.sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
		},
	];
}

/**
 * The `outputs` expression of a trigger: one output, or one per ticked event in the order they were ticked (so that
 * existing wires stay right when an event is added) and a last one for what was not recognised.
 */
export function outputsExpression(catalogue: EventCatalogue): `={{${string}}}` {
	const names = JSON.stringify(displayNames(catalogue));
	return `={{(${configuredOutputs.toString()})($parameter, ${names})}}`;
}

/** A trigger's subtitle on the canvas: the ticked events by their display names. */
export function eventsSubtitle(catalogue: EventCatalogue): string {
	const names = JSON.stringify(displayNames(catalogue));
	return `={{[].concat($parameter.events ?? []).map((event) => (${names})[event] ?? event).join(', ')}}`;
}

/** One multi-select option for each event that can be narrowed down. */
function filterOptions(catalogue: EventCatalogue): INodeProperties[] {
	return catalogue.events.flatMap(({ filter }) => (filter ? [filterOption(filter)] : []));
}

function filterOption({
	displayName,
	option: name,
	description,
	values,
}: EventFilter): INodeProperties {
	const told = { displayName, name, description, default: [] };
	return values
		? { ...told, type: 'multiOptions', options: [...values] }
		: { ...told, type: 'string', typeOptions: { multipleValues: true } };
}

/** What makes a record fit for whoever takes it. */
function recordOptions(catalogue: EventCatalogue, country: string): INodeProperties[] {
	return [
		{
			displayName: 'Default Country',
			name: 'defaultCountry',
			type: 'options',
			default: '',
			options: [{ name: 'None', value: '' }, ...countries],
			description: country,
		},
		{
			displayName: 'Only These Fields',
			name: 'fields',
			type: 'multiOptions',
			default: [],
			options: fieldOptions(catalogue),
			description:
				'The fields to keep with Simplify on. Leave empty for all; an event that has none of them keeps all.',
		},
	];
}

function displayNames(catalogue: EventCatalogue): Record<string, string> {
	return Object.fromEntries(catalogue.events.map(({ name, displayName }) => [name, displayName]));
}

/** Runs inside an n8n expression, so it must not refer to anything outside. */
function configuredOutputs(
	parameters: { events?: unknown; options?: { outputPerEvent?: boolean } },
	names: Record<string, string>,
) {
	if (!parameters.options?.outputPerEvent) return ['main'];
	const given = parameters.events ?? [];
	// The same as readEvents: an expression may give text.
	const list = Array.isArray(given) ? given : String(given).split(/[[\]",]/);
	const ticked = list.map((event) => String(event ?? '').trim()).filter((event) => event !== '');
	return [
		...[...new Set(ticked)].map((event) => ({ type: 'main', displayName: names[event] ?? event })),
		{ type: 'main', displayName: 'Other' },
	];
}
