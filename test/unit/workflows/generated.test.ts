import { readFileSync } from 'node:fs';

import { examples, readExample } from '../../../tools/workflows/files';
import { pairs, workflowOf } from '../../../tools/workflows/generate';
import { README, readmeWithTable } from '../../../tools/workflows/readme';

/** An MCP server hands nothing on: there is nothing to show. */
const TRIGGER = /(?<!mcp)Trigger$/;

test('every example is as the tables and the catalogues make it (npm run workflows)', async () => {
	const wanted = await examples();
	expect(wanted.size).toBeGreaterThan(pairs.length);
	for (const [name, workflow] of wanted)
		expect([name, readExample(name)]).toEqual([name, workflow]);
});

test('the README’s table is as the tables of targets make it', () => {
	const plain = (text: string) =>
		text.replace(/-+/g, '-').replace(/ +/g, ' ').replace(/\n+/g, '\n');
	expect(plain(readFileSync(README, 'utf8'))).toBe(plain(readmeWithTable()));
});

test('every trigger of every example shows sample data', async () => {
	for (const [name, { nodes, pinData }] of await examples()) {
		const triggers = nodes.filter(({ type }) => TRIGGER.test(type)).map((node) => node.name);
		expect([name, Object.keys(pinData ?? {})]).toEqual([name, expect.arrayContaining(triggers)]);
	}
});

test.each(pairs)(
	'$file branches from its trigger, keeps its key, and does not advertise',
	(pair) => {
		const { nodes } = workflowOf(pair);
		const text = JSON.stringify(nodes);
		expect(text).not.toMatch(/"(includeLinkToWorkflow|appendAttribution)":true/);
		for (const { type, parameters } of nodes) {
			if (/\.slack$|Teams$/.test(type))
				expect(JSON.stringify(parameters)).toContain('includeLinkToWorkflow');
			if (/\.(gmail|emailSend)$/.test(type))
				expect(JSON.stringify(parameters)).toContain('appendAttribution');
		}
		// Messages have no key; every record has the one of its event.
		const keeps = !/slack|email|gmail|teams|twilio/.test(pair.target.slug);
		expect(text.includes(pair.event.key)).toBe(keeps);
	},
);
