import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { projectRoot } from '../sandbox/paths';
import { planRelease } from './plan';
import { fillIn, placeholdersIn } from './placeholders';

const help = `Makes a release: one version for package.json, package-lock.json and CHANGELOG.md, a commit, and a tag.

  npm run release [-- major|minor|patch|<version>] [--dry-run]
  npm run release -- --home <owner>/<repository> --email <address>   fills in where the project lives; once
  npm run release -- --check                                         only refuses if that was not done

  --dry-run  says what it would do, and changes nothing
Without a version it releases the one of package.json, which is for the first release.`;

const FILES = ['package.json', 'package-lock.json', 'CHANGELOG.md'] as const;

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			check: { type: 'boolean', default: false },
			'dry-run': { type: 'boolean', default: false },
			email: { type: 'string', default: '' },
			help: { type: 'boolean', default: false },
			home: { type: 'string' },
			root: { type: 'string', default: projectRoot },
		},
	});
	if (values.help) return console.log(help);
	const { root, home, email, 'dry-run': dry } = values;
	const git = (...args: string[]) =>
		execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
	if (home !== undefined) return await fillIn(root, git('ls-files'), { home, email });

	const left = await placeholdersIn(root, git('ls-files'));
	const problems =
		left.length > 0 ? [`Placeholders are left:\n  ${left.join('\n  ')}\n\n${help}`] : [];
	if (values.check) return refuse(problems);
	if (git('status', '--porcelain').length > 0) problems.push('Commit or remove what has changed.');

	const read = async (file: string) => [file, await readFile(path.join(root, file), 'utf8')];
	const texts = Object.fromEntries(await Promise.all(FILES.map(read))) as Record<
		(typeof FILES)[number],
		string
	>;
	const day = new Date().toISOString().slice(0, 10);
	const { version, files } = planRelease(texts, positionals[0], git('tag'), day);
	if (dry) {
		console.log(`Would release ${version}: ${Object.keys(files).join(', ')}, a commit, a tag.`);
		return console.log(problems.length > 0 ? `It would refuse:\n${problems.join('\n')}` : '');
	}
	refuse(problems);
	for (const [file, text] of Object.entries(files)) await writeFile(path.join(root, file), text);
	git('commit', '--quiet', '--all', '--message', `Release ${version}`);
	git('tag', version);
	console.log(`${version} is committed and tagged.
  git push              then start the workflow "All tests" on this commit, and wait for it
  git push origin ${version}   publishes`);
}

/** @throws Error with all of the problems, if there are any */
function refuse(problems: readonly string[]): void {
	if (problems.length > 0) throw new Error(problems.join('\n'));
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
