import type { IDataObject } from 'n8n-workflow';

import { paveEvents } from '../../../nodes/Pave/events';
import { properties } from '../../../nodes/Pave/trigger/properties';
import { eventOptions, presentEvent } from '../../../nodes/shared/events';
import { compareBlocks } from './support/document';
import { fieldsTable } from './support/fields';
import { json, table } from './support/markdown';

const definitions = eventOptions(paveEvents).map(({ value }) => {
	const definition = paveEvents.events.find(({ name }) => name === value);
	if (!definition) throw new Error(`The catalogue has no event "${value}"`);
	return definition;
});

const sampleOf = (name: string): IDataObject => {
	const definition = definitions.find((candidate) => candidate.name === name);
	return structuredClone(definition?.sample ?? {});
};

async function records(): Promise<string> {
	const parts = definitions.map(async ({ name, displayName, sample }) => {
		const { json: record } = await presentEvent(paveEvents, structuredClone(sample), {
			simplify: true,
		});
		return [`### ${displayName}`, `PAVE's name: \`${name}\``, json(record)].join('\n\n');
	});
	return (await Promise.all(parts)).join('\n\n');
}

test('docs/pave-trigger.md is what the catalogue and the node say (UPDATE_DOCS=1 rewrites it)', async () => {
	const [events, ...parameters] = properties.filter(({ type }) => type !== 'notice');
	const ticked = eventOptions(paveEvents).map(({ name, value }) => ({ name, value }));
	const odd = { ...sampleOf('SESSION:STATUS_CHANGE'), event: 'SESSION:ARCHIVED' };
	const unknown = await presentEvent(paveEvents, odd, { simplify: true });
	const branch = { ...sampleOf('SESSION:STATUS_CHANGE'), branch: 'Melbourne South' };
	const own = await presentEvent(paveEvents, branch, { simplify: true, ownAttributes: ['branch'] });

	const { actual, expected } = compareBlocks('docs/pave-trigger.md', {
		events: table(
			['Tick this', "PAVE's name", 'It starts the workflow'],
			definitions.map(({ name, displayName, description }) => [
				`**${displayName}**`,
				`\`${name}\``,
				description,
			]),
		),
		// What each event means is in the table of the events.
		parameters: fieldsTable([{ ...events, options: ticked }, ...parameters]),
		records: await records(),
		raw: json(sampleOf('SESSION:STATUS_CHANGE')),
		attributes: json(own.json),
		unknown: json(unknown.json),
	});
	expect(actual).toBe(expected);
});
