import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const ROOT = join(__dirname, '../../..');
const guides = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
const documents = [
	'README.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	'SECURITY.md',
	'simulator/README.md',
	...guides.map((name) => `docs/${name}`),
	// A single vendor's repository has not all of them.
	...['docs/jobs', 'docs/decisions'].flatMap((folder) =>
		existsSync(join(ROOT, folder))
			? readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`)
			: [],
	),
	'workflows/README.md',
].filter((path) => existsSync(join(ROOT, path)));

const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Without code: what looks like a link there is none. */
const prose = (path: string) =>
	textOf(path)
		.replace(/```[\s\S]*?```/g, '')
		.replace(/`[^`]*`/g, 'code');

/** Headings as GitHub makes anchors of them. */
function anchorsOf(path: string): Set<string> {
	const anchors = new Set<string>();
	const headings = textOf(path)
		.replace(/```[\s\S]*?```/g, '')
		.matchAll(/^#{1,6} (.+)$/gm);
	for (const [, heading] of headings) {
		const slug = heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replace(/\s/g, '-');
		let anchor = slug;
		for (let number = 1; anchors.has(anchor); number++) anchor = `${slug}-${number}`;
		anchors.add(anchor);
	}
	return anchors;
}

function linksOf(path: string): string[] {
	const marks = prose(path).matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)| src(?:set)?="([^"]+)"/g);
	return [...marks].map(([, link, picture]) => link ?? picture);
}

/** Why a link leads nowhere; undefined for a good one. */
function fault(from: string, link: string): string | undefined {
	if (/^https:\/\//.test(link)) return URL.canParse(link) ? undefined : 'not a URL';
	if (/^[a-z]+:/i.test(link)) return 'neither https nor a file of the repository';
	const [file, anchor] = link.split('#');
	const path = file === '' ? from : normalize(join(dirname(from), file));
	if (!existsSync(join(ROOT, path))) return `there is no ${path}`;
	if (anchor !== undefined && !anchorsOf(path).has(anchor)) return `${path} has no such heading`;
	return undefined;
}

test.each(documents)('%s has no dead link', (path) => {
	const dead = linksOf(path).flatMap((link) => {
		const reason = fault(path, link);
		return reason === undefined ? [] : [`${link}: ${reason}`];
	});
	expect(dead).toEqual([]);
});

test.each(guides)('the README leads to docs/%s', (name) => {
	expect(linksOf('README.md').map((link) => link.split('#')[0])).toContain(`docs/${name}`);
});

test('the guide that a node opens is there', () => {
	const { n8n } = JSON.parse(textOf('package.json')) as { n8n: { nodes: string[] } };
	for (const node of n8n.nodes) {
		const codex = node.replace(/^dist\/(.+)\.js$/, '$1.json');
		const { resources } = JSON.parse(textOf(codex)) as {
			resources: Record<string, Array<{ url: string }>>;
		};
		for (const { url } of [
			...resources.primaryDocumentation,
			...resources.credentialDocumentation,
		]) {
			const [, file, anchor] = /\/blob\/main\/([^#]+)(?:#(.+))?$/.exec(url) ?? [
				url,
				'README.md',
				url.split('#')[1],
			];
			expect({ node, found: existsSync(join(ROOT, file)) }).toEqual({ node, found: true });
			if (anchor) expect([...anchorsOf(file)]).toContain(anchor);
		}
	}
});
