import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '../../../workflows');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (file: string) =>
	JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, unknown>;

test.each(files)(
	'%s has a versionId: without one, n8n 2.0 refuses it on its command line',
	(file) => {
		expect(read(file).versionId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
	},
);

test('no two examples have the same versionId', () => {
	const ids = files.map((file) => read(file).versionId);
	expect(new Set(ids).size).toBe(files.length);
});

const OURS = /^n8n-nodes-pave-autograb\.(pave|autoGrab)(Trigger|Tool)?$/;
const N8NS = /^(n8n-nodes-base|@n8n\/n8n-nodes-langchain)\./;
/** The one that is for failed workflows of any kind. */
const WITHOUT_OURS = 'tell-me-what-failed.json';

test.each(files)('%s explains itself, names no account and calls nobody real', (file) => {
	const nodes = read(file).nodes as Placed[];
	expect(nodes.find(isNote)?.parameters.content).toMatch(/^## .+\n/);
	const credentials = nodes.flatMap((node) => Object.values(node.credentials ?? {}));
	expect(credentials.map(({ id }) => id).join('')).toBe('');
	const addresses = JSON.stringify(nodes).match(/https?:\/\/[^/"\s]+/g) ?? [];
	expect(addresses.filter((address) => !/[/.]example\.com$/.test(address))).toEqual([]);
});

test.each(files)('%s has nodes of ours and of n8n, each with a name of its own', (file) => {
	const nodes = read(file).nodes as Placed[];
	const types = nodes.map(({ type }) => type);
	expect(types.filter((type) => !OURS.test(type) && !N8NS.test(type))).toEqual([]);
	expect(types.some((type) => OURS.test(type))).toBe(file !== WITHOUT_OURS);
	expect(new Set(nodes.map(({ name }) => name)).size).toBe(nodes.length);
});

interface Placed {
	name: string;
	type: string;
	credentials?: Record<string, { id: string | null }>;
	position: [number, number];
	parameters: { content?: string; width?: number; height?: number };
}

/** What n8n draws of a node: its square, and its name and note below. */
const NODE = { width: 96, height: 96, below: 60 };

const isNote = ({ type }: Placed) => type === 'n8n-nodes-base.stickyNote';

function boxOf(node: Placed) {
	const [left, top] = node.position;
	const { width = NODE.width, height = NODE.height + NODE.below } = node.parameters;
	return isNote(node)
		? { left, top, right: left + width, bottom: top + height }
		: { left, top, right: left + NODE.width, bottom: top + NODE.height + NODE.below };
}

test.each(files)('%s: its note is short, and nothing on the canvas covers anything', (file) => {
	const nodes = read(file).nodes as Placed[];
	const covered = nodes.flatMap((one, index) =>
		nodes.slice(index + 1).flatMap((other) => {
			const a = boxOf(one);
			const b = boxOf(other);
			const apart =
				a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
			return apart ? [] : [`${one.name} and ${other.name}`];
		}),
	);
	expect(covered).toEqual([]);
	for (const { parameters } of nodes.filter(isNote)) {
		expect(parameters.content?.length).toBeLessThan(600);
	}
});
