/** What a release changes, without doing it. */
export interface Release {
	version: string;
	/** By file, its new text. */
	files: Record<string, string>;
}

const UNRELEASED = '## Unreleased';
const PARTS = ['major', 'minor', 'patch'];

/**
 * Gives package.json, package-lock.json and CHANGELOG.md one version.
 *
 * @param texts what these files hold now
 * @param asked `major`, `minor`, `patch` or a version; without it, the one of package.json, for a first release
 * @param tags versions that were released
 * @param day of the release, as 2026-11-29
 * @throws Error that says what is missing
 */
export function planRelease(
	texts: Record<'package.json' | 'package-lock.json' | 'CHANGELOG.md', string>,
	asked: string | undefined,
	tags: readonly string[],
	day: string,
): Release {
	const { version: current } = JSON.parse(texts['package.json']) as { version: string };
	const version = nextVersion(current, asked);
	if (tags.includes(version)) {
		throw new Error(`${version} is released already: say major, minor, patch or a version`);
	}
	const news = texts['CHANGELOG.md'].split(/^(?=## )/m).find((part) => part.startsWith(UNRELEASED));
	if (!news?.slice(UNRELEASED.length).trim()) {
		throw new Error(`CHANGELOG.md has nothing under "${UNRELEASED}": say what users notice`);
	}
	const heading = `## ${version} – ${day}`;
	const old = `"version": "${current}"`;
	const moved = (text: string, times: number) =>
		text
			.split(old)
			.reduce((done, rest, at) => done + (at <= times ? `"version": "${version}"` : old) + rest);
	return {
		version,
		files: {
			'package.json': moved(texts['package.json'], 1),
			// Its own version stands twice, before those of the packages.
			'package-lock.json': moved(texts['package-lock.json'], 2),
			'CHANGELOG.md': texts['CHANGELOG.md'].replace(UNRELEASED, heading),
		},
	};
}

function nextVersion(current: string, asked = current): string {
	if (/^\d+\.\d+\.\d+$/.test(asked)) return asked;
	const at = PARTS.indexOf(asked);
	if (at < 0) throw new Error(`"${asked}" is none of ${PARTS.join(', ')}, and no version`);
	const numbers = current.split('.').map(Number);
	return numbers.map((part, index) => (index > at ? 0 : part + Number(index === at))).join('.');
}
