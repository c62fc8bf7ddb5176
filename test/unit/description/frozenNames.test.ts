import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties, INodeType } from 'n8n-workflow';

import { AutoGrabApi } from '../../../credentials/AutoGrabApi.credentials';
import { PaveApi } from '../../../credentials/PaveApi.credentials';
import { AutoGrab } from '../../../nodes/AutoGrab/AutoGrab.node';
import { AutoGrabTrigger } from '../../../nodes/AutoGrab/AutoGrabTrigger.node';
import { Pave } from '../../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../../nodes/Pave/PaveTrigger.node';
import manifest from '../../../package.json';
import { formatted } from '../docs/support/document';
import { lost, namesOf, withNew, type Names } from './names';

/*
 * What saved workflows refer to is in names.json: names, values and defaults. A change there breaks the workflows of
 * everybody who has the package, so the list only ever grows. `npm run docs` adds what is new, and nothing takes
 * anything away.
 */

const FILE = join(__dirname, 'names.json');

const inner = ({ options = [] }: INodeProperties): INodeProperties[] =>
	options.flatMap((option) => ('type' in option ? [option] : []));

const sources = [
	new PaveApi(),
	new AutoGrabApi(),
	...[new PaveTrigger(), new Pave(), new AutoGrabTrigger(), new AutoGrab()].map(
		({ description }) => description,
	),
];

test('nothing that workflows are saved with is gone or changed, and what is new is listed', () => {
	const current = Object.fromEntries(sources.map((one) => [one.name, namesOf(one.properties)]));
	const frozen = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Names>;
	expect(lost(frozen, current)).toEqual([]);
	if (process.env.UPDATE_DOCS === '1') {
		writeFileSync(FILE, formatted(FILE, JSON.stringify(withNew(frozen, current))));
	}
	// `npm run docs` adds what is missing here.
	const listed = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Names>;
	expect(lost(current, listed)).toEqual([]);
});

test('the package has its name', () => expect(manifest.name).toBe('n8n-nodes-pave-autograb'));

describe('credentials', () => {
	test.each([
		[new PaveApi(), 'PAVE API'],
		[new AutoGrabApi(), 'AutoGrab API'],
	])('%# is shown by its name', (credential, displayName) => {
		expect(credential.displayName).toBe(displayName);
	});

	test.each([
		[new PaveApi(), ['apiKey', 'apiSecret']],
		[new AutoGrabApi(), ['apiKey']],
	])('secrets are entered as passwords (%#)', (credential, secrets) => {
		const hidden = credential.properties.filter(({ typeOptions }) => typeOptions?.password);
		expect(hidden.map(({ name }) => name)).toEqual(secrets);
	});
});

describe('nodes', () => {
	test.each<[INodeType, string, string]>([
		[new PaveTrigger(), 'paveTrigger', 'PAVE Trigger'],
		[new Pave(), 'pave', 'PAVE'],
		[new AutoGrabTrigger(), 'autoGrabTrigger', 'AutoGrab Trigger'],
		[new AutoGrab(), 'autoGrab', 'AutoGrab'],
	])('%# has its type and name', ({ description }, name, displayName) => {
		expect(description).toMatchObject({ name, displayName, version: 1 });
		expect(description.defaults.name).toBe(displayName);
	});

	test.each([new PaveTrigger(), new AutoGrabTrigger()])(
		'%# listens where published workflows are registered',
		({ description }) => {
			expect(description.webhooks).toHaveLength(1);
			expect(description.webhooks?.[0]).toMatchObject({
				name: 'default',
				httpMethod: 'POST',
				path: 'webhook',
			});
		},
	);
});

test.each([new Pave(), new AutoGrab()])('%# works on 1 to 20 items at a time', (node) => {
	const options = node.description.properties.filter(({ name }) => name === 'options');
	const concurrency = options.flatMap(inner).filter(({ name }) => name === 'concurrency');
	expect(concurrency).not.toEqual([]);
	for (const property of concurrency) {
		expect(property).toMatchObject({ default: 5, typeOptions: { minValue: 1, maxValue: 20 } });
	}
});
