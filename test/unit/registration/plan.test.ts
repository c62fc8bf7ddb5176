import { planRegistrations, type PlanInput } from '../../../nodes/shared/registration/plan';
import type { Owner, Registration } from '../../../nodes/shared/trigger/registration';

/** `owner:id`, for example `ours:a`; a registration called `…!` has drifted. */
function registration(name: string, slot = 'slot'): Registration {
	const [, id] = name.split(':');
	return { id, slot, url: name, createdAt: id, content: {}, raw: {} };
}

const target = { slot: 'slot', url: 'wanted', content: {} };

function plan(names: string[], input: Partial<PlanInput> = {}) {
	const { changes, conflicts, duplicates, surplus } = planRegistrations({
		targets: [target],
		actual: names.map((name) => registration(name)),
		ownerOf: ({ url }) => url.split(':')[0] as Owner,
		drifted: ({ id }) => id.endsWith('!'),
		exclusive: false,
		isTest: false,
		...input,
	});
	const ids = (list: Registration[]) => list.map(({ id }) => id);
	return {
		steps: changes.map((s) => (s.kind === 'update' ? `update ${s.registration.id}` : s.kind)),
		conflicts: conflicts.map((c) => `${c.owner} ${c.registration.id}`),
		duplicates: ids(duplicates),
		surplus: ids(surplus),
	};
}

const nothing = { steps: [], conflicts: [], duplicates: [], surplus: [] };

describe('where a slot holds many', () => {
	test.each([
		['nothing there', [], { steps: ['create'] }],
		['healthy', ['ours:a'], {}],
		['drifted', ['ours:a!'], { steps: ['update a!'] }],
		['ours twice: the oldest stays', ['ours:b', 'ours:a'], { duplicates: ['b'] }],
		['only somebody else', ['foreign:a'], { steps: ['create'] }],
		['a test left behind', ['ours:a', 'leftover:t'], { surplus: ['t'] }],
	])('%s', (_name, names, expected) => {
		expect(plan(names)).toEqual({ ...nothing, ...expected });
	});

	test('a test touches nothing but its own', () => {
		expect(plan(['published:p', 'foreign:f'], { isTest: true })).toEqual({
			...nothing,
			steps: ['create'],
		});
	});

	test('what is ours in a slot that is no longer wanted is surplus', () => {
		const actual = [registration('ours:a'), registration('ours:old', 'elsewhere')];
		expect(plan([], { actual })).toEqual({ ...nothing, surplus: ['old'] });
		expect(plan([], { actual, isTest: true })).toEqual(nothing);
	});
});

describe('where a slot holds one', () => {
	const exclusive = true;
	test.each([
		['nothing there', [], { steps: ['create'] }],
		['healthy', ['ours:a'], {}],
		['drifted', ['ours:a!'], { steps: ['update a!'] }],
		['somebody else', ['foreign:a'], { conflicts: ['foreign a'] }],
		['a test of ours', ['leftover:t'], { steps: ['update t'] }],
	])('%s', (_name, names, expected) => {
		expect(plan(names, { exclusive })).toEqual({ ...nothing, ...expected });
	});

	test.each([
		['our published workflow is in the way of a test', ['published:p'], ['published p']],
		['so is somebody else', ['foreign:f'], ['foreign f']],
	])('%s', (_name, names, conflicts) => {
		expect(plan(names, { exclusive, isTest: true })).toEqual({ ...nothing, conflicts });
	});
});
