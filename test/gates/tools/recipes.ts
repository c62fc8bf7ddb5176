import { filesIn } from './files';
import type { WorkingCopy } from './workingCopy';

/** "A new event", followed with an event of PAVE that does not exist. */
export function addEvent(copy: WorkingCopy): void {
	copy.write(
		'nodes/Pave/events/madeUp.ts',
		`import { defineEvent } from '../../shared/events/defineEvent';
import { text } from '../../shared/events/facts';
import { bodyFields } from '../../shared/events/fields';
import { readText } from '../../shared/json';

/** PAVE API, section "SESSION:MADE_UP": not an event of PAVE. */
export const madeUp = defineEvent({
	name: 'SESSION:MADE_UP',
	displayName: 'Made Up',
	description: 'When something was made up',
	selectable: true,
	schema(z) {
		const { key, text } = bodyFields(z);
		return z.looseObject({
			event: z.literal('SESSION:MADE_UP'),
			session_key: key,
			colour: text,
			timestamp: text,
		});
	},
	sample: {
		session_key: 'DMO-7KQ2ZB9XW4',
		event: 'SESSION:MADE_UP',
		colour: 'blue',
		timestamp: '2024-03-11T10:10:13-05:00',
	},
	occurredAt: (body) => readText(body.timestamp),
	about: 'session_key',
	record: { session_key: text('session_key'), colour: text('colour') },
});
`,
	);
	const index = 'nodes/Pave/events/index.ts';
	copy.insert(index, 'import { noteInsert }', "import { madeUp } from './madeUp';\n");
	copy.insert(index, 'noteInsert, ', 'madeUp, ');
	copy.insert(index, "		'description',", "		'colour',\n");
	changelog(copy, '- PAVE Trigger: Made Up.');
}

/** "A new operation", followed with one that the PAVE node does not have. */
export function addOperation(copy: WorkingCopy): void {
	const folder = 'nodes/Pave/resources/session';
	copy.write(
		`${folder}/getStatus.operation.ts`,
		`import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getSession } from '../../api';
import { readSessionKey } from '../sessionKey';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const session = await getSession(context, readSessionKey(context, itemIndex));
	return { session_key: session.session_key, status: session.status };
}
`,
	);
	copy.insert('nodes/Pave/operations.ts', '		resendSms: ', '		getStatus: sessionGetStatus,\n');
	copy.insert(
		'nodes/Pave/operations.ts',
		'import * as sessionResendSms ',
		"import * as sessionGetStatus from './resources/session/getStatus.operation';\n",
	);
	copy.insert(
		`${folder}/session.resource.ts`,
		"	{\n		name: 'Resend SMS',",
		`	{
		name: 'Get Status',
		value: 'getStatus',
		description: 'Get how far an inspection is',
		action: 'Get how far an inspection is',
	},
`,
	);
	copy.insert(
		'nodes/Pave/resources/outputSchemas.ts',
		'		resendSms: (z) =>',
		'		getStatus: (z) => z.object({ session_key: z.string(), status: z.string() }),\n',
	);
	copy.insert(
		'test/unit/docs/support/paveExamples.ts',
		"		await example('session', 'update',",
		"		await example('session', 'getStatus', { sessionKey });\n",
	);
}

const ICON = (colour: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
	<path fill="${colour}" d="M4 4h56v56H4Z"/>
</svg>
`;

/** "A new vendor", followed with one that is PAVE by another name. */
export function addVendor(copy: WorkingCopy): void {
	const renamed = (text: string) =>
		text.replaceAll('PAVE', 'QUORFA').replaceAll('Pave', 'Quorfa').replaceAll('pave', 'quorfa');
	const sources = [
		...filesIn('nodes/Pave'),
		...filesIn('credentials', /\/PaveApi\.credentials\.ts$/),
	];
	for (const { path, text } of sources) copy.write(renamed(path), renamed(text));
	copy.write('icons/quorfa.svg', ICON('#1F3A8A'));
	copy.write('icons/quorfa.dark.svg', ICON('#B9C8FF'));
	const manifest = JSON.parse(copy.read('package.json')) as {
		n8n: { credentials: string[]; nodes: string[] };
	};
	const ofPave = (list: string[]) => list.filter((file) => file.includes('Pave')).map(renamed);
	manifest.n8n.credentials.push(...ofPave(manifest.n8n.credentials));
	manifest.n8n.nodes.push(...ofPave(manifest.n8n.nodes));
	copy.write('package.json', JSON.stringify(manifest));
	changelog(copy, '- QUORFA: a new vendor.');
}

function changelog(copy: WorkingCopy, line: string): void {
	const [title, ...versions] = copy.read('CHANGELOG.md').split('\n## ');
	copy.write('CHANGELOG.md', [title, `Unreleased\n\n${line}\n`, ...versions].join('\n## '));
}
