import type { PaveControl } from '../pave/control';
import { COMPLETE } from '../pave/events';
import { SESSION_STEPS, stepOf, type SessionStep } from '../pave/steps';
import type { PlayInspectionInput, SessionState } from '../pave/types';
import { isObject } from '../shared/text';
import type { JsonObject } from '../shared/types';
import type { ConsoleSources } from './types';
import { readJson, said, type Action, type ActionField, type ActionInput } from './action';

const account: ActionField = { name: 'account', label: 'API key', kind: 'account', optional: true };
const session: ActionField = { name: 'session', label: 'Session', kind: 'session', optional: true };

export const PAVE_ACTIONS: Action[] = [
	play(
		'play-inspection',
		'Play an inspection',
		'A customer walks around the car; everything is accepted.',
		{
			waitMs: 60,
		},
	),
	play(
		'play-rejected',
		'… with rejected photos',
		'Two photos are rejected and taken again; a note is added.',
		{
			waitMs: 60,
			rejectPhotos: ['Interior', 'Left'],
			note: { title: 'Customer comment', description: 'Chip in the windshield was there before.' },
		},
	),
	{
		key: 'play-damaged',
		group: 'PAVE',
		label: '… of a badly damaged car',
		help: 'The finished inspection lists four times the usual damage.',
		fields: [account],
		async run(sources, given) {
			const { pave } = sources;
			const apiKey = await keyOf(sources, given.account);
			const played = await pave.playInspection({ apiKey, stopAt: 'CONFIRM' });
			const { sessionKey } = played;
			await pave.changeSession({ sessionKey, changes: { status: 'COMPLETE' } });
			const event = COMPLETE;
			const whole = damaged(await pave.previewEvent({ event, sessionKey }));
			const sent = await pave.sendEvent({ apiKey, event, sessionKey, fields: whole });
			return said(`Damaged car: ${sessionKey}`, [...played.deliveries, ...sent]);
		},
	},
	{
		key: 'play-abandoned',
		group: 'PAVE',
		label: '… that is abandoned',
		help: 'The customer begins, then never finishes; the session expires without a word.',
		fields: [account],
		async run(sources, given) {
			const apiKey = await keyOf(sources, given.account);
			const played = await sources.pave.playInspection({ apiKey, stopAt: 'STARTED' });
			const { sessionKey } = played;
			await sources.pave.changeSession({ sessionKey, changes: { status: 'EXPIRED' } });
			return said(`Abandoned: ${sessionKey}`, played.deliveries);
		},
	},
	play('play-sms-failed', 'A text message fails', 'The phone number cannot be reached.', {
		stopAt: 'IDLE',
		sms: 'error',
	}),
	play(
		'start-inspection',
		'Start step by step',
		'The customer opens the link. Go on with "Next step".',
		{
			stopAt: 'STARTED',
		},
	),
	{
		key: 'advance-session',
		group: 'PAVE',
		label: 'Next step',
		help: 'Moves a session that is under way to its next status.',
		fields: [session],
		async run({ pave }, given) {
			const { sessionKey, status } = await chosenSession(pave, given);
			const next = SESSION_STEPS[stepOf(status) + 1] as SessionStep | undefined;
			if (next === undefined) throw new Error(`${sessionKey} is ${status}: there is no next step.`);
			const { deliveries } = await pave.playInspection({ sessionKey, stopAt: next, sms: 'none' });
			return said(`${sessionKey} is ${next}`, deliveries);
		},
	},
	{
		key: 'send-pave',
		group: 'PAVE',
		label: 'Write the event yourself',
		help: 'Edit the JSON before it is sent.',
		fields: [
			account,
			{ name: 'event', label: 'Event', kind: 'event', default: COMPLETE },
			{ name: 'body', label: 'JSON', kind: 'json' },
		],
		async run(sources, { account: name, event, body }) {
			const apiKey = await keyOf(sources, name);
			const sent = await sources.pave.deliver({ apiKey, event, body: readJson(body) });
			return said(`${event} sent`, [sent]);
		},
	},
];

/** The API key of the account chosen by its name; without a choice, of the one somebody listens to. */
async function keyOf({ pave, visitor }: ConsoleSources, name = ''): Promise<string> {
	const accounts = await pave.accounts();
	const chosen = accounts.find(({ username }) => username === name);
	if (name !== '' && !chosen) {
		throw new Error(
			`PAVE has no account "${name}". There is: ${accounts.map((a) => a.username).join(', ')}.`,
		);
	}
	if (chosen) return chosen.apiKey;
	const heard = await pave.callbacks();
	const own = accounts.find(({ username }) => username === visitor?.username);
	const listening = accounts.find(({ apiKey }) => heard.some((entry) => entry.apiKey === apiKey));
	const preferred = own && heard.some((entry) => entry.apiKey === own.apiKey) ? own : listening;
	return (preferred ?? accounts[0]).apiKey;
}

function play(key: string, label: string, help: string, input: PlayInspectionInput): Action {
	return {
		key,
		group: 'PAVE',
		label,
		help,
		fields: [account],
		async run(sources, given) {
			const apiKey = await keyOf(sources, given.account);
			const played = await sources.pave.playInspection({ apiKey, ...input });
			return said(`${label}: ${played.sessionKey}`, played.deliveries);
		},
	};
}

async function chosenSession(pave: PaveControl, given: ActionInput): Promise<SessionState> {
	const sessions = await pave.sessions();
	const wanted = given.session ?? '';
	const found =
		wanted === ''
			? sessions.findLast(({ status }) => stepOf(status) >= 0 && status !== 'COMPLETE')
			: sessions.find(({ sessionKey }) => sessionKey === wanted);
	if (found) return found;
	throw new Error(
		wanted === ''
			? 'No session is under way. Start one with "Start step by step".'
			: `PAVE has no session "${wanted}".`,
	);
}

/** The complete event of a session with far more damage than the sample has. */
function damaged(body: JsonObject): JsonObject {
	const session = isObject(body.session) ? body.session : {};
	const inspection = isObject(session.inspection) ? session.inspection : {};
	const found: unknown[] = Array.isArray(inspection.detected_damages)
		? inspection.detected_damages
		: [];
	const many = Array.from({ length: 4 }, () => found).flat();
	return {
		...body,
		session: {
			...session,
			inspection: { ...inspection, total_damages: many.length, detected_damages: many },
		},
	};
}
