import type { KnownDefect } from './hunt';

const REGISTRATION = 'nodes/shared/registration';
const DELIVERY = 'nodes/shared/delivery';

/** Defects that the triggers could have had, as changes to the source. */
export const SUPPOSED_DEFECTS: KnownDefect[] = [
	{
		id: 'S1',
		title: 'A borrowed event does not reach whom production had displaced',
		changes: [
			{
				file: `${DELIVERY}/borrow.ts`,
				from: '...(await productionHeaders(context, vendor, exclusive, url)),',
				to: '',
			},
		],
		hunt: { operation: 'borrow what was taken over', how: 'rain' },
	},
	{
		id: 'S2',
		title: '"Nothing was left" is said by a retry that could not look',
		changes: [
			{
				file: `${REGISTRATION}/register.ts`,
				from: "undone && earlier !== 'left' ? 'undone' : 'left'",
				to: "undone ? 'undone' : 'left'",
			},
		],
		hunt: { operation: 'publish', how: 'faults' },
	},
	{
		id: 'S3',
		title: 'Any well-formed token is accepted',
		changes: [
			{
				file: `${DELIVERY}/verify.ts`,
				from: "(await matches(fresh, presented)) ? 'authentic' : 'forged';",
				to: "(await matches(fresh, presented)) ? 'authentic' : 'authentic';",
			},
		],
		hunt: {
			operation: 'the old token after the secret was changed and published',
			how: 'undisturbed',
		},
	},
];
