import type { IDataObject } from 'n8n-workflow';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { properties } from '../../../nodes/AutoGrab/trigger/properties';
import { eventOptions, presentEvent } from '../../../nodes/shared/events';
import { compareBlocks } from './support/document';
import { fieldsTable } from './support/fields';
import { json, table } from './support/markdown';

const definitions = eventOptions(autoGrabEvents).map(({ value }) => {
	const definition = autoGrabEvents.events.find(({ name }) => name === value);
	if (!definition) throw new Error(`The catalogue has no event "${value}"`);
	return definition;
});

const sampleOf = (name: string): IDataObject => {
	const definition = definitions.find((candidate) => candidate.name === name);
	return structuredClone(definition?.sample ?? {});
};

async function records(): Promise<string> {
	const parts = definitions.map(async ({ name, displayName, sample }) => {
		const body = structuredClone(sample);
		const { json: record } = await presentEvent(autoGrabEvents, body, { simplify: true });
		return [`### ${displayName}`, `AutoGrab's name: \`${name}\``, json(record)].join('\n\n');
	});
	return (await Promise.all(parts)).join('\n\n');
}

test('docs/autograb-trigger.md is what the catalogue and the node say (UPDATE_DOCS=1 rewrites it)', async () => {
	const shown = properties
		.filter(({ type }) => type !== 'notice')
		.map((property) => (property.name === 'events' ? { ...property, options: [] } : property));
	const odd = { ...sampleOf('claim_report_generated'), event: 'claim_settled' };
	const unknown = await presentEvent(autoGrabEvents, odd, { simplify: true });

	const { actual, expected } = compareBlocks('docs/autograb-trigger.md', {
		events: table(
			['Tick this', "AutoGrab's name", 'It starts the workflow'],
			definitions.map(({ name, displayName, description }) => [
				`**${displayName}**`,
				`\`${name}\``,
				description,
			]),
		),
		parameters: fieldsTable(shown),
		records: await records(),
		raw: json(sampleOf('recapture_new')),
		unknown: json(unknown.json),
	});
	expect(actual).toBe(expected);
});
