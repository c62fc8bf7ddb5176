import type { core } from 'zod/v4';

import { fromJson } from '../json';

type Issue = core.$ZodIssue;
type Path = ReadonlyArray<PropertyKey>;

/** Enough to see what is wrong; a list with a thousand odd entries must not flood the item. */
const MOST = 20;

/** Schema complaints as lines such as "data.customer.id: expected string, received null". */
export function readableProblems(issues: readonly Issue[], body: unknown): string[] {
	return issues
		.flatMap(unfold)
		.slice(0, MOST)
		.map((issue) => {
			const expected = expectation(issue);
			const what =
				expected === undefined
					? issue.message
					: `expected ${expected}, received ${kindOf(valueAt(body, issue.path))}`;
			return `${pathText(issue.path)}: ${what}`;
		});
}

function kindOf(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

function valueAt(body: unknown, path: Path): unknown {
	return path.reduce<unknown>((given, step) => {
		const value = fromJson(given);
		return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
			? (value as Record<PropertyKey, unknown>)[step]
			: undefined;
	}, body);
}

function pathText(path: Path): string {
	return path.reduce<string>((text, step) => {
		if (typeof step === 'number') return `${text}[${step}]`;
		return text === '' ? String(step) : `${text}.${String(step)}`;
	}, '');
}

/**
 * Of a value that may have several forms, the complaints about the form it comes closest to: the
 * one that got deepest into the value. Complaints about the value's kind are put into one.
 */
function unfold(issue: Issue): Issue[] {
	if (issue.code !== 'invalid_union') return [issue];
	const inside = issue.errors.find((branch) =>
		branch.some(({ code, path }) => path.length > 0 || code === 'custom'),
	);
	if (inside === undefined) return [issue];
	return inside.flatMap((inner) => unfold({ ...inner, path: [...issue.path, ...inner.path] }));
}

function expectation(issue: Issue): string | undefined {
	// The only fixed-length list in the schemas is the empty one, which some servers send for `{}`.
	if (issue.code === 'invalid_type')
		return issue.expected === 'tuple' ? 'empty array' : issue.expected;
	if (issue.code === 'invalid_value')
		return issue.values.map((value) => `"${String(value)}"`).join(' or ');
	const own = /^expected (.*)/.exec(issue.message);
	if (own) return own[1];
	if (issue.code !== 'invalid_union') return undefined;
	const kinds = issue.errors.flatMap((branch) => branch.map(expectation));
	return [...new Set(kinds.filter((kind) => kind !== undefined))].join(' or ') || undefined;
}
