import type { KnownDefect } from './hunt';

const REGISTRATION = 'nodes/shared/registration';
const DELIVERY = 'nodes/shared/delivery';

/** Defects that the triggers once had (by their numbers in the review), as changes to the source. */
export const KNOWN_DEFECTS: KnownDefect[] = [
	{
		id: '1',
		title:
			'An event that a test borrows before n8n has attached static data never reaches production',
		changes: [
			{
				file: `${DELIVERY}/borrow.ts`,
				from: "const url = context.getNodeWebhookUrl('default');",
				to: "const url = Object.keys(context.getWorkflowStaticData('global')).length > 0 ? context.getNodeWebhookUrl('default') : undefined;",
			},
		],
		hunt: { operation: 'borrow', how: 'rain' },
	},
	{
		id: '2',
		title: 'Unpublishing swallows what the vendor refuses',
		changes: [
			{
				file: `${REGISTRATION}/unregister.ts`,
				from: "} else if (attempt === 'left') {",
				to: '} else if (error) {',
			},
		],
		hunt: { operation: 'unpublish', how: 'faults' },
	},
	{
		id: '4',
		title: 'The old token stays valid after the secret was changed and published',
		changes: [
			{
				file: `${DELIVERY}/verify.ts`,
				from: 'const known = cached?.beside === tokenHash ? cached : undefined;',
				to: 'const known = cached;',
			},
			{ file: `${DELIVERY}/verify.ts`, from: 'TRUST_MS = 60_000', to: 'TRUST_MS = 1e12' },
		],
		hunt: {
			operation: 'the old token after the secret was changed and published',
			how: 'undisturbed',
		},
	},
	{
		id: '5',
		title: 'Forwarding depends on static data',
		changes: [
			{
				file: `${DELIVERY}/relay.ts`,
				from: 'const memory = keptMemory(readState(context), delivery.memory);',
				to: 'const memory = readState(context).memories?.[delivery.memory];\n\tif (memory === undefined) return undefined;',
			},
		],
		hunt: {
			operation: 'events after an older snapshot of static data came back',
			how: 'undisturbed',
		},
	},
	{
		id: '6',
		title: 'After the secret was changed, unpublishing empties the place without a word',
		changes: [
			{
				file: `${REGISTRATION}/heir.ts`,
				from: 'if (!former) throw lostError(pass, host, memory);',
				to: 'if (!former) return undefined;',
			},
		],
		hunt: { operation: 'unpublish after the secret was changed', how: 'undisturbed' },
	},
	{
		id: '7',
		title: 'Of two triggers that tick the same event both are published, and one is deaf',
		changes: [
			{
				file: `${REGISTRATION}/turns.ts`,
				from: '(turns.get(key) ?? Promise.resolve()).then(begin, begin)',
				to: 'begin()',
			},
			{
				file: `${REGISTRATION}/reconcile.ts`,
				from: 'else refusals.set(key, result.reason);\n\t\t});',
				to: 'else refusals.set(key, result.reason);\n\t\t});\n\t\tif (failure === undefined) return actual;',
			},
		],
		hunt: { operation: 'two triggers of one workflow tick the same event', how: 'undisturbed' },
	},
	{
		id: '8',
		title: 'A test forgets whose place it has taken',
		changes: [
			{
				file: `${REGISTRATION}/heir.ts`,
				from: "owner === 'foreign' || borrowed ? memoryFor(pass, occupant) : memoryOf(pass, occupant);",
				to: "owner === 'foreign' ? memoryFor(pass, occupant) : undefined;",
			},
		],
		hunt: { operation: 'listen over a registration that unpublishing left', how: 'undisturbed' },
	},
	{
		id: '9',
		title: 'After n8n has moved, its own old registration counts as foreign',
		changes: [
			{
				file: `${REGISTRATION}/probe.ts`,
				from: "return known ? 'dead' : 'unclear';",
				to: "return 'unclear';",
			},
		],
		hunt: { operation: 'publish after n8n has moved and the old host is dead', how: 'undisturbed' },
	},
	{
		id: '10',
		title: 'A list that cannot be read counts as empty',
		changes: [
			{
				file: 'nodes/Pave/api/callbacks.ts',
				from: 'if (!isObject(data)) return undefined;',
				to: 'return [];',
			},
		],
		hunt: { operation: 'publish into a taken slot, stop', how: 'undisturbed' },
	},
	{
		id: '11',
		title: 'What is put back has lost its headers and attributes',
		changes: [
			{
				file: 'nodes/Pave/api/callbacks.ts',
				from: 'let response = await put(body);',
				to: 'let response = await put({ url: body.url, method: body.method, headers: {}, payload: {} });',
			},
		],
		hunt: { operation: 'put back', how: 'undisturbed' },
	},
	{
		id: '20a',
		title: 'An empty answer counts as done, and as an empty list',
		changes: [
			{
				file: 'nodes/Pave/api/request.ts',
				from: "status < 300 && typeof body === 'object' && body !== null;",
				to: 'status < 300;',
			},
			{
				file: 'nodes/Pave/api/callbacks.ts',
				from: 'if (!entries?.every(isObject)) throw unreadableError(context, response);',
				to: 'if (!entries?.every(isObject)) return [];',
			},
		],
		hunt: { operation: 'publish into a taken slot, stop', how: 'faults' },
	},
	{
		id: '20b',
		title: 'Where putting back is refused once, the place is emptied',
		changes: [
			{
				file: `${REGISTRATION}/reconcile.ts`,
				from: 'vendor.exclusive?.restore(context, step.former);',
				to: 'vendor.exclusive?.restore(context, step.former).catch(async () => await adapter.remove({ id: step.place } as never));',
			},
			{
				file: `${REGISTRATION}/unregister.ts`,
				from: 'left.has(place) || isBack(actual, place, former)',
				to: 'left.has(place) || isBack(actual, place, former) || true',
			},
		],
		hunt: { operation: 'put back', how: 'faults' },
	},
	{
		id: '20c',
		title: 'The end of a test that is refused is not tried again',
		changes: [{ file: `${REGISTRATION}/finishLater.ts`, from: 'throw error;', to: '' }],
		hunt: { operation: 'give back', how: 'faults' },
	},
	{
		id: '20d',
		title: 'A key that the vendor quotes reaches the user',
		changes: [
			{
				file: 'nodes/shared/http/send.ts',
				from: 'hideSecrets(response.body, known)',
				to: 'response.body',
			},
		],
		hunt: { operation: 'publish', how: 'faults' },
	},
	{
		id: '21',
		title: 'That nobody listens at a production address is not recognised',
		changes: [
			{
				file: `${REGISTRATION}/probe.ts`,
				from: 'if (preflight.statusCode !== 404 && preflight.statusCode !== 500)',
				to: 'if (preflight.statusCode !== 404)',
			},
		],
		hunt: { operation: 'listen over a registration that unpublishing left', how: 'undisturbed' },
	},
	{
		id: '22',
		title: 'Somebody registers between our POST and its answer: published, and deaf',
		changes: [
			{
				file: `${REGISTRATION}/reconcile.ts`,
				from: 'else refusals.set(key, result.reason);\n\t\t});',
				to: 'else refusals.set(key, result.reason);\n\t\t});\n\t\tif (failure === undefined) return actual;',
			},
		],
		hunt: { operation: 'somebody registers between our POST and its answer', how: 'undisturbed' },
	},
	{
		id: '22b',
		title: 'A POST that was refused for the moment is sent again without another look',
		changes: [
			{
				file: 'nodes/shared/http/send.ts',
				from: "if (over || repeatable === 'checked')",
				to: 'if (over)',
			},
		],
		hunt: { operation: 'somebody registers after our POST was refused', how: 'faults' },
	},
];
