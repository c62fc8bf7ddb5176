import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Stand in package.json, the codex files and the guides until the project has a home; the only list of them. */
const PLACEHOLDERS = {
	home: 'n8n-nodes-pave-autograb/n8n-nodes-pave-autograb',
	email: 'maintainers@n8n-nodes-pave-autograb.dev',
};

/** What takes their places: owner and repository on GitHub as `owner/repository`, and an address for reports. */
export type Home = Record<keyof typeof PLACEHOLDERS, string>;

const OWN = path.relative(path.join(__dirname, '../..'), __filename);

/** The files that hold a placeholder still, each with which one. */
export async function placeholdersIn(root: string, files: string[]): Promise<string[]> {
	const found = await Promise.all(
		files.map(async (file) => {
			if (file === OWN) return [];
			const text = await readFile(path.join(root, file), 'utf8');
			const held = Object.entries(PLACEHOLDERS).filter(([, words]) => text.includes(words));
			return held.map(([name]) => `${file}: ${name}`);
		}),
	);
	return found.flat();
}

/** Puts the project's home where the placeholders are. @throws Error if it is no home */
export async function fillIn(root: string, files: string[], { home, email }: Home): Promise<void> {
	if (!/^[\w.-]+\/[\w.-]+$/.test(home) || !/^\S+@\S+\.\S+$/.test(email)) {
		throw new Error('Give --home as owner/repository, and --email as an address');
	}
	for (const file of new Set(
		(await placeholdersIn(root, files)).map((each) => each.split(':')[0]),
	)) {
		const text = await readFile(path.join(root, file), 'utf8');
		const filled = text.replaceAll(PLACEHOLDERS.home, home).replaceAll(PLACEHOLDERS.email, email);
		await writeFile(path.join(root, file), filled);
	}
}
