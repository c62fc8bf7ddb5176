import type { INodeTypeDescription } from 'n8n-workflow';

import { AutoGrab } from '../../../nodes/AutoGrab/AutoGrab.node';
import { AutoGrabTrigger } from '../../../nodes/AutoGrab/AutoGrabTrigger.node';
import { Pave } from '../../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../../nodes/Pave/PaveTrigger.node';
import { compareBlocks, readDocument } from './support/document';
import { choicesOf } from './support/operations';

/** Its guide, and the names in its first list: the events of a trigger, the resources of an action node. */
function line({ name, displayName, properties }: INodeTypeDescription): string {
	const isTrigger = name.endsWith('Trigger');
	const list = properties.find((property) => property.name === (isTrigger ? 'events' : 'resource'));
	const guide = isTrigger ? name.replace('Trigger', '-trigger').toLowerCase() : name.toLowerCase();
	const names = choicesOf(list).map((choice) => choice.name);
	const does = isTrigger ? 'starts a workflow' : `does something at ${displayName}`;
	return `- **[${displayName}](docs/${guide}.md)** ${does}: ${names.join(', ')}`;
}

test('the README names the versions of n8n that the package passed on, and what the nodes have (UPDATE_DOCS=1 rewrites it)', () => {
	const { passed } = JSON.parse(readDocument('docs/n8n-versions.json')) as { passed: string[] };
	const versions = `${passed.slice(0, -1).join(', ')} and ${passed[passed.length - 1]}`;
	const nodes = [new PaveTrigger(), new Pave(), new AutoGrabTrigger(), new AutoGrab()];
	const { actual, expected } = compareBlocks('README.md', {
		'n8n-versions': `For n8n 1.123 and newer; run on n8n ${versions}.`,
		nodes: nodes.map(({ description }) => line(description)).join('\n'),
	});
	expect(actual).toBe(expected);
});
