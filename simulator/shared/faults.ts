import { FAULT_KINDS, type ActiveFault, type FaultRule } from './types';

/** Whether a path fits a rule's notation: prefix, or `/^…/` for a regular expression. */
export function pathMatches(pattern: string | undefined, path: string): boolean {
	if (pattern === undefined || pattern === '') return true;
	const expression = /^\/(\^.*)\/([a-z]*)$/.exec(pattern);
	if (expression) return new RegExp(expression[1], expression[2]).test(path);
	return path.startsWith(pattern);
}

/** The queue of faults waiting to be injected. */
export class FaultQueue {
	private rules: ActiveFault[] = [];

	private lastId = 0;

	add(rule: FaultRule): ActiveFault {
		if (!FAULT_KINDS.includes(rule.kind))
			throw new Error(`Unknown fault kind: ${String(rule.kind)}`);
		const active: ActiveFault = { ...rule, id: ++this.lastId, seen: 0, hits: 0 };
		this.rules.push(active);
		return { ...active };
	}

	list(): ActiveFault[] {
		return this.rules.map((rule) => ({ ...rule }));
	}

	clear(): void {
		this.rules = [];
	}

	/** The rule that bites this request, if any; counts the request for every rule it passed by. */
	take(method: string, path: string): ActiveFault | undefined {
		for (const rule of this.rules) {
			if (rule.method !== undefined && rule.method.toUpperCase() !== method) continue;
			if (!pathMatches(rule.path, path)) continue;
			rule.seen += 1;
			if (rule.seen <= (rule.skip ?? 0)) continue;
			const times = rule.times ?? 1;
			if (times !== 'always' && rule.hits >= times) continue;
			rule.hits += 1;
			return rule;
		}
		return undefined;
	}
}
