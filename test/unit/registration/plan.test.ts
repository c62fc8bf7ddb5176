import { planRegistrations, type PlanInput } from '../../../nodes/shared/registration/plan';
import type { Owner, Registration } from '../../../nodes/shared/trigger/registration';

/** `owner:id`, for example `same:a`; a registration called `…!` has drifted. */
function registration(name: string, place = 'slot'): Registration {
	const [, id] = name.split(':');
	return { id, place, url: name, createdAt: id, content: {}, raw: {} };
}

const target = { place: 'slot', url: 'wanted', content: {} };

function plan(names: string[], input: Partial<PlanInput> = {}) {
	const { steps, conflicts, duplicates, surplus } = planRegistrations({
		targets: [target],
		actual: names.map((name) => registration(name)),
		ownerOf: ({ url }) => url.split(':')[0] as Owner,
		drifted: ({ id }) => id.endsWith('!'),
		exclusive: false,
		form: 'production',
		...input,
	});
	const ids = (list: Registration[]) => list.map(({ id }) => id);
	return {
		steps: steps.map((s) => (s.kind === 'update' ? `update ${s.registration.id}` : s.kind)),
		conflicts: conflicts.map((c) => `${c.kind} ${c.registration.id}`),
		duplicates: ids(duplicates),
		surplus: ids(surplus),
	};
}

const nothing = { steps: [], conflicts: [], duplicates: [], surplus: [] };

describe('where a place holds many', () => {
	test.each([
		['nothing there', [], { steps: ['create'] }],
		['healthy', ['same:a'], {}],
		['drifted', ['same:a!'], { steps: ['update a!'] }],
		['ours twice: the oldest stays', ['same:b', 'same:a'], { duplicates: ['b'] }],
		['only somebody else', ['foreign:a'], { steps: ['create'] }],
		['a test left behind', ['same:a', 'other:t'], { surplus: ['t'] }],
	])('%s', (_name, names, expected) => {
		expect(plan(names)).toEqual({ ...nothing, ...expected });
	});

	test('a test touches nothing but its own', () => {
		expect(plan(['other:p', 'foreign:f'], { form: 'test' })).toEqual({
			...nothing,
			steps: ['create'],
		});
	});

	test('what is ours in a place that is no longer wanted is surplus', () => {
		const actual = [registration('same:a'), registration('same:old', 'elsewhere')];
		expect(plan([], { actual })).toEqual({ ...nothing, surplus: ['old'] });
		expect(plan([], { actual, form: 'test' })).toEqual(nothing);
	});
});

describe('where a place holds one', () => {
	const exclusive = true;
	test.each([
		['nothing there', [], { steps: ['create'] }],
		['healthy', ['same:a'], {}],
		['drifted', ['same:a!'], { steps: ['update a!'] }],
		['somebody else', ['foreign:a'], { conflicts: ['foreign a'] }],
		['a test of ours', ['other:t'], { steps: ['update t'] }],
	])('%s', (_name, names, expected) => {
		expect(plan(names, { exclusive })).toEqual({ ...nothing, ...expected });
	});

	test.each([
		['our published workflow is in the way of a test', ['other:p'], ['ownProduction p']],
		['so is somebody else', ['foreign:f'], ['foreign f']],
	])('%s', (_name, names, conflicts) => {
		expect(plan(names, { exclusive, form: 'test' })).toEqual({ ...nothing, conflicts });
	});
});
