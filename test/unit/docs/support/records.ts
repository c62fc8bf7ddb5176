import type { IDataObject } from 'n8n-workflow';

import {
	type EventCatalogue,
	type EventDefinition,
	eventOptions,
	presentEvent,
} from '../../../../nodes/shared/events';
import { sentence } from './fields';
import { anchorOfHeading } from './operations';
import { type KnownRecord, outputOf } from './output';

/** The events of a catalogue in the editor's order, one line each. */
export function eventsList(catalogue: EventCatalogue): string {
	return inOrder(catalogue)
		.map(
			({ name, displayName, description }) =>
				`- **${displayName}** (\`${name}\`): ${sentence(description)}`,
		)
		.join('\n');
}

/** The record of each event's sample under a heading; the event that is ticked at first stands first. */
export async function recordSections(catalogue: EventCatalogue, ticked: string): Promise<string> {
	const known: KnownRecord[] = [];
	const sections: string[] = [];
	const isTicked = ({ name }: EventDefinition) => Number(name === ticked);
	for (const definition of inOrder(catalogue).sort((a, b) => isTicked(b) - isTicked(a))) {
		const { displayName, name } = definition;
		const record = await recordOf(catalogue, name);
		sections.push(`### ${displayName}\n\n${outputOf([{ json: record }], known)}`);
		known.push({ link: linkTo(displayName, ''), keys: Object.keys(record) });
	}
	return sections.join('\n\n');
}

/** The record of an event's sample, as a guide that does not show it links it. */
export async function knownRecord(
	catalogue: EventCatalogue,
	name: string,
	guide: string,
): Promise<KnownRecord> {
	const { displayName } = definitionOf(catalogue, name);
	const keys = Object.keys(await recordOf(catalogue, name));
	return { link: linkTo(displayName, guide), keys };
}

async function recordOf(catalogue: EventCatalogue, name: string): Promise<IDataObject> {
	const body = structuredClone(definitionOf(catalogue, name).sample);
	return (await presentEvent(catalogue, body, { simplify: true })).json;
}

const linkTo = (displayName: string, guide: string) =>
	`[${displayName}](${guide}#${anchorOfHeading(displayName)})`;

const inOrder = (catalogue: EventCatalogue) =>
	eventOptions(catalogue).map(({ value }) => definitionOf(catalogue, String(value)));

function definitionOf({ events }: EventCatalogue, name: string): EventDefinition {
	const definition = events.find((candidate) => candidate.name === name);
	if (!definition) throw new Error(`The catalogue has no event "${name}"`);
	return definition;
}
