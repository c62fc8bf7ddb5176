import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/**
 * The commit that is tested, as a sentence for the document its figures go into.
 *
 * @param document path from the project's root; changes to it alone do not count as changes
 */
export function testedCommit(document: string): string {
	const git = (...args: string[]) =>
		execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
	const changes = git('status', '--porcelain', '--', '.', `:!${document}`);
	return `Commit \`${git('rev-parse', '--short=10', 'HEAD')}\`${changes === '' ? '' : ' with uncommitted changes'}.`;
}
