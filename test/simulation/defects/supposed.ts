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
	{
		id: 'S5',
		title: 'n8n has to wait for the end of a test, and meanwhile no other can begin',
		changes: [
			{
				file: `${REGISTRATION}/unregister.ts`,
				from: "if (vendor.exclusive?.policy(context).ownProduction === 'borrow') await tried;",
				to: 'await tried;',
			},
		],
		hunt: { operation: 'listen while another test ends', how: 'undisturbed' },
	},
	{
		id: 'S6',
		title: 'A test is over before the borrowed event is given back, so that it arrives nowhere',
		changes: [
			{
				file: `${REGISTRATION}/unregister.ts`,
				from: "if (vendor.exclusive?.policy(context).ownProduction === 'borrow') await tried;",
				to: '',
			},
		],
		hunt: { operation: 'give back', how: 'rain' },
	},
	{
		id: 'S7',
		title: 'Whoever listens again in vain calls off the end of the test before',
		changes: [
			{
				file: `${REGISTRATION}/register.ts`,
				from: '	const pass = await startHookPass(context, vendor);',
				to: '	finishNoLonger(context);\n	const pass = await startHookPass(context, vendor);',
			},
		],
		hunt: { operation: 'listen again directly after stopping', how: 'faults' },
	},
];
